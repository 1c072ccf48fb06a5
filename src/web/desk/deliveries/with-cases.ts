import type { AppealVisit, CaseVisit, Visit } from '../visit.ts'

/** Somebody's visit with the cases whose documents may go along, and in which what proves a delivery is kept. */
export type WithCases = Visit & { readonly opened: Pick<AppealVisit['opened'], 'cases'> }

/** The same of a visit to one case. */
export const withItsCase = (visit: CaseVisit): WithCases => ({ ...visit, opened: { cases: new Map([[visit.opened.id, visit.opened]]) } })
