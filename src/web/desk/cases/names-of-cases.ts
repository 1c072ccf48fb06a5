import type { Membership } from '../../../staff/index.ts'
import type { Visit } from '../visit.ts'
import type { ListedCase } from './case-titles.ts'
import { nameOfSubject, onlyPerson } from './persons.ts'

/** How many cases are opened for their names at most; a case has to be read for it. */
const mostOpened = 200

/** Whether a case was given no title of its own, and is called by its code. */
export const isCalledByItsCode = ({ title: { id, title } }: ListedCase): boolean => title.includes(id)

/**
 * What members call cases that have no title of their own: the name of the one person whom such a case is about, by the key
 * of the case. Those about several, or about nobody yet, are not among them.
 */
export async function namesOfCases(
  visit: Visit,
  cases: readonly ListedCase[],
  memberships: ReadonlyMap<number, Membership>,
): Promise<ReadonlyMap<number, string>> {
  const unnamed = cases.filter(isCalledByItsCode).slice(0, mostOpened)
  const opened = await visit.openCases(
    unnamed.map(({ title: { id } }) => id),
    memberships,
  )
  return new Map(
    unnamed.flatMap(({ key, title: { id } }): [number, string][] => {
      const document = opened.get(id)?.document
      const person = document && onlyPerson(document)
      return person === undefined ? [] : [[key, nameOfSubject(person)]]
    }),
  )
}
