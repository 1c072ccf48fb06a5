import type { OpenedAppeal } from '../visit.ts'

/** The way to a page of an appeal: its case, the list of appeals and, unless it is the page of the text itself, the text. */
export function appealCrumbs(
  { appeal, holder, cases }: OpenedAppeal,
  { self = true } = {},
): { readonly href: string; readonly label: string }[] {
  return [
    ...(holder === null
      ? []
      : [{ href: `/cases/${encodeURIComponent(holder.case)}`, label: cases.get(holder.case)?.document.case.title ?? holder.case }]),
    { href: '/appeals', label: 'Appeals' },
    ...(self ? [{ href: `/appeals/${encodeURIComponent(appeal.id)}`, label: appeal.id }] : []),
  ]
}
