export {
  appealStatuses,
  type Addressee,
  type Appeal,
  type CaseDocument,
  type Consent,
  type FileProblem,
  type Sentence,
} from './case-document.ts'
