import { wordsOf, type Phrase, type VerdictWords, type Wanted, type Word } from './verdict-words.ts'

/**
 * The words of a verdict that a text says as a fact, as they are written there, each once. None are those in quotation marks, those of a
 * name or a phrase of the law, and those of a part of the text that says who says it, asks it or leaves it open. `speakers`: names that stand before a
 * colon and what they say. By lists: what is said in other words is not found, and a word that is found is a question.
 */
export function wordsOfVerdict(text: string, words: VerdictWords, speakers: readonly string[] = []): readonly string[] {
  const own = withoutQuotes(text)
  const found = partsOf(own).flatMap((part) => {
    const said = wordsOf(part.text).map((word) => ({ ...word, forms: formsOf(word, words.prefixes) }))
    const has = (phrase: Phrase): readonly Stretch[] => stretches(said, phrase)
    const verdicts = isQuestion.test(part.text) ? [] : words.verdicts.flatMap(has)
    if (verdicts.length === 0 || words.attributed.some((phrase) => has(phrase).length > 0)) return []
    if (speakers.some((name) => saysIt(part.text, name))) return []
    const leftOut = words.leftOut.flatMap(has)
    const charged = words.charged.flatMap(has)
    return verdicts
      .filter(({ start, end }) => !leftOut.some((other) => other.start <= start && end <= other.end))
      .filter(({ start }) => !charged.some((before) => before.start <= start))
      .map(({ start, end }) => ({ start: part.at + start, end: part.at + end }))
  })
  const longest = found.filter((one) => !found.some((other) => other !== one && covers(other, one)))
  return [...new Set(longest.toSorted((a, b) => a.start - b.start).map(({ start, end }) => text.slice(start, end)))]
}

type Stretch = { readonly start: number; readonly end: number }

const covers = (one: Stretch, other: Stretch): boolean =>
  one.start <= other.start && other.end <= one.end && one.end - one.start > other.end - other.start

type Said = Stretch & { readonly forms: readonly string[] }

/** A word as it stands, and without what is written onto its beginning. */
const formsOf = ({ folded }: Word, prefixes: readonly string[]): readonly string[] => [
  folded,
  ...prefixes
    .filter((prefix) => folded.startsWith(prefix) && folded.length - prefix.length > 1)
    .map((prefix) => folded.slice(prefix.length)),
]

/** Where the words of a phrase stand in a row. */
function stretches(said: readonly Said[], phrase: Phrase): readonly Stretch[] {
  const found: Stretch[] = []
  for (let at = 0; at + phrase.length <= said.length; at++)
    if (phrase.every((wanted, step) => said[at + step]!.forms.some((form) => isForm(form, wanted))))
      found.push({ start: said[at]!.start, end: said[at + phrase.length - 1]!.end })
  return found
}

function isForm(said: string, { core, anyBefore, anyAfter }: Wanted): boolean {
  if (anyBefore) return anyAfter ? said.includes(core) : said.endsWith(core)
  return anyAfter ? said.startsWith(core) : said === core
}

/** The text with spaces in place of what is in quotation marks: those are somebody's words. */
const withoutQuotes = (text: string): string => text.replaceAll(quoted, (words) => ' '.repeat(words.length))

// What opens in one language closes in another: „…“ and “…”, «…» and »…«. An apostrophe opens nothing.
const quoted =
  /“[^“”]*”|„[^„“”]*[“”]|"[^"]*"|«[^«»]*»|»[^«»]*«|‹[^‹›]*›|「[^「」]*」|『[^『』]*』|《[^《》]*》|‘[^‘]*?’(?![\p{L}\p{M}])|(?<![\p{L}\p{M}\p{N}])'[^']*'(?![\p{L}\p{M}])/gu

/** Parts of a text that stand for themselves, so that what one attributes is not attributed in the next. A stop after an abbreviation ends none. */
function partsOf(text: string): readonly { readonly text: string; readonly at: number }[] {
  const ends = Array.from(text.matchAll(end), ({ 0: mark, index }) => index + mark.length).filter(
    (at) => text[at - 1] !== '.' || !abbreviated.test(text.slice(Math.max(0, at - 8), at)),
  )
  return [0, ...ends].map((at, index) => ({ text: text.slice(at, ends[index] ?? text.length), at }))
}

const isQuestion = /[?؟？]\s*$/u
const end = /[;؛；。！？]|[.!?؟…](?=\s)/gu
const abbreviated = /(?:^|[^\p{L}\p{M}])(?:\p{L}|\p{Lu}\p{L}{1,3})\.$/u

/** Whether a part of a text is what this speaker says: the name, and what follows a colon. */
function saysIt(part: string, name: string): boolean {
  const wanted = wordsOf(name).map(({ folded }) => ({ core: folded, anyBefore: false, anyAfter: false }))
  const said = wordsOf(part).map((word) => ({ ...word, forms: [word.folded] }))
  return wanted.length > 0 && stretches(said, wanted).some(({ end: after }) => /^\s*(?:\([^)]*\)\s*)?[:：]/u.test(part.slice(after)))
}
