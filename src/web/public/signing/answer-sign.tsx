import type { Context } from 'hono'
import type { Edition } from '../../../publishing/index.ts'
import { askToSign, readSigningState, riskOf, type SigningState } from '../../../signons/index.ts'
import { clientAddress } from '../../client-address.ts'
import { NotFoundPage } from '../not-found.tsx'
import { findAppeal } from './find-appeal.tsx'
import { MailedPage } from './mailed-page.tsx'
import { NotTakenPage } from './outcome-pages.tsx'
import { signingReading } from './reading.ts'
import { answerPrivately } from './screen.tsx'
import { readSent } from './sent.ts'
import { asFields, emptyForm, errorsInWords, onlyCounted, typedForm, type TypedForm } from './sign-form.ts'
import { SignPage } from './sign-page.tsx'
import type { SigningNeeds } from './signing-needs.ts'

/** Shows the form of a sign-on, with a number drawn for it: sent twice, it asks once. */
export async function showSignForm(c: Context, needs: SigningNeeds): Promise<Response> {
  const opened = await openForSigning(c, needs, c.req.param('name') ?? '')
  if (opened.kind === 'answered') return opened.answer
  const { edition } = opened
  return answerPrivately(
    c,
    <SignPage {...{ ...opened, site: needs.site, addressed: opened.state.campaign.addressed, form: emptyForm(under(edition, needs)) }} />,
  )
}

/**
 * Takes the form of a sign-on. Whoever is in a country from which signing can be dangerous is told so before anything is kept, with "only count
 * me" chosen, and sends the form again; without script, and never silently.
 */
export async function takeSignForm(c: Context, needs: SigningNeeds): Promise<Response> {
  const opened = await openForSigning(c, needs, c.req.param('name') ?? '')
  if (opened.kind === 'answered') return opened.answer
  const { edition, reading, state } = opened
  const { site, signOns, risks } = needs
  const sent = await readSent(c)
  const form = typedForm(edition.appeal, sent)
  const { addressed } = state.campaign
  const page = { site, reading, edition, addressed }
  if (sent.ticked('mend')) {
    const again = { ...form, request: under(edition, needs).request }
    return answerPrivately(c, <SignPage {...{ ...page, form: again, risk: riskOf(form.country, addressed, risks) }} />)
  }
  const risk = riskOf(form.country.trim().toUpperCase(), addressed, risks)
  if (risk.kind === 'risk' && form.warned !== form.country)
    return answerPrivately(c, <SignPage {...{ ...page, form: onlyCounted(form), risk }} />)
  const outcome = await askToSign(signOns, form, clientAddress(c, needs.trustedProxies))
  switch (outcome.kind) {
    case 'asked':
      return answerPrivately(
        c,
        <MailedPage {...{ ...page, answer: outcome.answer, mail: form.mail.trim(), fields: asFields(form), who: 'person' as const }} />,
      )
    case 'refused': {
      const again: TypedForm = outcome.errors.request === undefined ? form : { ...form, request: under(edition, needs).request }
      const errors = errorsInWords(outcome.errors, reading.signing, form.name)
      return answerPrivately(c, <SignPage {...{ ...page, form: again, errors, risk }} />, 422)
    }
    case 'closed':
      return answerPrivately(c, <NotTakenPage {...page} closed={false} />, 409)
    case 'busy':
      c.header('Retry-After', String(outcome.retryAfter))
      return answerPrivately(c, <SignPage {...{ ...page, form, risk, busy: outcome.retryAfter }} />, 503)
    default:
      return outcome satisfies never
  }
}

type Opened =
  | {
      readonly kind: 'open'
      readonly edition: Edition
      readonly reading: ReturnType<typeof signingReading>
      readonly state: Exclude<SigningState, { kind: 'none' }>
    }
  | { readonly kind: 'answered'; readonly answer: Response }

/** The appeal of an address, if it takes sign-ons; or the page that says why not. */
export async function openForSigning(c: Context, needs: SigningNeeds, name: string): Promise<Opened> {
  const found = await findAppeal(c, needs, name)
  if (found.kind === 'answered') return found
  const { published, here } = found
  const { edition } = published
  const state = await needs.states(edition.appeal, () => readSigningState(needs.db, edition.appeal))
  if (state.kind === 'none')
    return { kind: 'answered', answer: answerPrivately(c, <NotFoundPage site={needs.site} path={c.req.path} lang={here.lang} />, 404) }
  if (state.kind === 'open') return { kind: 'open', edition, reading: signingReading(edition.lang), state }
  const reading = signingReading(here.lang)
  const page = <NotTakenPage {...{ site: needs.site, reading, edition: here, closed: state.kind === 'closed' }} />
  return { kind: 'answered', answer: answerPrivately(c, page, c.req.method === 'POST' ? 409 : 200) }
}

/** Under which edition a new form is, and its number: 16 random bytes. */
const under = ({ appeal, version, lang }: Edition, { signOns }: SigningNeeds) => ({
  appeal,
  version,
  lang,
  request: Buffer.from(signOns.random(16)).toString('base64url'),
})
