import { describeDate, directionOf, parseDate } from '../../kit/index.ts'
import type { Edition, EditionAccount, EditionNote, EditionPoint, EditionStatement } from '../edition.ts'
import { normInWords } from '../norm-in-words.ts'
import { asidesOf, isSeveralAnswers, pointInWords, remarksOn } from '../point-in-words.ts'
import { standingInWords } from '../standing-in-words.ts'
import { normWords } from '../words/norms.ts'
import type { Words } from '../words/words.ts'
import { isolated } from './isolate.ts'
import type { SheetAccount, SheetNote, SheetPoint, SheetStatement } from './sheet.ts'
import type { SheetWords } from './words.ts'

/**
 * The notes of an edition, condensed for paper: who said it, when, where it is printed, its standing, the other account.
 * Every account of every point is there once; a point that an earlier note has printed is only named. Of the statements
 * that tell one account the first is given whole, of the others who made them.
 */
export function composeNotes(edition: Edition, words: Words, own: SheetWords): SheetNote[] {
  const printed = new Map<string, number>()
  const dir = directionOf(edition.lang)
  const say: Saying = { words, own, date: (text) => describeDate(parseDate(text), words.lang), apart: (text) => isolated(text, dir) }
  const several = new Set(edition.notes.map((note) => note.case.id)).size > 1
  return edition.notes.map((note, index) => ({
    number: note.number,
    heading: several && note.case.id !== edition.notes[index - 1]?.case.id ? say.apart(note.case.title) : null,
    statement: note.claim === undefined ? null : statement(note.claim, say),
    checks: (note.checks ?? []).map(({ severity, message }) => ({ label: words.checks[severity] + own.colon, text: say.apart(message) })),
    points: note.points.flatMap((point) => {
      const key = `${note.case.id}#${point.id}`
      const before = printed.get(key)
      if (before !== undefined) return [pointInFullElsewhere(point, before, say)]
      printed.set(key, note.number)
      return [pointInFull(point, note, say)]
    }),
  }))
}

/** The norms that the text cites, after its notes and numbered on: how each is cited, what it is, our words, how far it was confirmed. */
export function composeNorms({ norms = [], lang }: Edition, own: SheetWords): SheetNote[] {
  const dir = directionOf(lang)
  const apart = (text: string): string => isolated(text, dir)
  const { words } = normWords(lang)
  return norms.map((norm, index): SheetNote => {
    const { citation, ours, said, confirmed } = normInWords(norm, lang)
    const title = `${norm.title}, ${norm.symbol}${own.stop.trimEnd()}`
    return {
      number: norm.number,
      heading: index === 0 ? words.heading : null,
      statement: null,
      checks: [],
      points: [
        {
          question: apart(citation),
          state: `${norm.year} · ${words.force[norm.force]}`,
          contested: false,
          accounts: [],
          remarks: [apart(title), `${ours}${own.colon}${apart(said)}`, confirmed],
        },
      ],
    }
  })
}

type Saying = {
  readonly words: Words
  readonly own: SheetWords
  readonly date: (text: string) => string
  readonly apart: (text: string) => string
}

function pointInFullElsewhere(point: EditionPoint, number: number, say: Saying): SheetPoint {
  const head = headOf(point, say)
  return { ...head, state: `${say.words.states[point.state]}${say.own.colon}${say.words.notes.inFull(number)}`, accounts: [], remarks: [] }
}

function pointInFull(point: EditionPoint, note: EditionNote, say: Saying): SheetPoint {
  // The note's own claim is printed above; what is left of its account is who else tells it.
  const accounts = point.accounts.flatMap((account) => {
    const own = account.statements.some((told) => told.claim === note.claim?.claim)
    const rest = account.statements.filter((told) => told.claim !== note.claim?.claim)
    if (!own) return [accountOf(account, point, rest, note.claim === undefined ? null : say.own.otherAccount, say)]
    return rest.length > 0 || account.ruled !== undefined ? [accountOf(account, point, rest, null, say, true)] : []
  })
  const { why, ruling, after } = remarksOn(point, say.words, say.date)
  const remarks = [
    ...(why === null ? [] : [`${why.lead}${say.own.colon}${say.apart(why.text)}`]),
    ...(ruling === null ? [] : [`${ruling.lead} ${say.apart(ruling.text)}`]),
    ...after,
  ]
  return { ...headOf(point, say), accounts, remarks }
}

