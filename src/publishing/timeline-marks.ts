import { claimsOf, pointsShown, type CitedCases } from '../appeals/index.ts'
import type { CaseDocument } from '../cases/index.ts'
import type { Fact, Subject } from '../claims/index.ts'
import type { Account, Point } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import type { ResolvedCitation } from './compose-note.ts'
import type { NoteContext } from './question-in-words.ts'
import type { TimelineMark } from './edition.ts'
import { destinationOf } from './timeline-destination.ts'
import { disputed, disputesIn, publicPoints, type Dispute } from './timeline-disputes.ts'
import { orientation, timelineSide, type TimelineSide } from './timeline-facts.ts'
import { spanOf, type Span } from './timeline-span.ts'
import { speakersInWords } from './timeline-speakers.ts'
import { valueInWords } from './value-in-words.ts'

export type Person = { readonly file: CaseDocument; readonly subject: Subject }

/** A mark that may be drawn, the side of custody it belongs to, and whether it is there for orientation too. */
export type Candidate = { readonly mark: TimelineMark; readonly side: TimelineSide; readonly role?: 'arrest' | 'outcome' }

type MarkContext = NoteContext & { readonly cases: Pick<CitedCases, 'files' | 'evaluations'>; readonly at: Day }
type Drawable = { readonly point: Point; readonly fact: Fact; readonly side: TimelineSide; readonly note: number | undefined }

/**
 * What may be drawn of one person: dated events and stays that the appeal cites, and arrest, release and death. A
 * contested arrest that nothing cites is left out, because no note would show its sides; how the custody ended is never
 * left out. A statement that is one side of a contested question is drawn there and nowhere else.
 */
export function candidatesOf({ file, subject }: Person, citations: readonly ResolvedCitation[], context: MarkContext): Candidate[] {
  const evaluation = context.cases.evaluations.get(file.case.id)
  const notes = noteNumbers(file, citations)
  const points = publicPoints(file, evaluation).filter((point) => point.subject === subject.id)
  const disputes = disputesIn(file, evaluation)
  const drawables = points.flatMap((point): Drawable[] => {
    const fact = context.facts.get(point.fact ?? '')
    const side = fact === undefined ? null : timelineSide(fact)
    if (fact === undefined || side === null) return []
    // A status that nobody contests repeats what the place and the convictions say.
    return fact.key === 'custody.status' && point.state !== 'contested' ? [] : [{ point, fact, side, note: notes.get(point.id) }]
  })
  const told = new Set<string>()
  const marks = (drawable: Drawable): Candidate[] => marksOf(drawable, told, { file, notes, points, disputes, context })
  const [questions, others] = [drawables.filter(({ point }) => several(point)), drawables.filter(({ point }) => !several(point))]
  return [...questions.toSorted((a, b) => claimsOf(b.point).length - claimsOf(a.point).length), ...others].flatMap(marks)
}

type Ground = {
  readonly file: CaseDocument
  readonly notes: ReadonlyMap<string, number>
  readonly points: readonly Point[]
  readonly disputes: readonly Dispute[]
  readonly context: MarkContext
}

/** The marks of one point. `told` holds what sides of a question have told already, as fact and claim; it grows. */
function marksOf(
  { point, fact, side, note }: Drawable,
  told: Set<string>,
  { file, notes, points, disputes, context }: Ground,
): Candidate[] {
  const role = orientation.get(fact.key)
  const spans = point.accounts.flatMap((account): { account: Account; span: Span }[] => {
    const claims = account.claims.filter((id) => !told.has(`${fact.key} ${id}`))
    const rest = { ...account, claims }
    const span = claims.length === 0 ? null : spanOf(rest, fact, file, context.at)
    return span === null ? [] : [{ account: rest, span }]
  })
  if (several(point)) {
    if (note === undefined && (role === undefined || (role === 'arrest' && point.state === 'contested'))) return []
    for (const id of point.accounts.flatMap(({ claims }) => claims)) told.add(`${fact.key} ${id}`)
  }
  // Accounts that differ only in precision tell of one event: it is drawn once, by the most precise of them.
  const worth = point.state === 'refining' ? spans.toSorted(byPrecision).slice(0, 1) : spans
  return worth.flatMap(({ account, span }): Candidate[] => {
    const opens = point.state === 'refining' || several(point) ? [point.id, ...claimsOf(point)] : [point.id, ...account.claims]
    const number = opens.map((id) => notes.get(id)).find((found) => found !== undefined)
    if (number === undefined && role === undefined) return []
    const { contested, hidden } = disputed(account, fact, disputes)
    if (hidden) return []
    return [
      {
        side,
        ...(role !== undefined && { role }),
        mark: {
          kind: span.kind,
          label: labelOf(account, span, point, fact, points, file, context),
          date: span.date,
          from: span.from,
          to: span.to,
          contested: point.state === 'contested' || contested,
          ...(point.state === 'explained' && { explained: true as const }),
          ...(several(point) && { point: `${file.case.id}#${point.id}` }),
          said_by: speakersInWords(account.claims, file, context.words),
          ...(number !== undefined && { note: number }),
        },
      },
    ]
  })
}

function labelOf(
  account: Account,
  span: Span,
  point: Point,
  fact: Fact,
  points: readonly Point[],
  file: CaseDocument,
  { words, lang, facts }: MarkContext,
): string {
  if (span.kind === 'state' && account.value !== undefined) return valueInWords(account.value, fact, file.subjects, words, lang)
  const place = destinationOf(several(point) || point.state === 'refining' ? point.accounts : [account], fact, points, file)
  if (place !== undefined) return words.timeline.movedTo(valueInWords(place, facts.get('custody.place'), file.subjects, words, lang))
  return words.labels[fact.key] ?? fact.label
}

/** Whether the accounts of a point exclude each other: then they are shown together or not at all. */
const several = ({ state }: Point): boolean => state === 'contested' || state === 'explained'

const byPrecision = (a: { span: Span }, b: { span: Span }): number => length(a.span) - length(b.span)
const length = ({ from, to }: Span): number => from.latest - from.earliest + to.latest - to.earliest

/** Which note opens a claim or a point of this case. */
function noteNumbers(file: CaseDocument, citations: readonly ResolvedCitation[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const [index, citation] of citations.entries()) {
    if (citation.file !== file) continue
    const shown = pointsShown(citation).flatMap((point) => [point.id, ...claimsOf(point)])
    const ids = citation.kind === 'claim' ? [citation.claim.id, ...shown] : shown
    for (const id of ids) if (!numbers.has(id)) numbers.set(id, index + 1)
  }
  return numbers
}
