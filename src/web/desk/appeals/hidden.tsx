import { clearanceInWords, clearances, membersOf } from '../../../staff/index.ts'
import type { AppealVisit } from '../visit.ts'

/** Tells somebody who may not read all of an appeal how much they miss, and who could change it. Nothing where they read all. */
export async function Hidden({ visit }: { readonly visit: AppealVisit }) {
  const { opened, needs, staff } = visit
  if (opened.hidden === 0) return null
  const limited = [...opened.cases.values()].filter(({ unreadable }) => unreadable > 0)
  const others = await Promise.all(
    limited.map(async ({ key, membership }) => {
      const more = (clearance: (typeof clearances)[number]): boolean =>
        clearances.indexOf(clearance) > clearances.indexOf(membership.clearance)
      return (await membersOf(needs.db, key)).filter((member) => member.staff !== staff.id && more(member.clearance))
    }),
  )
  const names = [...new Set(others.flat().map(({ name }) => name))]
  const parts =
    opened.hidden === 1 ? 'One sentence or heading of this appeal rests' : `${opened.hidden} sentences or headings of this appeal rest`
  return (
    <p class="notice">
      {parts} on claims that you may not read, and {opened.hidden === 1 ? 'is' : 'are'} left out here. You may read{' '}
      {limited[0] && clearanceInWords[limited[0].membership.clearance]} claims, so you do not change this text.{' '}
      {names.length === 0 ? 'Nobody else in the team may read more of it; an administrator can give that.' : 'Who may read more: '}
      <bdi>{names.join(', ')}</bdi>
    </p>
  )
}
