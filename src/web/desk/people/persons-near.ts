import { readTitles, type CaseDocument } from '../../../cases/index.ts'
import { personsOf, type Person } from '../../../people/index.ts'
import { casesWithNames } from '../../../search/index.ts'
import { clearances, membershipsOf, type Membership } from '../../../staff/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import type { CaseVisit, Visit } from '../visit.ts'

/** A person with the case it stands in, as somebody reads both. */
export type PersonAt = { readonly person: Person; readonly opened: OpenedCase }

/** How many other cases are looked into for one page, those with most in common first. */
const mostCases = 60

/** The persons of a case, as much of them as this person reads; worked out once for each state of the case. */
export function personsIn({ key, document, entries }: OpenedCase, { needs }: Pick<Visit, 'needs'>): readonly Person[] {
  const before = known.get(document)
  if (before !== undefined) return before
  const persons = personsOf(key, document, (id) => entries.get(`subjects/${id}`)?.position, needs.facts)
  known.set(document, persons)
  return persons
}

const known = new WeakMap<CaseDocument, readonly Person[]>()

/** The cases in which somebody has a name like one of these persons, and the case itself; of which this person is a member. */
export async function casesNear(visit: CaseVisit, persons: readonly Person[]): Promise<ReadonlyMap<number, OpenedCase>> {
  const { needs, staff, opened } = visit
  const memberships = await membershipsOf(needs.db, staff.id)
  const readable = [...memberships.values()].map(({ caseKey, clearance }) => ({ caseKey, level: levelOf(clearance) }))
  const keys = [...new Set(persons.flatMap((person) => [...person.keys]))]
  const found = await casesWithNames(needs.db, keys, readable, mostCases)
  return new Map([...(await casesByKey(visit, found, memberships)), [opened.key, opened]])
}

/** Cases by their keys; without those of which this person is no member. */
export async function casesByKey(
  visit: Visit,
  keys: readonly number[],
  memberships: ReadonlyMap<number, Membership>,
): Promise<ReadonlyMap<number, OpenedCase>> {
  const titles = await readTitles(
    visit.needs.db,
    keys.filter((key) => memberships.has(key)),
  )
  const cases = await visit.openCases(
    [...titles.values()].map(({ id }) => id),
    memberships,
  )
  return new Map([...cases.values()].map((one) => [one.key, one]))
}

const levelOf = (clearance: Membership['clearance']): 1 | 2 | 3 => (clearances.indexOf(clearance) + 1) as 1 | 2 | 3
