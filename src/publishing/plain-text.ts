import { describeDate, parseDate } from '../kit/index.ts'
import { setApart } from './bidi.ts'
import type { Edition, EditionNote, EditionPoint, EditionSentence, EditionStatement } from './edition.ts'
import { changesBySentence, furtherInWords, noteOfChange, type ToldChange } from './live/index.ts'
import { normLines, normPath } from './norm-in-words.ts'
import { asidesOf, pointInWords, remarksOn } from './point-in-words.ts'
import { erasuresOf } from './proof/index.ts'
import { speakerInWords, standingInWords } from './standing-in-words.ts'
import { askingHeadings, statusLine } from './status-line.ts'
import type { PublishedEdition } from './store.ts'
import { codeOf } from './succession.ts'
import { newsInWords } from './news-in-words.ts'
import { newerInWords, translationInWords } from './translation-in-words.ts'
import { wordsFor } from './words/index.ts'
import { normWords } from './words/norms.ts'
import { translatedWords } from './words/translated.ts'
import type { Words } from './words/words.ts'
import { wrap } from './wrap.ts'

type Printable = Pick<PublishedEdition, 'edition' | 'committed' | 'hash' | 'newest'>

/** An edition as plain text for mail and terminals: 72 columns, every account in the notes, what is contested said so. */
export function plainText(published: Printable, address: string, changes: readonly ToldChange[] = []): string {
  const edition = setApart(published.edition)
  const words = wordsFor(edition.lang)
  const date = (text: string): string => describeDate(parseDate(text), words.lang)
  const headings = askingHeadings(edition, words)
  const since = changesBySentence(changes)
  const told = (change: ToldChange): string => [noteOfChange(change, words), ...furtherInWords(change, words)].join(' ')
  const noted = (sentence: string): string[] => (since.get(sentence) ?? []).map((change) => wrap(told(change), '   ! '))
  const notedUnder = (note: number): string[] =>
    changes.filter((change) => change.note === note).map((change) => wrap(told(change), '    ! '))
  let number = 0
  return [
    wrap(edition.title.toUpperCase()),
    ...translationInText(published),
    wrap(statusLine(edition, words)),
    wrap(edition.summary),
    ...(edition.news === undefined ? [] : [wrap(newsInWords(edition))]),
    ...(since.size === 0 ? [] : [wrap(words.since.sentences(since.size))]),
    ...edition.sections.flatMap(({ heading, sentences }) => [
      ...(heading === undefined ? [] : [title(heading)]),
      ...sentences.flatMap((sentence) => [
        wrap(withReferences(sentence, words, ownWordsMark(sentence, words)), `${++number}. `),
        ...noted(`s${number}`),
      ]),
    ]),
    title(headings.asks),
    ...edition.asks.flatMap((sentence, index) => [wrap(withReferences(sentence, words), `${index + 1}. `), ...noted(`a${index + 1}`)]),
    title(headings.to),
    edition.to.map(({ name, title: office, body }) => wrap([name, office, body].filter(Boolean).join(', '), '- ')).join('\n'),
    title(words.headings.notes),
    wrap(words.notes.key),
    ...edition.notes.map((note) => [noteText(note, words, date), ...notedUnder(note.number)].join('\n')),
    ...normsInText(edition, address),
    title(words.headings.method),
    ...words.method.short.map((paragraph) => wrap(paragraph)),
    wrap(words.method.approved[edition.approved]),
    ...erasuresOf(published).map(({ on, count }) => wrap(words.erased.count(count, date(on)))),
    `${words.method.hash}:\n${published.hash}`,
    ...(edition.translates === undefined ? [] : [`${translatedWords(edition.lang).words.hash}:\n${edition.translates.hash}`]),
    ...(edition.previous === undefined ? [] : [`${words.method.previous(edition.version - 1)}:\n${edition.previous}`]),
    `${codeOf(edition)} · ${words.status.published(date(edition.published), edition.version)}\n${address}`,
  ]
    .join('\n\n')
    .concat('\n')
}

/** The norms that are cited, each with the address of its page where that of the edition is one of the web. */
function normsInText({ norms = [], lang }: Edition, address: string): string[] {
  if (norms.length === 0) return []
  const { words } = normWords(lang)
  const pageOf = (path: string): string[] => (URL.canParse(address) ? [`    ${new URL(path, address).href}`] : [])
  return [
    title(words.heading),
    wrap(words.intro),
    ...norms.map((norm) => {
      const [citation, ...lines] = normLines(norm, lang)
      return [wrap(citation, `[${norm.number}] `), ...lines.map((line) => wrap(line, '    ')), ...pageOf(normPath(norm))].join('\n')
    }),
  ]
}

/** Of a translation: what it was made from, and first that there is a newer version that it is not of. */
function translationInText(published: Printable): string[] {
  const { edition } = published
  if (edition.translates === undefined) return []
  const { words } = translatedWords(edition.lang)
  return [...newerInWords(published).map((text) => wrap(text)), wrap(translationInWords(edition).join(words.between))]
}

