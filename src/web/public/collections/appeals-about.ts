import { loadCase, readTitles, type CaseDocument } from '../../../cases/index.ts'
import type { Facets } from '../../../patterns/index.ts'
import type { Database } from '../../../platform/index.ts'
import { newestEditions, type Edition } from '../../../publishing/index.ts'

/**
 * Of some appeals, those that are about one of these persons as their newest version reads. An appeal is about the person of whom more of
 * its notes tell than of anybody else, or about each of those of whom equally many do: whom it cites for comparison, it is not about.
 */
export async function appealsAbout(
  db: Database,
  appeals: readonly string[],
  persons: readonly Pick<Facets, 'caseKey' | 'subject'>[],
): Promise<ReadonlySet<string>> {
  const titles = await readTitles(db, [...new Set(persons.map(({ caseKey }) => caseKey))])
  const wanted = new Set(persons.map(({ caseKey, subject }) => nameOf(titles.get(caseKey)?.id ?? '', subject)))
  const files = new Map<string, CaseDocument | null>()
  const found = new Set<string>()
  for (const [appeal, edition] of await newestEditions(db, appeals)) {
    for (const { case: cited } of edition.notes) if (!files.has(cited.id)) files.set(cited.id, await loadCase(db, cited.id))
    if (personsOf(edition, files).some((person) => wanted.has(person))) found.add(appeal)
  }
  return found
}

/** Whom an edition is about, by case and subject. */
function personsOf({ notes }: Edition, files: ReadonlyMap<string, CaseDocument | null>): readonly string[] {
  const told = notes.flatMap((note): string[] => {
    const file = files.get(note.case.id)
    const id = note.claim?.claim ?? note.points[0]?.accounts[0]?.statements[0]?.claim
    const about = file?.claims.find((claim) => claim.id === id)?.about
    const isPerson = file?.subjects.some((subject) => subject.id === about && subject.kind === 'person') === true
    return about === undefined || !isPerson ? [] : [nameOf(note.case.id, about)]
  })
  const counts = [...Map.groupBy(told, (person) => person)].map(([person, { length }]) => ({ person, length }))
  const most = Math.max(0, ...counts.map(({ length }) => length))
  return counts.flatMap(({ person, length }) => (length === most ? [person] : []))
}

const nameOf = (caseId: string, subject: string): string => JSON.stringify([caseId, subject])
