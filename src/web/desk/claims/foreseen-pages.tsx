import type { Transaction } from '../../../platform/index.ts'
import { textsOf, type FormState, type Given } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import { pagesChanged, type PageTouched } from './pages-touched.ts'

/** The field of the published appeals of which the form has said that they may change. */
const told = 'told'

/** The published appeals that a form names, or named before, as what it sends along. */
export const PagesTold = ({ form, touched }: { readonly form: FormState; readonly touched: readonly PageTouched[] }) => (
  <>
    {[...new Set([...touched.map(({ appeal }) => appeal), ...textsOf(form.given, told)])].map((appeal) => (
      <input key={appeal} type="hidden" name={told} value={appeal} />
    ))}
  </>
)

/**
 * The pages that tell more than before (toldBefore) of the case as it is in this transaction, and that the form which was
 * sent had not named. Somebody who lets a claim out is to see first what that changes.
 */
export async function unforeseenPages(
  tx: Transaction,
  visit: CaseVisit,
  before: ReadonlySet<number>,
  given: Given,
): Promise<readonly PageTouched[]> {
  const known = textsOf(given, told)
  return (await pagesChanged(tx, visit, before)).filter(({ appeal }) => !known.includes(appeal))
}

/** That pages would change of which the form had not said so, and that nothing is saved. */
export const changesPages = (pages: readonly PageTouched[]): string =>
  `If this may be published, readers of ${pages.map(({ title }) => title).join(' and of ')} see a dated note at once. Nothing is saved yet: look below, then press the button you want again.`
