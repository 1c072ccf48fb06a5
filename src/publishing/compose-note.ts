import { claimsOf, pointsShown, type Citation } from '../appeals/index.ts'
import type { FactDictionary, FactValue } from '../claims/index.ts'
import type { Account, Point } from '../evaluation/index.ts'
import { checksOn } from './compose-checks.ts'
import { composeStatement, enteredWrongly, publicStatements, voicesOf, type Origin } from './compose-statement.ts'
import type { EditionAccount, EditionNote, EditionPoint } from './edition.ts'
import { nameOf, valueInWords } from './value-in-words.ts'
import type { Words } from './words/words.ts'

export type NoteContext = { readonly words: Words; readonly lang: string; readonly facts: FactDictionary }
export type ResolvedCitation = Exclude<Citation, { kind: 'nothing' }>

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
    ...questionOf(point, context),
    state: point.state,
    standing: point.standing,
    voices: point.voices,
    ...(why !== undefined && { why }),
    ...(ruling !== undefined && {
      ruling: { standing: ruling.standing, reason: ruling.reason, on: ruling.on, newer: ruling.ruled_before.length },
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

/** The team's own question as it stands; the dictionary's in the edition's language where Amparo has it, else in English. */
function questionOf(point: Point, { words, lang, facts }: NoteContext): Pick<EditionPoint, 'question' | 'question_lang'> {
  if (point.id.startsWith('claim/')) return { question: words.notes.isItSo }
  if (point.question !== undefined) return { question: point.question }
  const key = point.fact ?? point.id
  const own = words.questions[key]
  if (own !== undefined) return { question: own }
  const question = facts.get(key)?.question ?? key
  return lang === 'en' ? { question } : { question, question_lang: 'en' }
}

/** What the team wrote beside a question that is not settled. What explains it from a later day on is not known yet. */
function notedBy({ question_id }: Point, { file }: Origin): string | undefined {
  const question = file.questions.find(({ id }) => id === question_id)
  return question?.explained_on === undefined ? question?.why : undefined
}

function composeAccount(account: Account, point: Point, origin: Origin, context: NoteContext): EditionAccount {
  return {
    ...(account.value !== undefined && { value: answerOf(account, account.value, point, origin, context) }),
    denies: account.denies.length > 0,
    ...(account.ruled !== undefined && { ruled: account.ruled }),
    voices: account.voices,
    independent: account.independent,
    statements: [...publicStatements(account.claims, origin), ...publicStatements(account.withdrawn, origin, true)],
  }
}

/** Where a question spans several facts, "18 March 2016" or "yes" says nothing without what it is the date of, or the answer to. */
function answerOf(account: Account, value: FactValue, point: Point, origin: Origin, { words, lang, facts }: NoteContext): string {
  const key = account.fact ?? point.fact
  const fact = key === undefined ? undefined : facts.get(key)
  const answer = valueInWords(value, fact, origin.file.subjects, words, lang)
  return account.fact === undefined || fact === undefined ? answer : `${words.labels[fact.key] ?? fact.label}: ${answer}`
}
