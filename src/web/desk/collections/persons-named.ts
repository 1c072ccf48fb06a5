import { readTitles } from '../../../cases/index.ts'
import type { Facets } from '../../../patterns/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { recorderOf } from '../recorder-of.ts'
import type { Visit } from '../visit.ts'

export type NamedPerson = {
  readonly key: string
  readonly name: string
  readonly caseId: string
  readonly href: string
  /** Whether accounts differ on whether they are asked for at all. */
  readonly isDoubtful: boolean
}

/** Persons of one's cases by their names, and that they were read is recorded. Takes a few: their cases are opened. */
export async function personsNamed(visit: Visit, found: readonly Facets[]): Promise<readonly NamedPerson[]> {
  const { needs, staff, now } = visit
  const keys = [...new Set(found.map(({ caseKey }) => caseKey))]
  const titles = await readTitles(needs.db, keys)
  const opened = await visit.openCases(
    [...titles.values()].map(({ id }) => id),
    await membershipsOf(needs.db, staff.id),
  )
  const record = recorderOf(visit)
  for (const { key } of opened.values()) await record({ at: now, staff: staff.id, action: 'case.read', caseKey: key })
  return found.flatMap((one): NamedPerson[] => {
    const { caseKey, subject, doubtful } = one
    const id = titles.get(caseKey)?.id ?? ''
    const person = opened.get(id)?.document.subjects.find(({ id: of }) => of === subject)
    if (person === undefined) return []
    const href = `/cases/${encodeURIComponent(id)}`
    return [{ key: keyOf(one), name: nameOf(person, 'en'), caseId: id, href, isDoubtful: doubtful === true }]
  })
}

/** Who each stands for, whatever else is told of them. */
export const keyOf = ({ caseKey, subject }: Facets): string => `${caseKey}/${subject}`
