import type { Edition } from './edition.ts'
import type { Print } from './print.ts'

/** How much of the case files an edition makes public besides the appeal's own text: docs/publishing.md lists it by kind. */
export type PublicContents = {
  readonly statements: number
  readonly documents: number
  readonly questions: number
  /** Reasons of the team: of rulings, and of why accounts differ. */
  readonly reasons: number
  /** What cannot be so, or hardly, of what it shows. */
  readonly checks: number
  readonly marks: number
  readonly cases: number
}

/** Counts what an edition shows of the files behind it, each once. */
export function publicContents({ notes, timeline }: Edition | Print): PublicContents {
  const points = new Map(notes.flatMap((note) => note.points.map((point) => [`${note.case.id}#${point.id}`, point])))
  const statements = new Map(
    notes.flatMap((note) => {
      const shown = note.points.flatMap(({ accounts }) => accounts.flatMap((account) => account.statements))
      return [...(note.claim === undefined ? [] : [note.claim]), ...shown].map((statement) => [
        `${note.case.id}#${statement.claim}`,
        statement,
      ])
    }),
  )
  const documents = [...statements.values()].flatMap(({ printed_in }) =>
    printed_in.map(({ by, title, published }) => [by, title, published]),
  )
  return {
    statements: statements.size,
    documents: new Set(documents.map((document) => JSON.stringify(document))).size,
    questions: points.size,
    reasons: [...points.values()].reduce((sum, { why, ruling }) => sum + Number(why !== undefined) + Number(ruling !== undefined), 0),
    checks: new Set(notes.flatMap((note) => (note.checks ?? []).map(({ message }) => `${note.case.id}#${message}`))).size,
    marks: timeline.reduce((sum, { marks }) => sum + marks.length, 0),
    cases: new Set(notes.map((note) => note.case.id)).size,
  }
}
