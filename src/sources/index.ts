export { sourceKinds, type Passage, type Source, type SourceDocument, type SourceKind } from './source.ts'
export { originsOf, relaysOf, type Relays } from './origins.ts'
