import { readsAs } from './language.ts'
import { wideText } from './media-type.ts'

/** Text, and the encoding it was read in as it is called to people; a guess says that it is one. `cut`: there is more. */
export type Decoded = { readonly text: string; readonly encoding: string; readonly cut: boolean }

/**
 * Reads bytes as text: by the mark at their beginning, as UTF-16 where every second byte is zero, as UTF-8 where
 * they are that, by the encoding that the file names, and else in the encoding in which the text reads most like a language.
 */
export function decodeText(bytes: Uint8Array, named?: string): Decoded {
  return { ...readIn(wholeLetters(bytes.subarray(0, mostBytes)), named), cut: bytes.length > mostBytes }
}

function readIn(bytes: Uint8Array, named: string | undefined): Omit<Decoded, 'cut'> {
  const marked = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))
  if (marked !== undefined) return { text: new TextDecoder(marked[1]).decode(bytes), encoding: marked[2] }
  const wide = wideText(bytes)
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16, by its zeros' }
  const strict = decoded(bytes, 'utf-8', true)
  if (strict !== undefined) return { text: strict, encoding: 'UTF-8' }
  const asNamed = named === undefined ? undefined : decoded(bytes, named)
  if (asNamed !== undefined) return { text: asNamed, encoding: `${named}, as the file says` }
  const sample = bytes.subarray(0, 20_000)
  const tried = singleByte.map((label) => ({ label, reads: readsAs(decoded(sample, label) ?? '') }))
  const best = tried.reduce((one, other) => (other.reads > one.reads + 1e-9 ? other : one))
  return { text: decoded(bytes, best.label) ?? '', encoding: `${best.label}, by how the text reads` }
}

/** More than this is never shown; a hundred megabytes of text take several times as much. */
const mostBytes = 24 * 2 ** 20

/** Without the beginning of a letter of UTF-8 at the end, where a text was cut within one. */
function wholeLetters(bytes: Uint8Array): Uint8Array {
  if (bytes.length < mostBytes) return bytes
  let end = bytes.length
  while (end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1
  return bytes.subarray(0, ((bytes[end - 1] ?? 0) & 0xc0) === 0xc0 ? end - 1 : bytes.length)
}

const marks = [
  [[0xef, 0xbb, 0xbf], 'utf-8', 'UTF-8'],
  [[0xff, 0xfe], 'utf-16le', 'UTF-16'],
  [[0xfe, 0xff], 'utf-16be', 'UTF-16'],
] as const

/** In the order in which they are preferred where a text reads alike in several. */
const singleByte = [
  'windows-1252',
  'windows-1251',
  'windows-1256',
  'windows-1250',
  'windows-1254',
  'windows-1253',
  'windows-1255',
  'koi8-r',
]

function decoded(bytes: Uint8Array, label: string, fatal = false): string | undefined {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes)
  } catch {
    return undefined
  }
}
