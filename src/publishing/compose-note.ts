import { claimsOf, pointsShown, type CaseCitation } from '../appeals/index.ts'
import type { Account, Point } from '../evaluation/index.ts'
import { checksOn } from './compose-checks.ts'
import { composeStatement, enteredWrongly, publicStatements, voicesOf, type Origin } from './compose-statement.ts'
import type { EditionAccount, EditionNote, EditionPoint } from './edition.ts'
import { answerInWords, questionInWords, type NoteContext } from './question-in-words.ts'
import { nameOf } from './value-in-words.ts'

export type ResolvedCitation = CaseCitation

/** What one reference number opens: the cited claim, and every account of the points it has to be seen with. */
export function composeNote(number: number, citation: ResolvedCitation, origin: Origin, context: NoteContext): EditionNote {
  const shown = {
    ...(citation.kind === 'claim' && { claim: { ...composeStatement(citation.claim, origin), voices: voicesOf(citation.claim, origin) } }),
    points: pointsShown(citation).map((point) => composePoint(point, origin, context)),
  }
  const checks = checksOn(shown, origin)
  return {
    number,
    cites: citation.cites,
    case: { id: origin.file.case.id, title: origin.file.case.title },
    ...shown,
    ...(checks.length > 0 && { checks }),
  }
}

function composePoint(point: Point, origin: Origin, context: NoteContext): EditionPoint {
  const { ruling } = point
  const why = point.why ?? notedBy(point, origin)
  const withdrawn = enteredWrongly(claimsOf(point), origin)
  const subject = origin.file.subjects.find((candidate) => candidate.id === point.subject)
  return {
    id: point.id,
    ...(subject !== undefined && { subject: nameOf(subject, context.lang) }),
    ...questionInWords(point, context),
    state: point.state,
    standing: point.standing,
    voices: point.voices,
    ...(why !== undefined && { why }),
    ...(ruling !== undefined && {
      ruling: { standing: ruling.standing, reason: ruling.reason, on: dayOnly(ruling.on), newer: ruling.ruled_before.length },
    }),
    accounts: inReadingOrder(point)
      .map((account) => composeAccount(account, point, origin, context))
      .filter(({ statements }) => statements.length > 0),
    ...(withdrawn.length > 0 && { entered_wrongly: withdrawn }),
  }
}

/** Of a point about a statement as a whole, what is denied comes before who denies it. */
const inReadingOrder = ({ id, accounts }: Point): readonly Account[] =>
  id.startsWith('claim/') ? accounts.toSorted((a, b) => a.denies.length - b.denies.length) : accounts

/** What the team wrote beside a question that is not settled. What explains it from a later day on is not known yet. */
function notedBy({ question_id }: Point, { file }: Origin): string | undefined {
  const question = file.questions.find(({ id }) => id === question_id)
  return question?.explained_on === undefined ? question?.why : undefined
}

function composeAccount(account: Account, point: Point, origin: Origin, context: NoteContext): EditionAccount {
  return {
    ...(account.value !== undefined && { value: answerInWords(account, account.value, point, origin.file.subjects, context) }),
    denies: account.denies.length > 0,
    ...(account.ruled !== undefined && { ruled: account.ruled }),
    voices: account.voices,
    independent: account.independent,
    statements: [...publicStatements(account.claims, origin), ...publicStatements(account.withdrawn, origin, true)],
  }
}

/** At which hour a team works is nobody's business. */
const dayOnly = (on: string): string => on.replace(/T.*$/, '')
