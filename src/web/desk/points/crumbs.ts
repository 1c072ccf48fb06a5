import type { OpenedCase } from '../opened-case.ts'

/** The way from the list of cases to a page of a case, and further. */
export const caseCrumbs = ({ id, document }: Pick<OpenedCase, 'id' | 'document'>, ...further: readonly Crumb[]): readonly Crumb[] => [
  { href: '/cases', label: 'Cases' },
  { href: caseHref(id), label: document.case.title },
  ...further,
]

type Crumb = { readonly href: string; readonly label: string }

/** An address below a case. */
export const caseHref = (id: string, ...steps: readonly (string | number)[]): string =>
  ['/cases', ...[id, ...steps].map((step) => encodeURIComponent(step))].join('/')
