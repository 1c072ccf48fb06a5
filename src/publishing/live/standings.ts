import { leadsIntoCase, pointsShown, resolveCitation, standingOfClaim, type Citation, type CitedCases } from '../../appeals/index.ts'
import type { Standing } from '../../claims/index.ts'
import type { Edition, EditionNote } from '../edition.ts'
import { sentencesOnNotes } from './sentences-on-notes.ts'

/** How what a note cites stands: its standing, and whether its accounts contradict each other. */
export type NoteStandingNow = { readonly standing: Standing; readonly contested: boolean }

/** A note of an edition with how it stood when it was published, and how it stands now. */
export type NoteStandings = {
  readonly note: number
  readonly cites: string
  /** The sentences that rest on it, by their ids on the page: s1, a2. */
  readonly sentences: readonly string[]
  readonly before: NoteStandingNow
  /** Null where it leads nowhere any more, for whoever asks. */
  readonly now: NoteStandingNow | null
}

/** How all that an edition cites stood when it was published, and stands in its cases as somebody reads them now. */
export function standingsOf(edition: Edition, cases: CitedCases): readonly NoteStandings[] {
  const sentences = sentencesOnNotes(edition)
  return edition.notes.map((note) => ({
    note: note.number,
    cites: note.cites,
    sentences: sentences.get(note.number) ?? [],
    before: standingThen(note),
    now: standingNow(resolveCitation(note.cites, cases)),
  }))
}

const standingThen = ({ claim, points }: EditionNote): NoteStandingNow => ({
  standing: claim?.standing ?? points[0]?.standing ?? 'unassessed',
  contested: points.some(({ state }) => state === 'contested'),
})

function standingNow(citation: Citation): NoteStandingNow | null {
  if (!leadsIntoCase(citation)) return null
  const standing =
    citation.kind === 'claim'
      ? standingOfClaim(citation.claim, citation.points)
      : (citation.point.ruling?.standing ?? citation.point.standing)
  return { standing, contested: pointsShown(citation).some(({ state }) => state === 'contested') }
}
