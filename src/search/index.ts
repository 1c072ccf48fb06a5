export { searchKinds, searchLevels, type SearchKind, type SearchLevel, type SearchRow } from './row.ts'
export { keepSearchRows, lockSearchRows } from './keep-rows.ts'
