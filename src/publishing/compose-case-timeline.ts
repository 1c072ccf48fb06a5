import type { CaseDocument } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import type { Evaluation, Point } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import type { ResolvedCitation } from './compose-note.ts'
import { chosen } from './compose-timeline.ts'
import type { TimelineLane } from './edition.ts'
import { orientation, timelineSide, timelineSides } from './timeline-facts.ts'
import { candidatesOf } from './timeline-marks.ts'
import type { Words } from './words/words.ts'

/** One person's time in a case file. The number of a mark leads to the point with that place in `points`, from 1. */
export type CaseTimeline = {
  readonly lanes: readonly TimelineLane[]
  readonly points: readonly string[]
  /** How many points that could be drawn are left out, because more cannot be read. */
  readonly left: number
}

/** How many points are drawn at most, and how many marks they may make. */
const [mostPoints, mostMarks] = [48, 48]

/**
 * The timeline of one person for those who work on the case. Takes the file as far as its reader may read it, what it says,
 * and the id of the person. All that is given may be drawn; the most telling points are: how custody ended and began,
 * what is contested, and what most claims tell.
 */
export function composeCaseTimeline(
  file: CaseDocument,
  evaluation: Evaluation,
  { subject: id, facts, words, at }: { subject: string; facts: FactDictionary; words: Words; at: Day },
): CaseTimeline {
  const subject = file.subjects.find((candidate) => candidate.id === id)
  if (subject === undefined) return { lanes: [], points: [], left: 0 }
  const drawable = evaluation.points.filter((point) => point.subject === id && isDrawable(point, facts))
  const points = drawable.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, mostPoints)
  const told = [...points, ...questionsAbout(points, evaluation)]
  const shown = partOf(file, told)
  const citations = points.map((point): ResolvedCitation => ({ kind: 'point', cites: '', file: shown, point }))
  const cases = {
    files: new Map([[file.case.id, shown]]),
    evaluations: new Map([[file.case.id, { ...evaluation, points: told }]]),
  }
  const marks = candidatesOf({ file: shown, subject }, citations, { cases, facts, words, lang: words.lang, at })
  const kept = chosen(marks, mostMarks)
  return {
    lanes: timelineSides
      .map((side) => ({
        name: words.timeline.lanes[side],
        marks: kept.filter((candidate) => candidate.side === side).map(({ mark }) => mark),
      }))
      .filter((lane) => lane.marks.length > 0),
    points: points.map((point) => point.id),
    left: drawable.length - points.length,
  }
}

function isDrawable(point: Point, facts: FactDictionary): boolean {
  const fact = facts.get(point.fact ?? '')
  return fact !== undefined && timelineSide(fact) !== null
}

function weightOf({ fact = '', state, accounts }: Point): number {
  const told = accounts.reduce((sum, { claims }) => sum + claims.length, 0)
  return (orientation.has(fact) ? 20_000 : 0) + (state === 'contested' ? 10_000 : 0) + Math.min(told, 9999)
}

/** Questions that the team put to any of these claims: what they ask about is drawn as contested. */
function questionsAbout(points: readonly Point[], evaluation: Evaluation): readonly Point[] {
  const told = new Set(points.flatMap(({ accounts }) => accounts.flatMap(({ claims }) => claims)))
  const drawn = new Set(points)
  return evaluation.points.filter(
    (point) =>
      point.id.startsWith('question/') && !drawn.has(point) && point.accounts.some(({ claims }) => claims.some((one) => told.has(one))),
  )
}

/**
 * The claims that these points stand on, and no others: a file of ten thousand is not walked for each mark. They count as
 * public, since an edition draws nothing else, and whoever reads this may read them.
 */
function partOf(file: CaseDocument, points: readonly Point[]): CaseDocument {
  const told = new Set(points.flatMap(({ accounts }) => accounts.flatMap(({ claims }) => claims)))
  return { ...file, claims: file.claims.filter(({ id }) => told.has(id)).map((claim) => ({ ...claim, sensitivity: 'public' as const })) }
}
