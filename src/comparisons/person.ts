import type { CaseDocument } from '../cases/index.ts'
import type { Evaluation } from '../evaluation/index.ts'

/** A person of a case file, with what the file says at a day, as far as whoever compares may read it. */
export type Compared = { readonly file: CaseDocument; readonly evaluation: Evaluation; readonly subject: string }

/** What only somebody in custody is told of. */
const ofCustody = /^(?:arrest|charge|custody|conviction|sentence|trial|isolation|parole|pardon|release|acquittal)\./

/**
 * The persons of a file of whom a claim tells something that goes with custody, in the order of the file. Of a file in
 * which no claim does, the first person.
 */
export function personsHeld({ subjects, claims }: CaseDocument): readonly string[] {
  const persons = subjects.filter(({ kind }) => kind === 'person').map(({ id }) => id)
  const told = new Set(claims.filter(({ asserts }) => asserts.some(({ fact }) => ofCustody.test(fact))).map(({ about }) => about))
  const held = persons.filter((id) => told.has(id))
  return held.length > 0 ? held : persons.slice(0, 1)
}
