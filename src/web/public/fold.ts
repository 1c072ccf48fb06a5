import type { Edition, EditionNote, EditionPoint } from '../../publishing/index.ts'

/** Where a repeated statement or point stands in full, so that the page says it once. */
export type Fold = {
  /** The earlier note that holds this claim in full; null when this note is the first. */
  readonly elsewhere: (note: EditionNote, claim: string) => number | null
  readonly pointElsewhere: (note: EditionNote, point: EditionPoint) => number | null
  /** How many case files the notes come from. */
  readonly cases: number
}

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
  }
}

const claimKey = (note: EditionNote, claim: string): string => `claim ${note.case.id}#${claim}`
const pointKey = (note: EditionNote, point: EditionPoint): string => `point ${note.case.id}#${point.id}`
