/** Where some words stand in a text: from and to, in UTF-16 code units. */
export type Hit = { readonly from: number; readonly to: number }

/** Finds given words in texts. */
export type Spellings = { readonly find: (text: string) => readonly Hit[]; readonly replace: (text: string, gap: string) => string }

/** The fewest letters that may be looked for: what is shorter stands in every second sentence. */
const fewestLetters = 2

/**
 * Finds words however they are written: in capitals or not, with their accents or without, composed or decomposed, with
 * marks of direction in between, over a line end, with any hyphen or apostrophe. They are found as whole words; in
 * scripts that set no spaces, or that join other words to them (Arabic, Hebrew, Chinese, Japanese, Thai …), anywhere.
 * Takes the words as they were typed; of those that overlap, all of the stretch is found.
 */
export function spellingsOf(words: readonly string[]): Spellings {
  const wanted = [...new Set(words.map((word) => folded(word).text.trim()))].filter((word) => word.length >= fewestLetters)
  const find = (text: string): readonly Hit[] => (wanted.length === 0 ? [] : merged(hitsIn(folded(text), wanted)))
  return {
    find,
    replace(text, gap) {
      let [out, done] = ['', 0]
      for (const { from, to } of find(text)) {
        out += text.slice(done, from) + gap
        done = to
      }
      return out + text.slice(done)
    },
  }
}

/** A text as it is compared, and where each of its code units comes from in the original. */
type Folded = { readonly text: string; readonly from: readonly number[]; readonly to: readonly number[] }

function folded(original: string): Folded {
  let text = ''
  const [from, to]: [number[], number[]] = [[], []]
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const plain = fold(character)
    // A run of white space is one space.
    if (plain === ' ' && text.endsWith(' ')) to[to.length - 1] = end
    // A mark or a sign of direction belongs to the letter before it.
    else if (plain === '' && to.length > 0) to[to.length - 1] = end
    for (const unit of plain === ' ' && text.endsWith(' ') ? '' : plain) {
      for (let index = 0; index < unit.length; index++) {
        from.push(at)
        to.push(end)
      }
      text += unit
    }
    at = end
  }
  return { text, from, to }
}

function fold(character: string): string {
  if (/\s/u.test(character)) return ' '
  if (/[\p{Pd}\u00AD\u2212]/u.test(character)) return '-'
  if (/['’‘ʼ`´]/u.test(character)) return "'"
  return character
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}\u0640]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
}

function hitsIn({ text, from, to }: Folded, wanted: readonly string[]): Hit[] {
  const hits: Hit[] = []
  for (const word of wanted)
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
      if (isWhole(text, at, at + word.length)) hits.push({ from: from[at]!, to: to[at + word.length - 1]! })
  return hits
}

/** Scripts whose words stand without spaces, or take others onto themselves. */
const joined =
  /^[\p{sc=Arab}\p{sc=Hebr}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]$/u

const isWhole = (text: string, start: number, end: number): boolean =>
  !continues(before(text, start), text[start] ?? '') && !continues(text[end] ?? '', text[end - 1] ?? '')
const before = (text: string, start: number): string => (start === 0 ? '' : text[start - 1]!)
const continues = (neighbour: string, edge: string): boolean =>
  /^[\p{L}\p{N}]$/u.test(neighbour) && /^[\p{L}\p{N}]$/u.test(edge) && !joined.test(edge)

function merged(hits: readonly Hit[]): Hit[] {
  const out: { from: number; to: number }[] = []
  for (const hit of hits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = out.at(-1)
    if (last !== undefined && hit.from < last.to) last.to = Math.max(last.to, hit.to)
    else out.push({ ...hit })
  }
  return out
}
