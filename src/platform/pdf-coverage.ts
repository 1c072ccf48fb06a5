import { closeSync, openSync, readSync } from 'node:fs'
import type { PdfFont } from './pdf-fonts.ts'

/**
 * The characters of `data`'s strings that no family can print in all its styles, each once, in the order met. Typst
 * prints boxes for them and reports nothing, so they are found beforehand. Characters that print nothing (joiners,
 * direction marks, line breaks) are never missing; other control characters always are.
 */
export function missingCharacters(data: unknown, fonts: readonly PdfFont[]): string[] {
  const families = fonts.map((font) => font.files.map(charactersOf))
  const missing = new Set<string>()
  const seen = new Set<string>()
  for (const text of stringsOf(data))
    for (const character of text) {
      if (seen.has(character)) continue
      seen.add(character)
      const code = character.codePointAt(0) ?? 0
      if (invisible.test(character)) continue
      if (!families.some((styles) => styles.every((style) => style.has(code)))) missing.add(character)
    }
  return [...missing]
}

/** The writing systems that missing characters belong to, in English, for a message: e.g. `Ethiopic`, `Hebrew`. */
export function scriptsOf(characters: readonly string[]): string[] {
  const found = scripts.filter((script) => characters.some((character) => new RegExp(`\\p{Script=${script}}`, 'u').test(character)))
  return found.map((script) => script.replaceAll('_', ' '))
}

const invisible = /[\p{Default_Ignorable_Code_Point}\n\r\t]/u
const scripts: readonly string[] =
  `Arabic Armenian Bengali Bopomofo Canadian_Aboriginal Cherokee Cyrillic Devanagari Ethiopic Georgian Greek Gujarati
  Gurmukhi Han Hangul Hebrew Hiragana Kannada Katakana Khmer Lao Latin Malayalam Mongolian Myanmar Oriya Sinhala Syriac
  Tamil Telugu Thaana Thai Tibetan Tifinagh`.split(/\s+/)

function* stringsOf(data: unknown): Generator<string> {
  if (typeof data === 'string') yield data
  else if (data !== null && typeof data === 'object') for (const value of Object.values(data)) yield* stringsOf(value)
}

/** `cmap` as the four bytes of its name. */
const cmapTag = 0x63_6d_61_70

const known = new Map<string, ReadonlySet<number>>()

/** The code points that a font file maps to a glyph, read once per file from its `cmap` table (OpenType 1.9). */
function charactersOf(path: string): ReadonlySet<number> {
  const before = known.get(path)
  if (before !== undefined) return before
  const descriptor = openSync(path, 'r')
  try {
    const directory = read(descriptor, 0, 12 + 16 * read(descriptor, 4, 2).getUint16(0))
    for (let entry = 12; entry + 16 <= directory.byteLength; entry += 16) {
      if (directory.getUint32(entry) !== cmapTag) continue
      const characters = mappedCharacters(read(descriptor, directory.getUint32(entry + 8), directory.getUint32(entry + 12)))
      known.set(path, characters)
      return characters
    }
    throw new Error(`The font ${path} has no cmap table`)
  } finally {
    closeSync(descriptor)
  }
}

function read(descriptor: number, position: number, length: number): DataView {
  const bytes = new Uint8Array(length)
  const got = readSync(descriptor, bytes, 0, length, position)
  if (got !== length) throw new Error('The font file is cut short')
  return new DataView(bytes.buffer)
}

/** All subtables for Unicode (platform 0, and 3 with encoding 1 or 10) in the two formats that carry whole alphabets: 4 and 12. */
function mappedCharacters(cmap: DataView): ReadonlySet<number> {
  const characters = new Set<number>()
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const platform = cmap.getUint16(4 + index * 8)
    const encoding = cmap.getUint16(6 + index * 8)
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue
    const start = cmap.getUint32(8 + index * 8)
    const format = cmap.getUint16(start)
    if (format === 4) addSegments(cmap, start, characters)
    if (format === 12) addGroups(cmap, start, characters)
  }
  return characters
}

function addSegments(cmap: DataView, start: number, characters: Set<number>): void {
  const size = cmap.getUint16(start + 6)
  for (let segment = 0; segment < size; segment += 2) {
    const last = cmap.getUint16(start + 14 + segment)
    const first = cmap.getUint16(start + 16 + size + segment)
    const delta = cmap.getUint16(start + 16 + size * 2 + segment)
    const offsetAt = start + 16 + size * 3 + segment
    const offset = cmap.getUint16(offsetAt)
    for (let code = first; code <= last && code < 0xff_ff; code++) {
      const raw = offset === 0 ? code : cmap.getUint16(offsetAt + offset + (code - first) * 2)
      // Glyph 0 is the box itself. A raw 0 in the glyph array means absent whatever the delta says.
      if ((offset === 0 || raw !== 0) && ((raw + delta) & 0xff_ff) !== 0) characters.add(code)
    }
  }
}

function addGroups(cmap: DataView, start: number, characters: Set<number>): void {
  for (let group = 0; group < cmap.getUint32(start + 12); group++) {
    const at = start + 16 + group * 12
    const first = cmap.getUint32(at)
    const glyph = cmap.getUint32(at + 8)
    for (let code = first; code <= cmap.getUint32(at + 4); code++) if (glyph + code - first !== 0) characters.add(code)
  }
}
