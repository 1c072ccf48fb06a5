export {
  answerDue,
  checkInWords,
  confirmations,
  linesOfEnvelope,
  monthsSinceCheck,
  offered,
  salutationIn,
  staleAfter,
  titleIn,
  type Body,
  type BodyChannels,
  type Confirmation,
  type ListedBody,
  type Objection,
  withdrawnInWords,
  replyTimeInWords,
  type SaidTitle,
  type ReplyTime,
} from './body.ts'
export { catalogueProblem, readCatalogue } from './read-catalogue.ts'
export { findBody, isObjectedTo, listBodies, recordObjection, writeBody, type WriteBodyOutcome } from './directory-store.ts'
export { recordWithdrawal } from './withdraw-body.ts'
export {
  channels,
  dayAfter,
  hasLeft,
  hasLeftOrMay,
  isRecorded,
  isSuperseded,
  recordedAlready,
  type Brought,
  type Channel,
  type Deadline,
  type Delivery,
  type DeliveryEvent,
  type DeliveryState,
  type EventKind,
  type PublicDelivery,
  type SubmissionDelivery,
} from './delivery.ts'
export {
  addDelivery,
  addEvent,
  bodyInLedger,
  deliveriesOf,
  deliveriesOfAll,
  findDelivery,
  publicDeliveries,
  submissionDeliveriesOf,
  type DeliveryWords,
} from './ledger-store.ts'
export { ledgerRow } from './ledger-row.ts'
export { submissionDeliveriesFor } from './told-submissions.ts'
export { acknowledge, correctByHand, decideUncertain, decisions, showDelivery, stopLetter, type AfterOutcome } from './after-sending.ts'
export { archiveOf, type ArchivedFile } from './archive.ts'
export { needsLeave, possibleAnnexes, readAnnexes, stillMayLeave, type PossibleAnnex } from './annexes.ts'
export { beforeApproval } from './dossier.ts'
export type { Annex, Dossier, DossierFile, DossierText, Frozen, Leave } from './dossier.ts'
export { addDossier, changeDossier, dossiersOf, findDossier, sendBackDossier, type ChangeDossierOutcome } from './dossier-store.ts'
export { draftLetter, type SignOnFigures } from './draft-letter.ts'
export { freezeDossier, makeDossier, type AddressOf, type DossierNeeds, type FreezeOutcome, type MadeDossier } from './freeze-dossier.ts'
export { annexFiles, howApproved, keepFrozen, listedFiles, madeFile, type MadeFile } from './frozen-files.ts'
export { mailFiles } from './mail-files.ts'
export { letterProblems, type Letter } from './letter.ts'
export { letterPdf } from './letter-pdf.ts'
export { readPace, setPace, type Pace } from './pace.ts'
export { newerVersion } from './newer-version.ts'
export { queueLetter, recordByHand, sentBefore, type ByHand, type Sending, type SendOutcome } from './queue-letter.ts'
export { eraseDossiers, namedNowhere } from './erase-dossiers.ts'
export { figuresOf } from './sign-on-figures.ts'
export { startDelivering, type Delivering, type DeliveringNeeds } from './start-delivering.ts'
export { putAsideRestoredLetters } from './take-letters.ts'
export { isOwnReport, takeReport, type TakenReport } from './take-report.ts'
export {
  answeringOf,
  replyKinds,
  type Answering,
  type KeptReply,
  type Reply,
  type ReplyKind,
  type ReplyWords,
  type SubmissionReply,
} from './reply.ts'
export {
  findReply,
  findSubmissionReply,
  repliesOf,
  speakerOfReply,
  submissionRepliesOf,
  writeReply,
  type ReplyOf,
  type WrittenReply,
} from './replies-store.ts'
export { publicTimeline, timelineOf, type PublicReply, type PublicTimeline, type Silence, type TimelineLine } from './public-timeline.ts'
export { chooseBodies, chosenBodies, letterBodies, type ChosenBodies, type LetterBody } from './supporter-letters.ts'
