import type { Basis, Publicity } from './mechanism.ts'
import type { MechanismFound, MechanismState } from './mechanisms-for.ts'
import type { TimeLimit } from './time-limits.ts'

/** How each state is told. None says that a body must or should be written to. */
export const stateInWords: Readonly<Record<MechanismState, string>> = {
  open: 'Open, as far as its rules are read here',
  if_accepted: 'Open if one account is accepted',
  cannot_tell: 'Cannot tell: something is missing',
  check_ratification: 'Check the ratification first',
  not_open: 'Not open',
  no_complaints: 'Takes information, decides no complaints',
  through_others: 'Only through another body',
}

export const publicityInWords: Readonly<Record<Publicity, string>> = {
  allowed: 'It may be published.',
  by_leave: 'Parts may be confidential.',
  forbidden: 'It forbids publicity.',
  not_said: 'We found no rule on publicity. That is not a leave to publish.',
}

/** How far a rule is confirmed, for people. */
export const confirmationInWords: Readonly<Record<Basis['confirmed'], string>> = {
  text: 'read where the source says',
  outdated: 'outdated: newer practice differs',
  unconfirmed: 'unconfirmed: check it before use',
  dataset: 'from a data set',
  topic: 'its number was seen with its subject',
}

/** A mechanism as plain data, for programs: what `amparo bodies --json` gives of each. */
export function plainMechanism({ mechanism, subject, state, rules, parts, ask, claims, consent, limits }: MechanismFound) {
  const { id, name, kind, who, languages, consent: needs, publicity, apartFrom, reply, pages, channel, otherwise } = mechanism
  return {
    id,
    name,
    kind,
    subject,
    result: state,
    rules,
    parts,
    ask,
    claims,
    ...(who && { by: who }),
    ...(needs && { consent: { of: needs.of, basis: needs.basis, on_record: consent } }),
    ...(languages && { languages }),
    publicity,
    ...(apartFrom && { not_beside: apartFrom }),
    ...(reply && { state_reply: reply }),
    ...(pages && { pages }),
    ...(channel && { channel }),
    ...(otherwise && { otherwise }),
    limits: limits.map(({ subject: _subject, body: _body, ...limit }: TimeLimit) => limit),
  }
}
