import { describeDate, parseDate } from '../../kit/index.ts'
import type { Edition, EditionAccount, EditionNote, EditionPoint, EditionStatement } from '../edition.ts'
import type { Words } from '../words/words.ts'
import type { SheetAccount, SheetNote, SheetPoint, SheetStatement } from './sheet.ts'
import type { SheetWords } from './words.ts'

/**
 * The notes of an edition, condensed for paper: who said it, when, where it is printed, its standing, the other account.
 * Every account of every point is there once; a point that an earlier note has printed is only named. Of the statements
 * that tell one account the first is given whole, of the others who made them.
 */
export function composeNotes(edition: Edition, words: Words, own: SheetWords): SheetNote[] {
  const printed = new Map<string, number>()
  const say: Saying = { words, own, date: (text) => describeDate(parseDate(text), edition.lang) }
  return edition.notes.map((note) => ({
    number: note.number,
    file: note.case.title,
    statement: note.claim === undefined ? null : statement(note.claim, say),
    points: note.points.flatMap((point) => {
      const key = `${note.case.id}#${point.id}`
      const before = printed.get(key)
      if (before !== undefined) return [pointInFullElsewhere(point, before, say)]
      printed.set(key, note.number)
      return [pointInFull(point, note, say)]
    }),
  }))
}

type Saying = { readonly words: Words; readonly own: SheetWords; readonly date: (text: string) => string }

function pointInFullElsewhere(point: EditionPoint, number: number, say: Saying): SheetPoint {
  return { ...headOf(point, say), accounts: [], remarks: [say.words.notes.inFull(number)] }
}

function pointInFull(point: EditionPoint, note: EditionNote, say: Saying): SheetPoint {
  // The note's own claim is printed above; what is left of its account is who else tells it.
  const accounts = point.accounts.flatMap((account) => {
    const own = account.statements.some((told) => told.claim === note.claim?.claim)
    const rest = account.statements.filter((told) => told.claim !== note.claim?.claim)
    if (!own) return [accountOf(account, rest, note.claim === undefined ? null : say.own.otherAccount, say)]
    return rest.length > 0 || account.ruled !== undefined ? [accountOf(account, rest, null, say, true)] : []
  })
  const ruling = point.ruling
  const remarks = [
    point.why === undefined ? null : `${say.words.notes.explained}${say.own.colon}${point.why}`,
    ruling === undefined ? null : `${say.words.notes.ruling(say.words.standings[ruling.standing], ruling.by, say.date(ruling.on))} ${ruling.reason}`,
    ruling === undefined || ruling.newer === 0 ? null : say.words.notes.newer(ruling.newer),
  ]
  return { ...headOf(point, say), accounts, remarks: remarks.filter((remark) => remark !== null) }
}

function headOf(point: EditionPoint, { words }: Saying): Pick<SheetPoint, 'question' | 'state' | 'contested'> {
  const counts = [words.notes.accounts(point.accounts.length), words.notes.voices(point.voices)]
  const state = point.state === 'contested' ? [words.contested.word, ...counts] : [words.states[point.state], counts[1]]
  const standing = point.standing === 'unassessed' ? [] : [words.standings[point.standing]]
  return { question: point.question, state: [...state, ...standing].join(' · '), contested: point.state === 'contested' }
}

function accountOf(account: EditionAccount, told: readonly EditionStatement[], label: string | null, say: Saying, saidAbove = false): SheetAccount {
  const { notes } = say.words
  const answer = [label, account.value ?? (account.denies ? notes.denies : null)].filter((part) => part !== null)
  const whole = saidAbove ? [] : told.slice(0, 1)
  const others = told.slice(whole.length)
  const remarks = [
    others.length === 0 ? null : `${say.own.alsoSaidBy}${say.own.colon}${listed(others.map((other) => speakerOf(other, say)), say)}`,
    account.independent > 1 ? notes.independent(account.independent) : null,
    account.ruled === undefined ? null : notes[account.ruled],
  ]
  return {
    label: answer.join(say.own.colon),
    statement: whole[0] === undefined ? null : statement(whole[0], say),
    remarks: remarks.filter((remark) => remark !== null),
  }
}

function statement(said: EditionStatement, say: Saying): SheetStatement {
  const { words } = say
  const withdrawn = said.withdrawn === undefined ? [] : [words.notes[said.withdrawn]]
  const standing = said.standing === 'unassessed' ? [] : [words.standings[said.standing]]
  return {
    speaker: `${speakerOf(said, say)}${say.own.colon}`,
    text: said.statement,
    printed: said.printed_in.length === 0 ? words.notes.notPrinted : `${words.notes.printedIn} ${printedIn(said.printed_in, say)}`,
    standing: [...standing, ...withdrawn].join(' · '),
  }
}

/** "Prison service (authority), 21 July 2021". */
function speakerOf(said: EditionStatement, { words, own, date }: Saying): string {
  const kinds: Readonly<Record<string, string>> = words.kinds
  const speakers = said.said_by.map(({ name, kind }) => `${name}${own.inBrackets(kinds[kind] ?? kind)}`)
  return `${speakers.join(own.separator)}${said.said_on === undefined ? '' : ` · ${date(said.said_on)}`}`
}

function printedIn(documents: EditionStatement['printed_in'], say: Saying): string {
  const places = documents.map((document) => {
    const details = [document.by, document.published === undefined ? null : say.date(document.published)]
    const page = document.passage?.page === undefined ? null : say.words.notes.page(document.passage.page)
    return `${document.title}${say.own.inBrackets([...details, page].filter((detail) => detail !== null).join(' · '))}`
  })
  return listed(places, say)
}

/** The first few of a list, and how many more there are: all of them are on the page. */
function listed(items: readonly string[], { own }: Saying): string {
  const most = 4
  const shown = items.slice(0, most).join(own.separator)
  return items.length > most ? `${shown}${own.separator}+${items.length - most}` : shown
}
