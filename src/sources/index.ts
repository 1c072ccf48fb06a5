export { sourceKinds, type Passage, type Source, type SourceDocument, type SourceKind } from './source.ts'
export {
  captureWays,
  copyKinds,
  derivedKinds,
  type Capture,
  type CaptureWay,
  type CopyKind,
  type DerivedFile,
  type DiscardedCopy,
  type DerivedKind,
  type OriginalFile,
} from './original.ts'
export { originsOf, relaysOf, type Relays } from './origins.ts'
export { findPassage, pageAt, searchable, type FoundPassage, type Place, type SearchableText } from './find-passage.ts'
export { choosePassage } from './choose-passage.ts'
export { suggestions } from './suggestions/suggestions.ts'
export { runningText } from './suggestions/running-text.ts'
export type { KnownName, Suggestion, SuggestionOptions } from './suggestions/suggestion.ts'
