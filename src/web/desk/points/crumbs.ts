import type { OpenedCase } from '../opened-case.ts'

/** The way from the list of cases to a page of a case. */
export const caseCrumbs = ({
  id,
  document,
}: Pick<OpenedCase, 'id' | 'document'>): readonly { readonly href: string; readonly label: string }[] => [
  { href: '/cases', label: 'Cases' },
  { href: caseHref(id), label: document.case.title },
]

/** An address below a case. */
export const caseHref = (id: string, ...steps: readonly (string | number)[]): string =>
  ['/cases', ...[id, ...steps].map((step) => encodeURIComponent(step))].join('/')
