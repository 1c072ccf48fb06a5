export { approvedTranslation, type ApprovedTranslation } from './approved-translation.ts'
export { languagesBegun, languagesBegunOf, readEntries, readEntriesOf } from './store.ts'
export { readTranslation, type ReadTranslation } from './read-translation.ts'
export { inLanguage, segmentKey, segmentsOf, type Segment, type SegmentKind } from './segment.ts'
export type { TranslationEntry, TranslationStep } from './entry.ts'
export {
  translationOf,
  translationStates,
  type Former,
  type TranslatedSegment,
  type Translation,
  type TranslationState,
} from './translation.ts'
export {
  askForAll,
  changeTranslation,
  isReadyForReview,
  mayReview,
  successorOf,
  type ChangedTranslation,
  type TranslationChange,
} from './change-translation.ts'
export {
  exchangeFileOf,
  importFile,
  largestExchangeFile,
  readExchange,
  readPo,
  readXliff,
  writePo,
  writeXliff,
  type ExchangeFile,
  type ImportedSentence,
  type ImportOutcome,
  type ReadExchange,
  type ReturnedFile,
} from './exchange/index.ts'
export { isLanguageTag } from './language-tag.ts'
export { missingFigures, type MissingFigure } from './figures.ts'
export { knownNames, missingNames, type KnownNames } from './names.ts'
export { appealsTranslatedInto, readMemory, recall, type Recalled, type Remembered } from './memory.ts'
export {
  addTerm,
  appealGlossary,
  changeTerm,
  glossaryFor,
  organisationGlossary,
  termKinds,
  termsIn,
  waysToSay,
  type ChangedTerm,
  type FoundTerm,
  type Term,
  type TermKind,
  type TermWords,
} from './glossary/index.ts'
export {
  askForDrafts,
  lastDraftRequest,
  serverInWords,
  translationJobs,
  type DraftFailure,
  type DraftRequest,
  type TranslationServer,
} from './machine/index.ts'
