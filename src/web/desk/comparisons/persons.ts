import type { Compared } from '../../../comparisons/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import { membershipsOf, type AuditAction } from '../../../staff/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { recorderOf } from '../recorder-of.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { comparisonRoutes } from './routes.ts'

/** A person who is compared, with the case as whoever compares may read it. */
export type PersonOfCase = Compared & { readonly opened: OpenedCase }

/** A person of a case, with what the file says today. */
export const personOf = (opened: OpenedCase, subject: string, now: Date): PersonOfCase => ({
  opened,
  file: opened.document,
  evaluation: opened.evaluate(dayOfInstant(now)),
  subject,
})

/** How a person is written in an address: `case#person`. */
export const keyOf = ({ opened, subject }: Pick<PersonOfCase, 'opened' | 'subject'>): string => `${opened.id}#${subject}`

/** How many are set side by side. */
export const [fewest, most] = [2, 6]

/**
 * The persons in the address (`with=case#person`, each once), as far as they may be read: what leads nowhere, and a case of
 * which somebody is no member, is left out. `more`: how many others were named than fit.
 */
export async function personsAsked(visit: Visit): Promise<{ readonly persons: readonly PersonOfCase[]; readonly more: number }> {
  const keys = [...new Set(visit.c.req.queries('with') ?? [])].slice(0, 50)
  const wanted = keys.flatMap((key) => {
    const [, id, subject] = /^([^#]{1,64})#(.{1,200})$/.exec(key) ?? []
    return id === undefined || subject === undefined ? [] : [{ id, subject }]
  })
  const memberships = await membershipsOf(visit.needs.db, visit.staff.id)
  const cases = await visit.openCases([...new Set(wanted.map(({ id }) => id))], memberships)
  const found = wanted.flatMap(({ id, subject }) => {
    const opened = cases.get(id)
    return opened?.document.subjects.some((one) => one.id === subject && one.kind === 'person') === true
      ? [personOf(opened, subject, visit.now)]
      : []
  })
  return { persons: found.slice(0, most), more: Math.max(0, found.length - most) }
}

/** What a person is called: the name of a page in English first. */
export function nameOfPerson({ file, subject }: Compared): string {
  const found = file.subjects.find(({ id }) => id === subject)
  return found === undefined ? subject : nameOf(found, 'en')
}

/** The other names of a person, in whatever script; a few of them. */
export function otherNames(compared: Compared): readonly { readonly text: string; readonly lang?: string }[] {
  const names = compared.file.subjects.find(({ id }) => id === compared.subject)?.names ?? []
  return names.filter(({ text }) => text !== nameOfPerson(compared)).slice(0, 3)
}

/** The address of the table of these persons, or of its file. */
export function tableHref(persons: readonly PersonOfCase[], route: 'table' | 'csv' = 'table'): string {
  const search = new URLSearchParams(persons.map((one) => ['with', keyOf(one)])).toString()
  return `${hrefOf(comparisonRoutes[route])}?${search}`
}

/** Records of each case that words of it are shown, before they are. */
export async function recordShown(
  visit: Visit,
  action: Extract<AuditAction, 'case.search' | 'case.compare'>,
  cases: readonly OpenedCase[],
) {
  const recorder = recorderOf(visit)
  for (const caseKey of new Set(cases.map(({ key }) => key))) await recorder({ at: visit.now, staff: visit.staff.id, action, caseKey })
}
