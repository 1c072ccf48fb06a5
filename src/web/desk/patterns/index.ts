import type { HandlersOf } from '../route.ts'
import { patternRoutes } from './routes.ts'
import { showPatterns } from './show-patterns.tsx'
import { showPersons } from './show-persons.tsx'
import { sendCounts } from './table-csv.ts'

export { gatherFacets } from './gather-facets.ts'
export { patternRoutes }

export const patternHandlers: HandlersOf<typeof patternRoutes> = { patterns: showPatterns, csv: sendCounts, persons: showPersons }
