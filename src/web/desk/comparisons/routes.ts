import { everybody, get, writers, type DeskRoutes } from '../route.ts'

const reads = { roles: everybody, of: 'desk' } as const

/** Cases to compare an own one with. What is shown of each case is recorded by the pages themselves. */
export const comparisonRoutes = {
  find: get('/comparisons', reads),
  table: get('/comparisons/table', reads),
  csv: get('/comparisons/table.csv', reads),
  cite: get('/comparisons/citation', { roles: writers, of: 'desk' }),
  sentence: get('/appeals/:appeal/sentences/compared', { roles: writers, of: 'appeal' }),
} as const satisfies DeskRoutes
