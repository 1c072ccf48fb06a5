import { claimsOf, pointsShown, type CitedCases } from '../appeals/index.ts'
import type { CaseDocument } from '../cases/index.ts'
import type { Subject } from '../claims/index.ts'
import type { Account, Evaluation, Point } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import type { NoteContext, ResolvedCitation } from './compose-note.ts'
import type { TimelineLane, TimelineMark } from './edition.ts'
import { spanOf, type Span } from './timeline-span.ts'
import { landmarks, timelineSide, timelineSides, type TimelineSide } from './timeline-facts.ts'
import { nameOf, valueInWords } from './value-in-words.ts'

type TimelineContext = NoteContext & { readonly cases: CitedCases; readonly at: Day }

/** How many marks are worth showing: more cannot be read, and the case file holds the rest. */
const mostMarks = { ofOnePerson: 18, ofEachOfSeveral: 5 }

/**
 * The timeline of the persons an appeal speaks of. One person gets a lane for each side of the custody; several get a
 * lane each, with what the appeal cites and the landmarks. Only public claims are drawn, and a contested point is drawn
 * with all its sides or not at all.
 */
export function composeTimeline(citations: readonly ResolvedCitation[], context: TimelineContext): TimelineLane[] {
  const persons = personsOf(citations)
  const all = persons.map((person) => ({ person, marks: marksOf(person, citations, context) }))
  const worth = all.filter(({ marks }) => marks.length > 0)
  const [first] = worth
  if (first === undefined) return []
  if (worth.length > 1)
    return worth.map(({ person, marks }) => ({
      name: nameOf(person.subject, context.lang),
      marks: chosen(marks, mostMarks.ofEachOfSeveral, isWorthOfSeveral),
    }))
  const kept = chosen(first.marks, mostMarks.ofOnePerson)
  return timelineSides
    .map((side) => ({
      name: context.words.timeline.lanes[side],
      marks: kept.filter((mark) => first.marks.some((m) => m.mark === mark && m.side === side)),
    }))
    .filter(({ marks }) => marks.length > 0)
}

/** Beside other people's, a timeline keeps to what the appeal cites and what is needed to place it. */
const isWorthOfSeveral = ({ mark, landmark }: Candidate): boolean => landmark || mark.note !== undefined

type Person = { readonly file: CaseDocument; readonly subject: Subject }
type Candidate = { readonly mark: TimelineMark; readonly side: TimelineSide; readonly landmark: boolean }

/** The persons the citations are about, in the order of citation. A case whose person is never cited draws nothing. */
function personsOf(citations: readonly ResolvedCitation[]): Person[] {
  const persons = new Map<string, Person>()
  for (const citation of citations) {
    const id = citation.kind === 'claim' ? citation.claim.about : citation.point.subject
    const subject = citation.file.subjects.find((candidate) => candidate.id === id)
    if (subject?.kind === 'person') persons.set(`${citation.file.case.id}#${id}`, { file: citation.file, subject })
  }
  return [...persons.values()]
}

function marksOf({ file, subject }: Person, citations: readonly ResolvedCitation[], context: TimelineContext): Candidate[] {
  const evaluation = context.cases.evaluations.get(file.case.id)
  const visible = new Set(file.claims.filter((claim) => claim.sensitivity === 'public').map((claim) => claim.id))
  const notes = noteNumbers(file, citations)
  return pointsOf(evaluation, subject).flatMap((point) => {
    const fact = context.facts.get(point.fact ?? '')
    const side = fact === undefined ? null : timelineSide(fact)
    if (fact === undefined || side === null || !point.accounts.every((account) => account.claims.every((id) => visible.has(id)))) return []
    // A status that nobody contests repeats what the place and the convictions say.
    if (fact.key === 'custody.status' && point.state !== 'contested') return []
    const spans = point.accounts.flatMap((account) => {
      const span = spanOf(account, fact, file, context.at)
      return span === null ? [] : [{ account, span }]
    })
    return (point.state === 'refining' ? spans.toSorted(byPrecision).slice(0, 1) : spans).map(({ account, span }) => {
      const note = [point.id, ...account.claims].map((id) => notes.get(id)).find((number) => number !== undefined)
      const landmark = landmarks.has(fact.key)
      return { mark: toMark(span, account, point, note, file, context), side, landmark }
    })
  })
}

function toMark(
  span: Span,
  account: Account,
  point: Point,
  note: number | undefined,
  file: CaseDocument,
  { words, lang, facts }: TimelineContext,
): TimelineMark {
  const fact = facts.get(point.fact ?? '')
  const contested = point.state === 'contested'
  const state = span.kind === 'state' && account.value !== undefined
  return {
    kind: span.kind,
    label: state
      ? valueInWords(account.value, fact, file.subjects, words, lang)
      : (words.labels[point.fact ?? ''] ?? fact?.label ?? point.id),
    date: span.date,
    from: span.from,
    to: span.to,
    contested,
    ...(point.state === 'explained' && { explained: true as const }),
    ...(several(point) && { point: `${file.case.id}#${point.id}` }),
    said_by: account.speakers.map((id) => file.sources.find((source) => source.id === id)?.name ?? id).join('; '),
    ...(note !== undefined && { note }),
  }
}

/** Whether the accounts of a point exclude each other: then they are shown together or not at all. */
const several = ({ state }: Point): boolean => state === 'contested' || state === 'explained'

/** Accounts that differ only in precision tell of one event: it is drawn once, by the most precise of them. */
const byPrecision = (a: { span: Span }, b: { span: Span }): number => length(a.span) - length(b.span)
const length = ({ from, to }: Span): number => from.latest - from.earliest + to.latest - to.earliest

const pointsOf = (evaluation: Evaluation | undefined, subject: Subject): readonly Point[] =>
  (evaluation?.points ?? []).filter((point) => point.subject === subject.id)

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

/**
 * The most telling marks within the limit, in the order of time: cited ones first, then landmarks, then contested ones.
 * The sides of a contested point are kept or left out together.
 */
function chosen(candidates: readonly Candidate[], most: number, isWorth: (candidate: Candidate) => boolean = () => true): TimelineMark[] {
  const weight = ({ mark, landmark }: Candidate): number =>
    (mark.note === undefined ? 0 : 4) + (landmark ? 2 : 0) + (mark.contested ? 1 : 0)
  const kept: TimelineMark[] = []
  const groups = [...Map.groupBy(candidates, ({ mark }) => mark.point ?? mark).values()].filter((group) => group.some(isWorth))
  for (const group of groups.toSorted((a, b) => Math.max(...b.map(weight)) - Math.max(...a.map(weight)) || byTime(a[0]?.mark, b[0]?.mark)))
    if (kept.length + group.length <= most) kept.push(...group.map(({ mark }) => mark))
  return kept.toSorted(byTime)
}

const byTime = (a: TimelineMark | undefined, b: TimelineMark | undefined): number =>
  a === undefined || b === undefined ? 0 : a.from.earliest - b.from.earliest || a.to.latest - b.to.latest
