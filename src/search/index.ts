export { searchKinds, searchLevels, type SearchKind, type SearchLevel, type SearchRow } from './row.ts'
export { keepSearchRows, lockSearchRows } from './keep-rows.ts'
export { piecesOf, type Piece } from './pieces.ts'
export { casesWithMark, derivedPieces, derivedText, unfinishedCases } from './store.ts'
