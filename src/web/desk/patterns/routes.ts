import { everybody, get, type DeskRoutes } from '../route.ts'

const reads = { roles: everybody, of: 'desk' } as const

/** Persons of many cases counted. What is shown of each case is recorded by the page that names persons. */
export const patternRoutes = {
  patterns: get('/patterns', reads),
  csv: get('/patterns/table.csv', reads),
  persons: get('/patterns/persons', reads),
} as const satisfies DeskRoutes
