import type { HandlersOf } from '../route.ts'
import { chooseAppeal } from './choose-appeal.tsx'
import { draftSentence } from './draft-sentence.tsx'
import { findCases } from './find-cases.tsx'
import { comparisonRoutes } from './routes.ts'
import { showTable } from './show-table.tsx'
import { sendTable } from './table-csv.ts'

export { comparisonRoutes }

export const comparisonHandlers: HandlersOf<typeof comparisonRoutes> = {
  find: findCases,
  table: showTable,
  csv: sendTable,
  cite: chooseAppeal,
  sentence: draftSentence,
}
