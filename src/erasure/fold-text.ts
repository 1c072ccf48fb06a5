/** A text as it is compared, and where each of its code units comes from in the original: from and to, in UTF-16 code units. */
export type Folded = { readonly text: string; readonly from: readonly number[]; readonly to: readonly number[] }

/**
 * A text without what people vary when they write the same word: small letters, no accents, no marks of direction, no soft
 * hyphens, one kind of hyphen and of apostrophe, one space for a run of white space, bytes in percent signs (RFC 3986) as
 * the letters they stand for.
 */
export function foldText(original: string): Folded {
  // Joined once: a text that grows is copied whole each time somebody looks at its end.
  const pieces: string[] = []
  const [from, to]: [number[], number[]] = [[], []]
  for (const { character, start, end } of charactersOf(original)) {
    const plain = fold(character)
    // A run of white space is one space, and a mark or a sign of direction belongs to the letter before it.
    const continues = (plain === ' ' && pieces.at(-1) === ' ') || plain === ''
    if (continues && to.length > 0) to[to.length - 1] = end
    if (continues) continue
    for (let index = 0; index < plain.length; index++) {
      from.push(start)
      to.push(end)
    }
    pieces.push(plain)
  }
  return { text: pieces.join(''), from, to }
}

/** The same with words whole again that were hyphenated at the end of a line; null where none may have been. Takes both forms of the text. */
export function withoutHyphenation(original: string, { text, from, to }: Folded): Folded | null {
  if (!hyphenated.test(original)) return null
  const left = new Set(from.keys())
  for (const { 0: between, index } of text.matchAll(/(?<=\p{L})-? (?=\p{L})/gu))
    // A soft hyphen has gone by now, and belongs to the letter before it.
    if (hyphenated.test(original.slice(from[index - 1], to[index + between.length - 1])))
      for (let at = index; at < index + between.length; at++) left.delete(at)
  const places = [...left]
  return {
    text: places.map((at) => text[at]).join(''),
    from: places.map((at) => from[at]!),
    to: places.map((at) => to[at]!),
  }
}

const hyphenated = /[\p{Pd}\u00ad][^\S\n]*[\n\r\f\v\u0085\u2028\u2029]/u

function fold(character: string): string {
  if (/\s/u.test(character)) return ' '
  if (/[\p{Pd}\u2212]/u.test(character)) return '-'
  if (/['’‘ʼ`´]/u.test(character)) return "'"
  return character
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}\u0640]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
}

type Character = { readonly character: string; readonly start: number; readonly end: number }

function* charactersOf(original: string): Generator<Character> {
  let at = 0
  for (const { 0: percent, index } of original.includes('%') ? original.matchAll(/(?:%[0-9A-Fa-f]{2})+/g) : []) {
    yield* plainCharacters(original.slice(at, index), at)
    yield* percentCharacters(percent, index)
    at = index + percent.length
  }
  yield* plainCharacters(original.slice(at), at)
}

function* plainCharacters(text: string, from: number): Generator<Character> {
  let start = from
  for (const character of text) {
    yield { character, start, end: start + character.length }
    start += character.length
  }
}

function* percentCharacters(percent: string, from: number): Generator<Character> {
  const bytes = Buffer.from(percent.replaceAll('%', ''), 'hex')
  const utf8 = bytes.toString('utf8')
  // What is no UTF-8 was written by a site of the time before it.
  const isUtf8 = Buffer.from(utf8).equals(bytes)
  let start = from
  for (const character of isUtf8 ? utf8 : bytes.toString('latin1')) {
    const end = start + 3 * (isUtf8 ? Buffer.byteLength(character) : 1)
    yield { character, start, end }
    start = end
  }
}
