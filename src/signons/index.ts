export type { EntryLog, Mailing, SignOnLimits, SignOnMail, SignOnNeeds, SignOns } from './sign-ons.ts'
export { openSignOns } from './open-sign-ons.ts'
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
export { askToSign } from './ask-to-sign.ts'
export { correctWaiting, openWaiting, refuse, tokenOfCode, type CorrectedWaiting } from './answer-waiting.ts'
export { confirm } from './confirm.ts'
export { openOwn } from './open-own.ts'
export { withdraw } from './withdraw.ts'
export { correct, type Correction } from './correct.ts'
export { erase, keepErasedAway } from './erase.ts'
export { countries, isCountry } from './countries.ts'
export { readSigningRisks, riskOf, type Risk, type RiskSource, type Sentence, type SigningRisks } from './signing-risks.ts'
export { askAsOrganisation, type AskOrganisationOutcome } from './ask-as-organisation.ts'
export {
  consultativeStatuses,
  organisationKinds,
  type OrganisationErrors,
  type OrganisationField,
  type OrganisationForm,
} from './organisation.ts'
export { removalReasons, restoreReasons, type RemovalReason, type RestoreReason } from './reasons.ts'
