import type { OpenedCase } from '../opened-case.ts'

/** The way from the list of cases to a page of a case. */
export const caseCrumbs = (
  { id, document }: Pick<OpenedCase, 'id' | 'document'>,
  ...further: readonly { readonly href: string; readonly label: string }[]
) => [{ href: '/cases', label: 'Cases' }, { href: `/cases/${encodeURIComponent(id)}`, label: document.case.title }, ...further]
