import { describeDate, parseDate } from '../kit/index.ts'
import type { Edition, EditionNote, EditionPoint, EditionSentence, EditionStatement } from './edition.ts'
import { statusLine } from './status-line.ts'
import { wordsFor } from './words/index.ts'
import type { Words } from './words/words.ts'
import { wrap } from './wrap.ts'

/** An edition as plain text for mail and terminals: 72 columns, every account in the notes, what is contested said so. */
export function plainText(edition: Edition, hash: string, address: string): string {
  const words = wordsFor(edition.lang)
  const date = (text: string): string => describeDate(parseDate(text), words.lang)
  let number = 0
  return [
    wrap(edition.title.toUpperCase()),
    wrap(statusLine(edition, words)),
    wrap(edition.summary),
    ...edition.sections.flatMap(({ heading, sentences }) => [
      ...(heading === undefined ? [] : [title(heading)]),
      ...sentences.map((sentence) => wrap(withReferences(sentence, words), `${++number}. `)),
    ]),
    title(words.headings.asks),
    ...edition.asks.map((sentence) => wrap(withReferences(sentence, words), '- ')),
    title(words.headings.to),
    edition.to.map(({ name, title: office, body }) => wrap([name, office, body].filter(Boolean).join(', '), '- ')).join('\n'),
    title(words.headings.notes),
    ...edition.notes.map((note) => noteText(note, words, date)),
    title(words.headings.method),
    ...words.method.short.map((paragraph) => wrap(paragraph)),
    `${words.method.hash}:\n${hash}`,
    `${edition.appeal} · ${words.status.published(date(edition.published), edition.version)}\n${address}`,
  ]
    .join('\n\n')
    .concat('\n')
}

const title = (text: string): string => `${wrap(text)}\n${'-'.repeat(Math.min(72, Array.from(text).length))}`

function withReferences(sentence: EditionSentence, words: Words): string {
  const references = sentence.notes.map((note) => `[${note}]`).join('')
  const contested = sentence.contested ? ` (${words.contested.word})` : ''
  return `${sentence.text}${references === '' ? '' : ` ${references}`}${contested}`
}

function noteText(note: EditionNote, words: Words, date: (text: string) => string): string {
  const say = (statement: EditionStatement): string => statementText(statement, words, date)
  return [
    ...(note.claim === undefined ? [] : [wrap(say(note.claim), `[${note.number}] `)]),
    ...note.points.flatMap((point, index) =>
      pointText(point, note.claim === undefined && index === 0 ? `[${note.number}] ` : '    ', words, say),
    ),
  ].join('\n')
}

function pointText(point: EditionPoint, lead: string, words: Words, say: (statement: EditionStatement) => string): string[] {
  const about = point.subject === undefined ? '' : `${point.subject}: `
  return [
    wrap(
      `${about}${point.question} (${words.states[point.state]}, ${words.notes.accounts(point.accounts.length)}, ${words.notes.voices(point.voices)})`,
      lead,
    ),
    ...(point.why === undefined ? [] : [wrap(`${words.notes.explained}: ${point.why}`, '    ')]),
    ...point.accounts.flatMap((account) => [
      wrap(account.value ?? (account.denies ? words.notes.denies : '…'), '    * '),
      ...account.statements.map((statement) => wrap(say(statement), '      ')),
    ]),
  ]
}

function statementText(statement: EditionStatement, words: Words, date: (text: string) => string): string {
  const { said_by, said_on, printed_in, standing, withdrawn } = statement
  const details = [
    words.standings[standing],
    ...(said_on === undefined ? [] : [`${words.notes.saidOn} ${date(said_on)}`]),
    ...(withdrawn === undefined ? [] : [words.notes[withdrawn]]),
    ...(printed_in.length === 0
      ? []
      : [`${words.notes.printedIn}: ${printed_in.map((printed) => printedText(printed, words, date)).join('; ')}`]),
  ]
  return `${said_by.map(({ name }) => name).join(', ')}: ${statement.statement} (${details.join('; ')})`
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
