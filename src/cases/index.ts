export { type Addressee, type Appeal, type CaseDocument, type FileProblem, type Sentence } from './case-document.ts'
export { capacities, consentMatters, type Capacity, type Consent, type ConsentMatter } from './consent.ts'
export { plainAppeal, plainDocument, type PlainEntry } from './plain-case.ts'
export { writeAppealFile, writeCaseFile } from './write-file.ts'
export { describeProblems, type InvalidFile } from './file-problems.ts'
export { projectFacts } from './project-facts.ts'
export { catalogueDigest, normsProblem, projectCatalogue } from './project-catalogue.ts'
export {
  changeNormSettings,
  readNormSettings,
  type NormSettingChange,
  type NormSettingsKept,
  type NormSettingsOutcome,
} from './norm-settings.ts'
export { readFacts, type ReadFacts } from './read-facts.ts'
export { appealFormat, formatOf, readAppealFile, readCaseFile, type ReadAppeal, type ReadCase } from './read-file.ts'
export { largestFile } from './read-text.ts'
export { citationOfNorm, citesCase, normCited } from './norm-citation.ts'
export {
  clearanceOf,
  decideNorm,
  decisionKey,
  isStanding,
  newestDecisions,
  normDecisions,
  saysTheSameAs,
  seenOf,
  standingDecisions,
  type NormDecision,
  type SeenResult,
  type StandingDecision,
} from './norm-decisions.ts'
export { exportCase } from './export-case.ts'
export { importCase, importCaseFile, importInto, type ImportOutcome, type ImportSettings } from './import-case.ts'
export { caseKeys, listCases, type CaseSummary } from './list-cases.ts'
export { restoredAppeal } from './stored-case.ts'
export { listHistory } from './list-history.ts'
export { entryHistory, loadCase, loadCaseWith, type EntryRevision, type LoadedCase } from './load-case.ts'
export {
  caseKeyOf,
  caseRevision,
  caseRevisions,
  changedSince,
  revisionsOfKeys,
  lastErasure,
  lockCase,
  raiseRevision,
  readEntriesOfKey,
  type EntryMeta,
  type StoredEntry,
} from './store.ts'
export {
  openCase,
  recordEntries,
  type EntryChange,
  type OpenCaseOutcome,
  type RecordOutcome,
  type RecordSettings,
} from './record-entries.ts'
export type { EntryProblem } from './entry-problem.ts'
export { entrySchemas, type EntryList } from './entry-schemas.ts'
export {
  appealsAmong,
  appealsOfCases,
  findCaseAppeal,
  heldAmong,
  lastFirst,
  lastWrittenOfCases,
  listCaseAppeals,
  type AppealsInOrder,
  type CaseAppeal,
  type PartOfAppeals,
  type WrittenAt,
} from './find-case-appeal.ts'
export { findByTheirHeads } from './find-by-heads.ts'
export { readIdentity, type FoundIdentity, type Identity } from './identities.ts'
export { coversAppeal, proceduresOf, type Covered, type Procedure } from './procedures.ts'
export { bodiesUntold, isBodyCode, readProcedures, type BodiesUntold } from './read-procedures.ts'
export { whoSees, type Seen, type WhoSees, type WhySeen } from './who-sees.ts'
export { isNamedFor, withoutFiles, withoutWordsAround } from './closed-documents.ts'
export { marksAfter } from './sensitivity.ts'
export { betrayedTo, consentsRead, readableBy } from './readable.ts'
export { copyFor } from './copy-for.ts'
export { withheldOf } from './framing.ts'
export { entryReader, type EntryReader } from './entry-reader.ts'
export type { Attention, AttentionFor } from './attention.ts'
export { aloneAmong, keptAlone, keptRevisions, lastKeptAlone, type KeptAlone } from './appeals-alone.ts'
export { caseHistory, type CaseChange, type CaseHistory } from './case-history.ts'
export { caseJobs, enqueueCounting } from './jobs.ts'
export { countAttention, readAttention, readTitles, type CaseTitle, type CountedCase, type CountSettings } from './case-attention.ts'
export { caseLog, readableLog, type CaseLog, type Handover, type LoggedCall, type LoggedContact, type StoredLog } from './case-log.ts'
export { channels, logSensitivities, outcomes } from './log-schemas.ts'
export {
  daysSinceContact,
  inOrderOfTime,
  lastContact,
  newestHandover,
  nextAttempts,
  overdue,
  whoIsIt,
  type LogOfCase,
  type NextAttempt,
} from './next-attempts.ts'
export { takenPositions, withdrawCase, withdrawEntries, type WrittenEntries } from './withdraw-entries.ts'
export { indexDocumentText, refreshAppealsAlone, refreshSearch } from './searchable.ts'
export { keyOfAdministrators, keyOfAlone } from './searchable-appeals.ts'
export { fileIsNamedByDocuments } from './file-is-named.ts'
export { askForRebuilding, enqueueRebuilding, rebuildSearch, searchedKeys, searchJobs } from './rebuild-search.ts'
export { forgetSearchWords } from '../search/index.ts'