function headOf(point: EditionPoint, { words, apart }: Saying): Pick<SheetPoint, 'question' | 'state' | 'contested'> {
  const parts = pointInWords(point, words).filter((part) => part !== words.standings.unassessed)
  const contested = point.state === 'contested'
  const state = contested
    ? [words.contested.word, ...parts.slice(1)]
    : isSeveralAnswers(point)
      ? parts
      : withoutAccounts(parts, words.notes.accounts(point.accounts.length))
  return { question: apart(point.question), state: state.join(' · '), contested }
}

/** Where nobody excludes anybody, paper needs the state and the voices only. */
const withoutAccounts = (parts: readonly string[], accounts: string): string[] => parts.filter((part) => part !== accounts)

function accountOf(
  account: EditionAccount,
  point: EditionPoint,
  told: readonly EditionStatement[],
  label: string | null,
  say: Saying,
  saidAbove = false,
): SheetAccount {
  const { notes } = say.words
  const value = account.value === undefined ? null : say.apart(account.value)
  const answer = [label, value ?? (account.denies ? notes.denies : null)].filter((part) => part !== null)
  const whole = saidAbove ? [] : told.slice(0, 1)
  const others = told.slice(whole.length)
  const remarks = [
    others.length === 0
      ? null
      : `${say.own.alsoSaidBy}${say.own.colon}${listed(
          others.map((other) => saidWhen(other, say)),
          say,
        )}`,
    ...asidesOf(account, point, say.words),
  ]
  return {
    label: answer.join(say.own.colon),
    statement: whole[0] === undefined ? null : statement(whole[0], say),
    remarks: remarks.filter((remark) => remark !== null),
  }
}

function statement(said: EditionStatement, say: Saying): SheetStatement {
  const { words, own } = say
  const withdrawn = said.withdrawn === undefined ? [] : [words.notes[said.withdrawn]]
  const standing = said.standing === 'unassessed' ? [] : [standingInWords(said, words)]
  const most = said.printed_in.slice(0, longest)
  const more = said.printed_in.length - most.length
  return {
    speaker: speakersOf(said, say),
    when: `${said.said_on === undefined ? '' : ` · ${say.date(said.said_on)}`}${own.colon}`,
    text: say.apart(said.statement),
    printedIn: most.length === 0 ? words.notes.notPrinted : `${words.notes.printedIn}${own.space}`,
    printed: most.map((document, index) => {
      const details = [say.apart(document.by), document.published === undefined ? null : say.date(document.published)]
      const page = document.passage?.page === undefined ? null : words.notes.page(document.passage.page)
      const end = index < most.length - 1 ? own.separator : more > 0 ? `${own.separator}+${more}` : ''
      return [say.apart(document.title), own.inBrackets([...details, page].filter((detail) => detail !== null).join(' · ')) + end]
    }),
    standing: [...standing, ...withdrawn].join(' · '),
  }
}

/** "Prison service (authority); court of Lima (court)". */
function speakersOf(said: EditionStatement, { words, own, apart }: Saying): string {
  const kinds: Readonly<Record<string, string>> = words.kinds
  return said.said_by
    .map(({ name, kind, passing_on }) => {
      const who = `${apart(name)}${own.inBrackets(kinds[kind] ?? kind)}`
      return passing_on === undefined ? who : words.notes.passingOn(who, apart(passing_on))
    })
    .join(own.separator)
}

const saidWhen = (said: EditionStatement, say: Saying): string =>
  `${speakersOf(said, say)}${said.said_on === undefined ? '' : ` · ${say.date(said.said_on)}`}`

/** How many documents or speakers a note names before it only counts them. */
const longest = 4

/** The first few of a list, and how many more there are: all of them are on the page. */
function listed(items: readonly string[], { own }: Saying): string {
  const shown = items.slice(0, longest).join(own.separator)
  return items.length > longest ? `${shown}${own.separator}+${items.length - longest}` : shown
}
