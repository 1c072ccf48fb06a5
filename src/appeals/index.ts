export {
  citedCaseIds,
  citedClaims,
  claimsOf,
  leadsIntoCase,
  pointsShown,
  resolveCitation,
  resolveCitations,
  resolveInCase,
  type CaseCitation,
  type Citation,
  type CitedCases,
  type NormCitation,
} from './citation.ts'
export { standingOfClaim } from '../evaluation/index.ts'
export { addressEndings, type AddressEnding } from './address-endings.ts'
export { confidentialStop, whatStopsPublication, type Stop } from './what-stops-publication.ts'
export { appealsCiting } from './citing.ts'
export { findAppeal, keepAppeal, listAppeals, type FoundAppeal } from './store.ts'
export { markAppeal, namedSentences, type AppealHead, type Marked, type MarkedAppeal, type MarkedSection } from './marked-appeal.ts'
export type { NewSection, Place, TextChange } from './change-text.ts'
export {
  draftHistory,
  draftsLastSaid,
  draftsOfCase,
  findDraft,
  lastWrittenDrafts,
  type Draft,
  type DraftRevision,
  type DraftsInOrder,
  type FoundDraft,
  type Holder,
  type ListedDraft,
} from './draft.ts'
export {
  beginAlone,
  beginDraft,
  changeDraft,
  type AppealProblem,
  type BegunDraft,
  type ChangedDraft,
  type WriteSettings,
} from './change-draft.ts'
export { changesOfTexts, differencesOf, type ChangedLine, type Said, type SaidDifference, type SaidPlace } from './differences.ts'
export { saysSomething, unsaidContested, type ReasonGiven, type UnsaidContested } from './unsaid-contested.ts'
export { statedAsFact, verdictsStated, type StatedAsFact, type VerdictStated } from './stated-as-fact.ts'
export { verdictWords } from './verdict-words.ts'
export { appealState, appealStateInWords, appealStates, type AppealState, type StateOf } from './state.ts'
export {
  beginThread,
  readThreads,
  readThreadsOf,
  sayInThread,
  type Comment,
  type CommentKind,
  type SaidInThread,
  type Thread,
} from './comments.ts'
export { whatIsWrongWithDates } from './dates-of-an-appeal.ts'
export { dueInWords, dueOf, type Due } from './due.ts'
export { isOutcomeCode } from './outcome-code.ts'
export { textHash } from './text-hash.ts'
export { textParts, type TextPart } from './text-parts.ts'
export {
  consentsOf,
  endedConsents,
  inConflict,
  isLetOutBy,
  mayBeCounted,
  standingRefusals,
  type ConsentOnRecord,
  type ConsentState,
  type EndedConsent,
} from './consent.ts'
export { hasLapsed, lifeOf, weigh, weightCounts, type LifeOf, type Weight } from './who-may-consent.ts'
export { namesToLetOut, printedNames, type NamesLetOut, type PrintedName } from './printed-names.ts'
export { readingsOfConsents } from './readings-of-consents.ts'
export { riskMatter, type NamedPerson, type RestingOn, type RiskMatter } from './risk-matter.ts'
export {
  asksForSentences,
  basisOf,
  needsReason,
  openQuestions,
  riskChoices,
  riskQuestions,
  stateOfAnswer,
  type AnswerState,
  type RiskAnswer,
  type RiskAnswers,
  type RiskQuestion,
} from './risk-review.ts'
export { approvalOf, mayApprove, type Approvable, type Approval, type ApprovalStep, type Remark, type StepOfTeam } from './approval.ts'
export {
  addApprovalStep,
  keepReview,
  lockReview,
  onePersonMayPublish,
  readApprovalSteps,
  readAskedPrint,
  readReview,
  readReviews,
  readStepsOf,
  setOnePersonMayPublish,
  type KeptReview,
} from './review-store.ts'
export { leaveToPublish, mayPublish, type Hindrance, type LeaveToPublish } from './may-publish.ts'
