import { canonicalJson } from '../kit/index.ts'
import { canonicalAddress } from './canonical-address.ts'
import { retryAfter } from './ask-to-sign.ts'
import { isCurrent } from './open-campaign.ts'
import { readOrganisationForm, type OrganisationErrors, type OrganisationForm } from './organisation.ts'
import type { AskOutcome } from './outcomes.ts'
import { answerOf, readBytes } from './secrets.ts'
import type { SignOns } from './sign-ons.ts'

export type AskOrganisationOutcome =
  | Exclude<AskOutcome, { kind: 'refused' }>
  | { readonly kind: 'refused'; readonly errors: OrganisationErrors }

/** Takes the form of an organisation, as `askToSign` takes that of a person: nothing is kept in the clear before the mailed link confirms it. */
export async function askAsOrganisation(signOns: SignOns, form: OrganisationForm, from: string): Promise<AskOrganisationOutcome> {
  const read = readOrganisationForm(form, signOns.rules)
  const open = await signOns.campaign(form.appeal)
  if (open === null) return { kind: 'closed' }
  if (read.kind === 'refused' || !isCurrent(open, form)) {
    const errors = read.kind === 'refused' ? read.errors : {}
    return { kind: 'refused', errors: isCurrent(open, form) ? errors : { ...errors, version: 'not-current' } }
  }
  if (!(await signOns.mailing.takes())) return { kind: 'busy', retryAfter }
  const { organisation, mail } = read
  const { appeal, version, lang } = form
  const address = canonicalAddress(mail, signOns.rules)
  if (address.kind === 'refused') throw new Error('A form was read whose address is none')
  const answer = answerOf(readBytes(form.request, 16)!, canonicalJson({ organisation, mail, appeal, version, lang }))
  const waiting = { kind: 'organisation', version, lang, mail, organisation } as const
  await signOns.asking({ campaign: open.campaign.number, appeal, key: open.key, answer, from, mailbox: address.canonical, waiting })
  return { kind: 'asked', answer: answer.toString('base64url') }
}
