export type {
  Approval,
  Edition,
  EditionAccount,
  EditionCheck,
  EditionNorm,
  EditionNote,
  EditionPoint,
  EditionSentence,
  EditionSpeaker,
  EditionStatement,
  TimelineLane,
  TimelineMark,
} from './edition.ts'
export { casesOfEditions } from './cases-of-editions.ts'
export { inOrder } from './appeal-order.ts'
export { setApart } from './bidi.ts'
export { composeCaseTimeline, type CaseTimeline } from './compose-case-timeline.ts'
export { composeEdition, type EditionSettings } from './compose-edition.ts'
export { cardSize } from './forms/card.ts'
export { calendarOf } from './forms/calendar.ts'
export { atomFeed, feedOfAppeals, feedOfVersions, jsonFeed, type Feed } from './forms/feeds.ts'
export { listEditionsIn, listVersionsIn, type FeedEdition } from './forms/listed.ts'
export { mailText } from './forms/mail-text.ts'
export { posterPdf } from './forms/poster.ts'
export {
  changeInWords,
  changedSentences,
  changesBySentence,
  keepDespiteChange,
  keptReasons,
  standingsOf,
  type KeptReason,
  type NoteStandingNow,
  type NoteStandings,
  openChanges,
  type OpenChange,
  type OpenNormChange,
  type Reads,
  noteOfChange,
  normsNotHeld,
  noteChanges,
  enqueueHoldingNorms,
  holdingNorms,
  everyPersonOfNorms,
  mostPersonsHeld,
  publicChanges,
  sentencesOnNotes,
  speakersInWords,
  toldChanges,
  type FurtherAccount,
  type ToldGone,
  type ToldChange,
  type NoteChange,
  type NoticedChange,
} from './live/index.ts'
export { jsonLd } from './json-ld.ts'
export { catchUpOnSheets, publishingJobs } from './jobs.ts'
export { editionsToEnter, findEntry, keepEntries, lockEntry, type EditionToEnter } from './edition-entries.ts'
export { readManifest, type Manifest } from './manifest.ts'
export { catchUpOnManifests, manifestJobs, type ManifestSigner } from './make-manifest.ts'
export { frozenAddress, frozenForms, type FrozenEnding } from './manifest-forms.ts'
export { enteredEditions, findManifest, manifestIn, type KeptManifest } from './manifests-store.ts'
export { openSheets, type AddressOf, type PrintedSheet, type Sheets, type SheetsNeeds } from './sheets.ts'
export { composePrint, noteInLines, printAsItStands, printHash, printInLines, printInParts, printOf, type Print } from './print.ts'
export {
  askedEditionJobs,
  askedEditions,
  askForEditions,
  catchUpOnEditions,
  type AskedEdition,
  type AskedEditionsNeeds,
} from './asked-editions.ts'
export {
  hasAddress,
  publishTranslationWithin,
  type PublishTranslationOutcome,
  type PublishTranslationSettings,
} from './publish-translation.ts'
export { keysOfEdition, mayLeave } from './may-leave.ts'
export { leaveToPublishNow, publishAppeal, publishWithin, type PublishOutcome, type PublishSettings } from './publish-appeal.ts'
export {
  canonicalEdition,
  commit,
  erasuresOf,
  erasableAt,
  leavesHolding,
  redactEdition,
  verifyEdition,
  type CommittedEdition,
  type Tombstone,
  type Verification,
} from './proof/index.ts'
export { publicContents, type PublicContents } from './public-contents.ts'
export { rerenderRedacted } from './rerender-redacted.ts'
export { seenByReaders, type SeenSentence, type ShownClaim, type Withheld } from './seen-by-readers.ts'
export { consentFlags, consentsOver, keepDespiteConsent, keptConsents, type ConsentFlag, type KeptConsent } from './consent-flags.ts'
export { originsOfForms, printedForms, printedIn, type PrintedForm } from './sheets-store.ts'
export { editionsShown } from './editions-shown.ts'
export { lastEditions, newestEditions } from './newest-editions.ts'
export { plainText } from './plain-text.ts'
export { asidesOf, pointInWords, remarksOn, stateInWords } from './point-in-words.ts'
export { answerInWords, questionInWords, type NoteContext } from './question-in-words.ts'
export { saidByPoint, speakerInWords, standingInWords } from './standing-in-words.ts'
export { saysWhatIsPublished } from './same-words.ts'
export { newsInWords, whatItIs } from './news-in-words.ts'
export { withNormsAsPublished } from './compose-norm.ts'
export { normInWords, normLines, normPath } from './norm-in-words.ts'
export { normWords, type NormWords } from './words/norms.ts'
export { asItStandsNow } from './standing-now.ts'
export { versionChain, type ChainLink } from './version-chain.ts'
export { translationInWords } from './translation-in-words.ts'
export { languageIn, translatedWords, type TranslatedWords } from './words/translated.ts'
export { pickWords, type WordsOf } from './words/pick-words.ts'
export { collectionWords, type CollectionWords, type CountedBy } from './words/collections/index.ts'
export { courseWords, type CourseWords } from './words/course.ts'
export { wrap } from './wrap.ts'
export { writeYourselfWords, type WriteYourselfWords } from './words/write-yourself.ts'
export { tellingWords, type TellingWords } from './words/telling.ts'
export { formsWords, type FormsWords } from './words/forms.ts'
export { versionsWords, type VersionsWords } from './words/versions.ts'
export { codeOf, newsStops, successionOf, type Succession } from './succession.ts'
export { appealOutcomes, outcomeWords, type AppealOutcome } from './words/outcomes.ts'
export { askingHeadings, lastingStatus, outcomeInWords, statusLine } from './status-line.ts'
export { asIfPublished, findEdition, listEditions, type ListedEdition, type PublishedEdition } from './store.ts'
export { namesOnlyIn } from './translation-risks.ts'
export { typefacesFor, typesetting, type Typesetting } from './pdf/typesetting.ts'
export { pagesKeptBy, type KeptPage } from './pages-kept.ts'
export { lastTakeDowns, takeDown, takeDownWithin, type TakeDown, type TakeDownOutcome, type TakeDownSettings } from './take-down.ts'
export { nameOf, valueInWords } from './value-in-words.ts'
export { languagesOf, languagesPublished, listVersions, publishedIds, type EditionLanguage, type PublishedVersion } from './versions.ts'
export { editionsCovered, endWithholding, isWithheld, withhold, type CoveredEdition, type ProcedurePlace } from './withheld.ts'
export { wordLanguages, wordsFor } from './words/index.ts'
export { standingMarks, type Words } from './words/words.ts'
export { editionPdf, type EditionPlace } from './pdf/edition-pdf.ts'
export { sheetLanguages } from './pdf/words.ts'
