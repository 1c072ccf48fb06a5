export { sourceKinds, type Passage, type Source, type SourceDocument, type SourceKind } from './source.ts'
