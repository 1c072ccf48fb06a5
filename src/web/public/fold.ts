import type { Edition, EditionNote, EditionPoint, EditionStatement } from '../../publishing/index.ts'

/** Where a repeated statement or point stands in full, so that the page says it once. */
export type Fold = {
  /** The earlier note that holds this claim in full; null when this note is the first. */
  readonly elsewhere: (note: EditionNote, claim: string) => number | null
  readonly pointElsewhere: (note: EditionNote, point: EditionPoint) => number | null
  /** How many case files the notes come from. */
  readonly cases: number
  /** Whether a document's title is to be given: the first time it comes up on the page; later its publisher and date say enough. */
  readonly showsTitle: (printed: Printed) => boolean
  /** Whom the page is about, when that is one: then questions need not name them. */
  readonly mainSubject: string | null
}

export type Printed = EditionStatement['printed_in'][number]

/** Finds the first note under which each statement and each point of an edition is shown. */
export function foldOf(edition: Edition): Fold {
  const first = new Map<string, number>()
  const remember = (key: string, note: EditionNote): void => {
    if (!first.has(key)) first.set(key, note.number)
  }
  for (const note of edition.notes) {
    if (note.claim !== undefined) remember(claimKey(note, note.claim.claim), note)
    for (const point of note.points) {
      const repeated = first.has(pointKey(note, point))
      remember(pointKey(note, point), note)
      if (!repeated) for (const account of point.accounts) for (const { claim } of account.statements) remember(claimKey(note, claim), note)
    }
  }
  const earlier = (key: string, note: EditionNote): number | null => {
    const number = first.get(key)
    return number === undefined || number === note.number ? null : number
  }
  return {
    elsewhere: (note, claim) => earlier(claimKey(note, claim), note),
    pointElsewhere: (note, point) => earlier(pointKey(note, point), note),
    cases: new Set(edition.notes.map((note) => note.case.id)).size,
    showsTitle: titlesOnce(),
    mainSubject: mainSubjectOf(edition),
  }
}

/** In an edition from one case file, the subject that most of its questions are about. */
function mainSubjectOf({ notes }: Edition): string | null {
  if (new Set(notes.map((note) => note.case.id)).size !== 1) return null
  const counts = Map.groupBy(
    notes.flatMap((note) => note.points),
    (point) => point.subject ?? '',
  )
  const [most] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)
  return most?.[0] || null
}

/** Without a date and a host the title is all there is to know a document by. */
function titlesOnce(): Fold['showsTitle'] {
  const given = new Set<string>()
  return ({ by, title, published, host }) => {
    const key = JSON.stringify([by, title, published])
    if (!given.has(key)) return given.add(key) !== undefined
    return published === undefined || host === undefined
  }
}

const claimKey = (note: EditionNote, claim: string): string => `claim ${note.case.id}#${claim}`
const pointKey = (note: EditionNote, point: EditionPoint): string => `point ${note.case.id}#${point.id}`
