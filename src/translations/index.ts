export { approvedTranslation, type ApprovedTranslation } from './approved-translation.ts'
export { languagesBegun } from './store.ts'
export { segmentKey, segmentsOf, type Segment, type SegmentKind } from './segment.ts'
export type { TranslationEntry, TranslationStep } from './entry.ts'
export {
  translationOf,
  translationStates,
  type Former,
  type TranslatedSegment,
  type Translation,
  type TranslationState,
} from './translation.ts'
