/** One and several of what an erasure reaches, by the list or the table it stands in. */
const words: Readonly<Record<string, readonly [string, string]>> = {
  head: ['the title and summary', 'texts of the title and summary'],
  subjects: ['subject', 'subjects'],
  sources: ['source', 'sources'],
  documents: ['document', 'documents'],
  claims: ['claim', 'claims'],
  retractions: ['retraction', 'retractions'],
  questions: ['question', 'questions'],
  independence: ['declaration of independence', 'declarations of independence'],
  rulings: ['ruling', 'rulings'],
  consents: ['consent', 'consents'],
  appeals: ['text of an appeal', 'texts of appeals'],
  calls: ['call', 'calls'],
  contacts: ['contact attempt', 'contact attempts'],
  handovers: ['hand-over note', 'hand-over notes'],
  person_judgements: ['reason of a judgement on two persons', 'reasons of judgements on two persons'],
  identities: ['identity of a protected source', 'identities of protected sources'],
  norm_decisions: ['decision on a norm', 'decisions on norms'],
  procedures: ['record of a confidential procedure', 'records of confidential procedures'],
  editions: ['part of a published edition', 'parts of published editions'],
  uploads: ['file that somebody is sending', 'files that people are sending'],
  drafts: ['form that somebody is filling in', 'forms that people are filling in'],
  risk_reviews: ['risk review', 'risk reviews'],
  approval_steps: ['remark of a review', 'remarks of reviews'],
  sentence_comments: ['comment on a sentence', 'comments on sentences'],
  kept_changes: ['reason why a text stayed', 'reasons why texts stayed'],
  translation_entries: ['translation of a sentence', 'translations of sentences'],
  glossary_terms: ['term of a glossary', 'terms of glossaries'],
  machine_draft_requests: ['list of sentences for a machine draft', 'lists of sentences for machine drafts'],
  edition_changes: ['note on a published page', 'notes on published pages'],
  take_downs: ['reason of a take-down', 'reasons of take-downs'],
  sheets: ['reason why a sheet was not printed', 'reasons why sheets were not printed'],
  body_entries: ['entry of the directory', 'entries of the directory'],
  body_withdrawals: ['reason why a body was withdrawn', 'reasons why bodies were withdrawn'],
  body_objections: ['note on an objection', 'notes on objections'],
  dossier_texts: ['letter to a body', 'letters to bodies'],
  dossier_freezings: ['list of the files of a dossier', 'lists of the files of dossiers'],
  case_submission_texts: ['text of a submission', 'texts of submissions'],
  case_submission_freezings: ['list of the files of a submission', 'lists of the files of submissions'],
  deliveries: ['line of the ledger', 'lines of the ledger'],
  delivery_events: ['note on a delivery', 'notes on deliveries'],
  replies: ['note on an answer', 'notes on answers'],
  staff_addresses: ['address of a staff member', 'addresses of staff members'],
  telling_texts: ['message to those who signed', 'messages to those who signed'],
  collection_texts: ['text of a collection', 'texts of collections'],
  collection_releases: ['release of a collection’s numbers', 'releases of collections’ numbers'],
  collection_decisions: ['note on a release of a collection', 'notes on releases of collections'],
  collection_take_downs: ['reason why a collection was taken down', 'reasons why collections were taken down'],
  collection_appeals: ['appeal of a collection', 'appeals of collections'],
  list_imports: ['note on the import of a list', 'notes on imports of lists'],
  erasures: ['reason of an earlier erasure', 'reasons of earlier erasures'],
}

/** "3 claims", "1 hand-over note". */
export function placeInWords(place: string, count: number): string {
  const [one, several] = words[place] ?? ['other record', 'other records']
  return place === 'head' && count === 1 ? one : `${count} ${count === 1 ? one : several}`
}

/** "claim C12", "call 3", "an earlier text of source S2". */
export function entryInWords(list: string, position: number, { id, newest }: { readonly id?: string; readonly newest: boolean }): string {
  const [one] = words[list] ?? ['record']
  const name = list === 'head' ? one : `${one} ${id ?? position + 1}`
  return newest ? name : `an earlier text of ${name}`
}
