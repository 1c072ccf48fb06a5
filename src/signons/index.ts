export { mailLanguages } from './mail-words/index.ts'
export type { EntryLog, Mailing, SignOnLimits, SignOnMail, SignOnNeeds, SignOns } from './sign-ons.ts'
export { openSignOns } from './open-sign-ons.ts'
export { countLimits } from './limits.ts'
export { enterEditions } from './enter-editions.ts'
export { forgetDeadSignOns, forgetExpired, signOnJobs, startSignOnWork, type SignOnWork } from './jobs.ts'

export type { Consents, Disclosure, FieldProblem, FormErrors, FormField, SignForm } from './sign-form.ts'
export type {
  AskOutcome,
  ChangeOutcome,
  CodeOutcome,
  ConfirmOutcome,
  HeldReason,
  Organisation,
  OwnLink,
  OwnOutcome,
  OwnRecord,
  Receipt,
  WaitingOutcome,
} from './outcomes.ts'
export { countries, isCountry } from './countries.ts'
export { strangeSign } from './read-sign-form.ts'
export { readSigningRisks, riskOf, type Risk, type RiskSource, type Sentence, type SigningRisks } from './signing-risks.ts'
export { linkPaths } from './link-paths.ts'
export { askToSign } from './ask-to-sign.ts'
export { correctWaiting, openWaiting, refuse, tokenOfCode, type CorrectedWaiting } from './answer-waiting.ts'
export { confirm } from './confirm.ts'
export { openOwn } from './open-own.ts'
export { withdraw } from './withdraw.ts'
export { correct, type Correction } from './correct.ts'
export { erase, eraseWithoutLog, keepErasedAway, withdrawErased } from './erase.ts'
export { receiptOf } from './receipt-of.ts'

export { findCampaign, listCampaigns, type Campaign } from './campaign-store.ts'
export {
  changeAddressed,
  closeSigning,
  openSigning,
  pauseSigning,
  resumeSigning,
  type By,
  type ChangedAddressed,
  type ChangedSigning,
  type ClosedSigning,
  type OpenedSigning,
  type Opening,
} from './campaign.ts'
export { addCampaignKey, endCampaignKey, listCampaignKeys, type AddedKey, type CampaignKeyState, type KeyEnd } from './campaign-keys.ts'
export { listEditionsSigned, readSigningState, readSigningStateNow, type SigningState } from './read-signing-state.ts'
export { keepSnapshots } from './beside-the-count.ts'
export { listNames } from './shown-names.ts'

export { askAsOrganisation, type AskOrganisationOutcome } from './ask-as-organisation.ts'
export {
  consultativeStatuses,
  organisationKinds,
  type OrganisationErrors,
  type OrganisationField,
  type OrganisationForm,
} from './organisation.ts'
export {
  listOrganisations,
  openOrganisation,
  organisationsToReview,
  reaffirmOrganisation,
  removeOrganisation,
  reviewOrganisation,
  withdrawOrganisation,
  type OrganisationRecord,
  type OrganisationToReview,
  type OwnOrganisation,
  type ShownOrganisation,
} from './organisations.ts'
export { hiddenMarkIn } from './public-words.ts'
export { countOrganisationsToReview } from './organisations-waiting.ts'
export {
  listBatches,
  recordBatch,
  withdrawBatch,
  type BatchField,
  type PaperBatch,
  type RecordedBatch,
  type ShownBatch,
} from './batches.ts'

export { removalReasons, restoreReasons, type RemovalReason, type RestoreReason } from './reasons.ts'
export { readCondition, type RemovalCondition } from './removal-condition.ts'
export {
  cancelRemoval,
  doRemovals,
  listRemovals,
  previewRemoval,
  problemsOfRemoval,
  startRemoval,
  type Removal,
  type RemovalKind,
  type RemovalProblem,
  type StartedRemoval,
} from './removals.ts'
export {
  drawSample,
  listAudits,
  listReleasedAudits,
  recordAuditResult,
  type AuditResult,
  type DrawnSample,
  type RecordedAudit,
  type SampleAsked,
  type ShownAudit,
} from './audits.ts'
export { exportSealed, readSealedLines, writeSealedLines, type SampleDrawn, type SealedLine } from './sealed-lines.ts'
export { forAddressee, openExport, type OpenedExport, type OpenedRow } from './open-export.ts'

export { together } from './together.ts'

export * from './telling/index.ts'
