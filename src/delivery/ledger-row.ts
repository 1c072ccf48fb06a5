import type { Delivery } from './delivery.ts'

/** A line of the ledger as a table and as JSON have it: what is not known is empty. */
export const ledgerRow = (one: Delivery) => ({
  id: one.id,
  appeal: one.appeal,
  version: one.version,
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
  dossier: one.dossier,
})
