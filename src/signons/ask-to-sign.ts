import { canonicalJson } from '../kit/index.ts'
import { canonicalAddress } from './canonical-address.ts'
import { isCurrent } from './open-campaign.ts'
import type { AskOutcome } from './outcomes.ts'
import { readSignForm } from './read-sign-form.ts'
import { answerOf, readBytes } from './secrets.ts'
import type { SignForm } from './sign-form.ts'
import type { SignOns } from './sign-ons.ts'

/** After how many seconds somebody who cannot be served may try again. */
export const retryAfter = 120

/**
 * Takes a form that was sent: keeps it sealed, and has a mail sent whose link opens it. Takes the network address that it came from.
 * Gives the same answer after the same work whether or not the address had signed, which is never looked up here; sending the same
 * form twice asks once. Refuses with what is wrong in each field.
 */
export async function askToSign(signOns: SignOns, form: SignForm, from: string): Promise<AskOutcome> {
  const { rules } = signOns
  const read = readSignForm(form, rules)
  const open = await signOns.campaign(form.appeal)
  if (open === null) return { kind: 'closed' }
  if (read.kind === 'refused' || !isCurrent(open, form)) {
    const errors = read.kind === 'refused' ? read.errors : {}
    return { kind: 'refused', errors: isCurrent(open, form) ? errors : { ...errors, version: 'not-current' } }
  }
  if (!(await signOns.mailing.takes())) return { kind: 'busy', retryAfter }
  const { typed } = read
  const { name, mail, country, disclosure, shared, consents } = typed
  const address = canonicalAddress(mail, rules)
  if (address.kind === 'refused') throw new Error('A form was read whose address is none')
  const answer = answerOf(
    readBytes(form.request, 16)!,
    canonicalJson({ ...typed, appeal: form.appeal, version: form.version, lang: form.lang }),
  )
  await signOns.asking({
    campaign: open.campaign.number,
    appeal: form.appeal,
    key: open.key,
    answer,
    from,
    mailbox: address.canonical,
    waiting: {
      kind: 'person',
      version: form.version,
      lang: form.lang,
      name,
      mail,
      address: address.canonical,
      country,
      disclosure,
      countryCounts: consents.country,
      outcomeMails: consents.outcome,
      shared,
    },
  })
  return { kind: 'asked', answer: answer.toString('base64url') }
}
