import type { CaseDocument } from '../cases/index.ts'

/** The persons of a case by their ids, whom most claims are about first: about whom something can be submitted. */
export function personsOf({ subjects, claims }: Pick<CaseDocument, 'subjects' | 'claims'>): readonly string[] {
  const told = Map.groupBy(claims, ({ about }) => about)
  return subjects
    .filter(({ kind }) => kind === 'person')
    .map(({ id }) => id)
    .toSorted((one, other) => (told.get(other)?.length ?? 0) - (told.get(one)?.length ?? 0))
}
