export {
  appealStatuses,
  type Addressee,
  type Appeal,
  type CaseDocument,
  type Consent,
  type FileProblem,
  type Sentence,
} from './case-document.ts'
export { writeAppealFile, writeCaseFile } from './write-file.ts'
export { describeProblems, type InvalidFile } from './file-problems.ts'
export { readFacts, type ReadFacts } from './read-facts.ts'
export { appealFormat, caseFormat, formatOf, readAppealFile, readCaseFile, type ReadAppeal, type ReadCase } from './read-file.ts'
export { largestFile } from './read-text.ts'
export { exportCase } from './export-case.ts'
export { importCase, importCaseFile, type ImportOutcome } from './import-case.ts'
export { listCases, loadCase, type CaseSummary } from './store.ts'
export { findCaseAppeal, type CaseAppeal } from './find-case-appeal.ts'
