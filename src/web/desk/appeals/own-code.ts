import { appealsOfCases } from '../../../cases/index.ts'
import { publishedIds } from '../../../publishing/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import type { CaseVisit, Visit } from '../visit.ts'
import { threeLetters } from './three-letters.ts'

/**
 * A code for a new appeal in the field's manner, such as PER-001-0721: the country of the case, the next running number of
 * that country, month and year. It counts what is published and what stands in the cases of whoever asks: of the appeals of
 * others nobody is to learn. `not` are codes that could not be had.
 */
export const freeCode = (visit: CaseVisit, not: readonly string[] = []): Promise<string> =>
  freeCodeIn(visit, visit.opened.document.case.country, not)

/** The same for an appeal that no case holds; takes the code of the country that it is about, as ISO 3166-1 or none. */
export async function freeCodeIn(
  { now, needs, staff }: Pick<Visit, 'now' | 'needs' | 'staff'>,
  of: string,
  not: readonly string[] = [],
): Promise<string> {
  const country = threeLetters(of)
  const mine = await appealsOfCases(needs.db, [...(await membershipsOf(needs.db, staff.id)).keys()])
  const known = [...(await publishedIds(needs.db)), ...mine.map(({ appeal }) => appeal.id), ...not]
  const numbers = known.flatMap((id) => {
    const [, its, number = ''] = /^([A-Z]{3})-(\d{3,})-\d{4}$/.exec(id) ?? []
    return its === country ? [Number(number)] : []
  })
  const number = String(Math.max(0, ...numbers) + 1).padStart(3, '0')
  const [month, year] = [String(now.getUTCMonth() + 1).padStart(2, '0'), String(now.getUTCFullYear()).slice(-2)]
  return `${country}-${number}-${month}${year}`
}
