export { createExtractor, type Extractor, type ExtractorSettings } from './extractor.ts'
export { mediaTypeOf } from './media-type.ts'
export {
  longestText,
  type CopyOutcome,
  type Extracted,
  type Extraction,
  type Fact,
  type Redaction,
  type RedactionBox,
  type Unread,
  type WaczReport,
} from './extraction.ts'
export { notOpened } from './read-mail.ts'
export { openZip, type Zip } from './unzip.ts'
export { Refusal } from './refusal.ts'