const title = (text: string): string => `${wrap(text)}\n${'-'.repeat(Math.min(72, Array.from(text).length))}`

/** In the text; what is asked is the team's words throughout, and the Method says so. */
const ownWordsMark = ({ own_words }: EditionSentence, { contested }: Words): string => (own_words ? ` (${contested.ownWords})` : '')

function withReferences(sentence: EditionSentence, words: Words, mark = ''): string {
  const references = sentence.notes.map((note) => `[${note}]`).join('')
  const contested = sentence.contested ? ` (${words.contested.word})` : ''
  const check = sentence.check === undefined ? '' : ` (${words.checks[sentence.check]})`
  return `${sentence.text}${references === '' ? '' : ` ${references}`}${mark}${contested}${check}`
}

/** What stands in a note, and what stands before each line of it. */
type Line = readonly [text: string, lead: string]

const noteText = (note: EditionNote, words: Words, date: (text: string) => string): string =>
  linesOf(note, { words, date, account: (answer, statements) => (answer === '' ? statements : [answer, ...statements]) })
    .map(([text, lead]) => wrap(text, lead))
    .join('\n')

/** What a note says in the words of a language, in lines that each say by themselves who answers what. */
export function noteLines(note: EditionNote, lang: string): string[] {
  const words = wordsFor(lang)
  const date = (text: string): string => describeDate(parseDate(text), words.lang)
  return linesOf(note, { words, date, account: eachWithItsAnswer }).map(([text]) => text)
}

const eachWithItsAnswer = (answer: string, statements: readonly string[]): string[] =>
  statements.map((statement) => (answer === '' ? statement : `${answer}: ${statement}`))

type Saying = {
  readonly words: Words
  readonly date: (text: string) => string
  /** How an account is laid out. */
  readonly account: (answer: string, statements: readonly string[]) => readonly string[]
}

function linesOf(note: EditionNote, saying: Saying): Line[] {
  const { words, date } = saying
  const checks = (note.checks ?? []).map(({ severity, message }): Line => [`${words.checks[severity]}: ${message}`, '    '])
  return [
    ...(note.claim === undefined ? [] : [[statementText(note.claim, words, date), `[${note.number}] `] as const]),
    ...(note.claim === undefined ? [] : checks),
    ...note.points.flatMap((point, index) =>
      pointLines(point, note.claim === undefined && index === 0 ? `[${note.number}] ` : '    ', saying),
    ),
    ...(note.claim === undefined ? checks : []),
  ]
}

function pointLines(point: EditionPoint, lead: string, { words, date, account: layOut }: Saying): Line[] {
  const about = point.subject === undefined ? '' : `${point.subject}: `
  const { why, ruling, after } = remarksOn(point, words, date)
  const remarks = [
    ...(why === null ? [] : [`${why.lead}: ${why.text}`]),
    ...(ruling === null ? [] : [`${ruling.lead} ${ruling.text}`]),
    ...after,
  ]
  return [
    [`${about}${point.question} (${pointInWords(point, words).join(', ')})`, lead],
    ...remarks.map((remark): Line => [remark, '    ']),
    ...point.accounts.flatMap((account) => {
      const asides = asidesOf(account, point, words)
      const answer = account.value ?? (account.denies ? words.notes.denies : undefined)
      const label = [answer, asides.length === 0 ? undefined : `(${asides.join(', ')})`].filter((part) => part !== undefined).join(' ')
      const statements = account.statements.map((statement) => statementText(statement, words, date))
      const lines = layOut(label, statements)
      return lines.map((line, index): Line => [line, index === 0 ? '    * ' : '      '])
    }),
  ]
}

function statementText(statement: EditionStatement, words: Words, date: (text: string) => string): string {
  const { said_by, said_on, printed_in, withdrawn } = statement
  const details = [
    standingInWords(statement, words),
    ...(said_on === undefined ? [] : [`${words.notes.saidOn} ${date(said_on)}`]),
    ...(withdrawn === undefined ? [] : [words.notes[withdrawn]]),
    ...(printed_in.length === 0
      ? []
      : [`${words.notes.printedIn}: ${printed_in.map((printed) => printedText(printed, words, date)).join('; ')}`]),
  ]
  return `${said_by.map((speaker) => speakerInWords(speaker, words)).join('; ')}: ${statement.statement} (${details.join('; ')})`
}

const printedText = (
  { by, title: name, published, host, passage }: EditionStatement['printed_in'][number],
  words: Words,
  date: (text: string) => string,
): string =>
  [
    by,
    name,
    published === undefined ? '' : date(published),
    host ?? '',
    passage === undefined ? '' : `"${passage.exact}"${passage.page === undefined ? '' : ` ${words.notes.page(passage.page)}`}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
