import { wordsOf, type Phrase, type VerdictWords, type Wanted, type Word } from './verdict-words.ts'

/** Who speaks before a colon, and what persons, bodies and sources are called. */
type NamesInText = { readonly speakers: readonly string[]; readonly names: readonly string[] }

/**
 * The words of a verdict that a text says as a fact, as they are written there, each once. None are those that somebody says in quotation marks,
 * those of a name or a phrase of the law, and those of a part of the text that says who says it, asks it or leaves it open. One or two words in
 * quotation marks are the team's own where nothing in the part says whose they are. By lists: what is said in other words is not found, and a
 * word that is found is a question.
 */
export function wordsOfVerdict(text: string, words: VerdictWords, { speakers, names }: NamesInText = nobody): readonly string[] {
  const { own, inQuotes } = ownWords(text)
  const found = partsOf(own).flatMap((part) => {
    const said = wordsOf(part.text).map((word) => ({ ...word, forms: formsOf(word, words.prefixes) }))
    const has = (phrases: readonly Phrase[]): readonly Stretch[] => phrases.flatMap((phrase) => stretches(said, phrase))
    const mayBe = isQuestion.test(part.text) ? [] : has(words.verdicts)
    // Most parts say none, and a file may name hundreds.
    if (mayBe.length === 0) return []
    const named = names.flatMap((name) => namesAt(part.text, name))
    const verdicts = mayBe.filter((one) => !isWithin(one, named))
    const nothing = [...has(words.attributesNothing), ...named]
    const says = (phrases: readonly Phrase[]): readonly Stretch[] => has(phrases).filter((one) => !isWithin(one, nothing))
    if (says(words.attributed).length > 0 || speakers.some((name) => saysIt(part.text, name))) return []
    const leftOut = has(words.leftOut)
    const charged = says(words.charged)
    const isNext = attributedNext(part.text, verdicts, says(words.attributedNext), has(words.clauses))
    const quotes = inQuotes
      .map(({ start, end }) => ({ start: start - part.at, end: end - part.at }))
      .filter(({ start }) => /[:：]\s*$/u.test(part.text.slice(0, Math.max(0, start))) || has(words.quoting).length > 0)
    return verdicts
      .filter((one) => !isWithin(one, leftOut) && !isWithin(one, quotes) && !isNext(one))
      .filter(({ start }) => !charged.some((before) => before.start <= start))
      .map(({ start, end }) => ({ start: part.at + start, end: part.at + end }))
  })
  const longest = found.filter((one) => !found.some((other) => other !== one && covers(other, one)))
  return [...new Set(longest.toSorted((a, b) => a.start - b.start).map(({ start, end }) => text.slice(start, end)))]
}

const nobody: NamesInText = { speakers: [], names: [] }

type Stretch = { readonly start: number; readonly end: number }

const covers = (one: Stretch, other: Stretch): boolean =>
  one.start <= other.start && other.end <= one.end && one.end - one.start > other.end - other.start

const isWithin = (one: Stretch, others: readonly Stretch[]): boolean =>
  others.some((other) => other.start <= one.start && one.end <= other.end)

/**
 * Whether a verdict stands in the clause that a word like "if" or "might" began: after it, without a comma or a word that begins another
 * clause between, or joined by nothing else to one that does ("may be arbitrary and unlawful").
 */
function attributedNext(
  text: string,
  verdicts: readonly Stretch[],
  next: readonly Stretch[],
  clauses: readonly Stretch[],
): (one: Stretch) => boolean {
  const follows = (one: Stretch): boolean =>
    next.some(
      ({ end: from }) =>
        from <= one.start &&
        !/[,،，:：—–]/u.test(text.slice(from, one.start)) &&
        !clauses.some((other) => from <= other.start && other.end <= one.start),
    )
  const isJoined = (before: Stretch, one: Stretch): boolean =>
    before.end <= one.start &&
    wordsOf(text.slice(before.end, one.start)).every(({ start, end: to }) =>
      isWithin({ start: before.end + start, end: before.end + to }, clauses),
    )
  const attributed: Stretch[] = []
  for (const one of verdicts.toSorted((a, b) => a.start - b.start))
    if (follows(one) || attributed.some((before) => isJoined(before, one))) attributed.push(one)
  return (one) => attributed.includes(one)
}

type Said = Stretch & { readonly accented: string; readonly forms: readonly string[] }

const isSaid = ({ accented, forms }: Said, wanted: Wanted): boolean =>
  wanted.accented ? isForm(accented, wanted) : forms.some((form) => isForm(form, wanted))

/** Where a name stands as it is written, as whole words; of what is written without spaces every character is one. */
function namesAt(text: string, name: string): readonly Stretch[] {
  const found: Stretch[] = []
  for (let at = name === '' ? -1 : text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
    found.push({ start: at, end: at + name.length })
  return found.filter(({ start, end: to }) =>
    wordsOf(text).every((word) => word.end <= start || to <= word.start || isWithin(word, [{ start, end: to }])),
  )
}

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
    if (phrase.every((wanted, step) => isSaid(said[at + step]!, wanted)))
      found.push({ start: said[at]!.start, end: said[at + phrase.length - 1]!.end })
  return found
}

function isForm(said: string, { core, anyBefore, anyAfter }: Wanted): boolean {
  if (anyBefore) return anyAfter ? said.includes(core) : said.endsWith(core)
  return anyAfter ? said.startsWith(core) : said === core
}

/** The text with spaces in place of what is in quotation marks, somebody's words; but for one or two words, and where those stand. */
export function ownWords(text: string): { readonly own: string; readonly inQuotes: readonly Stretch[] } {
  const inQuotes: Stretch[] = []
  const own = text.replaceAll(quoted, (words, at: number) => {
    if (!isShort(words)) return ' '.repeat(words.length)
    inQuotes.push({ start: at, end: at + words.length })
    return words
  })
  return { own, inQuotes }
}

/** Whether it is one or two words; of Chinese, up to four characters. In 《》 stands a title. */
const isShort = (words: string): boolean => !words.startsWith('《') && wordsOf(words).length <= (/\p{Script=Han}/u.test(words) ? 4 : 2)

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
  const wanted = wordsOf(name).map(({ folded }) => ({ core: folded, anyBefore: false, anyAfter: false, accented: false }))
  const said = wordsOf(part).map((word) => ({ ...word, forms: [word.folded] }))
  return wanted.length > 0 && stretches(said, wanted).some(({ end: after }) => /^\s*(?:\([^)]*\)\s*)?[:：]/u.test(part.slice(after)))
}
