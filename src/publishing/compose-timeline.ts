import type { CitedCases } from '../appeals/index.ts'
import type { Day } from '../kit/index.ts'
import type { ResolvedCitation } from './compose-note.ts'
import type { NoteContext } from './question-in-words.ts'
import type { TimelineLane, TimelineMark } from './edition.ts'
import { timelineSides } from './timeline-facts.ts'
import { candidatesOf, type Candidate, type Person } from './timeline-marks.ts'
import { nameOf } from './value-in-words.ts'

/** How many marks are worth showing: more cannot be read, and the case file holds the rest. */
const mostMarks = { ofOnePerson: 24, ofEachOfSeveral: 6 }

/**
 * The timeline of the persons an appeal speaks of: what it cites, and for orientation each one's arrest, release and
 * death. One person gets a lane for each side of the custody; several get a lane each. Only public claims are drawn, and
 * a contested point is drawn with all its sides or not at all.
 */
export function composeTimeline(
  citations: readonly ResolvedCitation[],
  context: NoteContext & { readonly cases: Pick<CitedCases, 'files' | 'evaluations'>; readonly at: Day },
): TimelineLane[] {
  const drawn = personsOf(citations)
    .map((person) => ({ person, marks: candidatesOf(person, citations, context) }))
    .filter(({ marks }) => marks.length > 0)
  const [first] = drawn
  if (first === undefined) return []
  if (drawn.length > 1)
    return drawn.map(({ person, marks }) => ({
      name: nameOf(person.subject, context.lang),
      marks: chosen(marks, mostMarks.ofEachOfSeveral).map(({ mark }) => mark),
    }))
  const kept = chosen(first.marks, mostMarks.ofOnePerson)
  return timelineSides
    .map((side) => ({
      name: context.words.timeline.lanes[side],
      marks: kept.filter((candidate) => candidate.side === side).map(({ mark }) => mark),
    }))
    .filter(({ marks }) => marks.length > 0)
}

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

/**
 * The most telling marks within the limit, in the order of time: how it ended comes before all, then what is cited, the
 * arrest, and what is contested. The sides of one question are kept or left out together.
 */
export function chosen(candidates: readonly Candidate[], most: number): Candidate[] {
  const kept: Candidate[] = []
  const groups = [...Map.groupBy(candidates, ({ mark }) => mark.point ?? mark).values()]
  for (const group of groups.toSorted((a, b) => weightOf(b) - weightOf(a) || byTime(a[0], b[0])))
    if (kept.length + group.length <= most || group.some(({ role }) => role === 'outcome')) kept.push(...group)
  return kept.toSorted(byTime)
}

const weightOf = (group: readonly Candidate[]): number =>
  Math.max(
    ...group.map(
      ({ mark, role }) =>
        (role === 'outcome' ? 8 : 0) + (mark.note === undefined ? 0 : 4) + (role === 'arrest' ? 2 : 0) + (mark.contested ? 1 : 0),
    ),
  )

const byTime = (a: Candidate | undefined, b: Candidate | undefined): number =>
  a === undefined || b === undefined ? 0 : inTime(a.mark, b.mark)
const inTime = (a: TimelineMark, b: TimelineMark): number => a.from.earliest - b.from.earliest || a.to.latest - b.to.latest
