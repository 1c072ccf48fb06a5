import { appealsOfCases } from '../../../cases/index.ts'
import { publishedIds } from '../../../publishing/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import type { CaseVisit } from '../visit.ts'
import { threeLetters } from './three-letters.ts'

/**
 * A code for a new appeal in the field's manner, such as PER-001-0721: the country of the case, the next running number of
 * that country, month and year. It counts what is published and what stands in the cases of whoever asks: of the appeals of
 * others nobody is to learn. `not` are codes that could not be had.
 */
export async function freeCode({ opened, now, needs, staff }: CaseVisit, not: readonly string[] = []): Promise<string> {
  const country = threeLetters(opened.document.case.country)
  const mine = await appealsOfCases(needs.db, [...(await membershipsOf(needs.db, staff.id)).keys()])
  const known = [...(await publishedIds(needs.db)), ...mine.map(({ appeal }) => appeal.id), ...not]
  const numbers = known.flatMap((id) => {
    const [, of, number = ''] = /^([A-Z]{3})-(\d{3,})-\d{4}$/.exec(id) ?? []
    return of === country ? [Number(number)] : []
  })
  const number = String(Math.max(0, ...numbers) + 1).padStart(3, '0')
  const [month, year] = [String(now.getUTCMonth() + 1).padStart(2, '0'), String(now.getUTCFullYear()).slice(-2)]
  return `${country}-${number}-${month}${year}`
}
