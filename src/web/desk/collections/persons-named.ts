import type { Facets } from '../../../patterns/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import { casesBehind } from '../cases-behind.ts'
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
  const opened = await casesBehind(visit, found, 'case.read')
  return found.flatMap((one): NamedPerson[] => {
    const file = opened.get(one.caseKey)
    const person = file?.document.subjects.find(({ id }) => id === one.subject)
    if (file === undefined || person === undefined) return []
    const href = `/cases/${encodeURIComponent(file.id)}`
    return [{ key: keyOf(one), name: nameOf(person, 'en'), caseId: file.id, href, isDoubtful: one.doubtful === true }]
  })
}

/** Who each stands for, whatever else is told of them. */
export const keyOf = ({ caseKey, subject }: Facets): string => `${caseKey}/${subject}`
