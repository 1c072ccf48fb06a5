export { columnOf, type ColumnMapping, type Mapping } from './mapping.ts'
export { mappingProblems, readMapping, type CheckedMapping, type MappingProblem } from './check-mapping.ts'
export { suggestColumns } from './suggest-mapping.ts'
export { createTableReader, type TableReader } from './read/table-reader.ts'
export { cellOf, largestTable, type Cell, type ReadTable, type Row, type Table } from './table.ts'
export { rowReader, type ReadRow, type Refused, type Said } from './read-row.ts'
export type { Report, Unparsed } from './plan.ts'
export { dryRun } from './dry-run.ts'
export { importAtOnce, listSentence } from './import-list.ts'
export { undoImport, type UndoOutcome, type UndoSettings } from './undo-import.ts'
export { askForImport, listJobs, type ListJobs } from './jobs.ts'
export { discardList, isOpen, prepareList, prepareListAgain, setMapping } from './list-changes.ts'
export {
  addImport,
  fileIsNamedByLists,
  importsOfCase,
  readImport,
  undoneSince,
  type ImportState,
  type ListImport,
  type Prepared,
} from './store.ts'
