import type { Context } from 'hono'
import { askAsOrganisation, type OrganisationForm } from '../../../../signons/index.ts'
import type { Edition } from '../../../../publishing/index.ts'
import { clientAddress } from '../../../client-address.ts'
import { openForSigning } from '../answer-sign.tsx'
import { MailedPage } from '../mailed-page.tsx'
import { NotTakenPage } from '../outcome-pages.tsx'
import { answerPrivately } from '../screen.tsx'
import { readSent } from '../sent.ts'
import type { SigningNeeds } from '../signing-needs.ts'
import { emptyOrganisation, organisationErrorsInWords, organisationFields, typedOrganisation } from './organisation-form.ts'
import { OrganisationPage } from './organisation-page.tsx'

/** Shows the form in which an organisation signs. */
export async function showOrganisationForm(c: Context, needs: SigningNeeds): Promise<Response> {
  const opened = await openForSigning(c, needs, c.req.param('name') ?? '')
  if (opened.kind === 'answered') return opened.answer
  const form = emptyOrganisation(under(opened.edition, needs))
  return answerPrivately(c, <OrganisationPage {...{ site: needs.site, reading: opened.reading, edition: opened.edition, form }} />)
}

/** Takes it. */
export async function takeOrganisationForm(c: Context, needs: SigningNeeds): Promise<Response> {
  const opened = await openForSigning(c, needs, c.req.param('name') ?? '')
  if (opened.kind === 'answered') return opened.answer
  const { edition, reading } = opened
  const sent = await readSent(c)
  const form = typedOrganisation(edition.appeal, sent)
  const page = { site: needs.site, reading, edition }
  const anew: OrganisationForm = { ...form, request: under(edition, needs).request }
  if (sent.ticked('mend')) return answerPrivately(c, <OrganisationPage {...{ ...page, form: anew }} />)
  const outcome = await askAsOrganisation(needs.signOns, form, clientAddress(c, needs.trustedProxies))
  switch (outcome.kind) {
    case 'asked': {
      const mailed = { answer: outcome.answer, mail: form.mail.trim(), fields: organisationFields(form), who: 'organisation' } as const
      return answerPrivately(c, <MailedPage {...{ ...page, ...mailed }} />)
    }
    case 'refused': {
      const errors = organisationErrorsInWords(outcome.errors, reading.signing)
      return answerPrivately(
        c,
        <OrganisationPage {...{ ...page, form: outcome.errors.request === undefined ? form : anew, errors }} />,
        422,
      )
    }
    case 'closed':
      return answerPrivately(c, <NotTakenPage {...page} closed={false} />, 409)
    case 'busy':
      c.header('Retry-After', String(outcome.retryAfter))
      return answerPrivately(c, <OrganisationPage {...{ ...page, form, busy: outcome.retryAfter }} />, 503)
    default:
      return outcome satisfies never
  }
}

const under = ({ appeal, version, lang }: Edition, { signOns }: SigningNeeds) => ({
  appeal,
  version,
  lang,
  request: Buffer.from(signOns.random(16)).toString('base64url'),
})
