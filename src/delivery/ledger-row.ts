import type { Delivery, SubmissionDelivery } from './delivery.ts'

/**
 * A line of the ledger as a table and as JSON have it, with what it is: a version of an appeal, or a submission of a case, by that case's id.
 * What is not known, or not so of this kind, is empty.
 */
export const ledgerRow = (one: Delivery | SubmissionDelivery, caseId = '') => ({
  id: one.id,
  what: 'submission' in one ? 'submission' : 'appeal',
  appeal: 'appeal' in one ? one.appeal : '',
  version: 'version' in one ? one.version : '',
  case: 'submission' in one ? caseId : '',
  language: one.lang,
  body: one.bodyName ?? '',
  channel: one.channel,
  to: one.to ?? '',
  queued: one.at.toISOString(),
  left: one.day ?? '',
  state: one.state,
  answer_due: one.deadline?.day ?? '',
  rule_from: one.deadline?.source ?? '',
  message_id: one.messageId ?? '',
  sha256: one.hash,
  dossier: 'dossier' in one ? one.dossier : '',
  submission: 'submission' in one ? one.submission : '',
})
