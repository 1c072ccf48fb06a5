import type { Context } from 'hono'
import { tokenOfCode } from '../../../signons/index.ts'
import { routes } from '../../routes.ts'
import { findAppeal } from './find-appeal.tsx'
import { MailedPage } from './mailed-page.tsx'
import { GonePage } from './outcome-pages.tsx'
import { signingReading } from './reading.ts'
import { answerPrivately } from './screen.tsx'
import { readSent, type Sent } from './sent.ts'
import type { SigningNeeds } from './signing-needs.ts'

/** Takes the code of a mail, typed on the page from which it was asked for; leads to what the link of the mail leads to. */
export async function takeCode(c: Context, needs: SigningNeeds): Promise<Response> {
  const sent = await readSent(c)
  const found = await findAppeal(c, needs, sent.text('appeal'), sent.text('lang'))
  if (found.kind === 'answered') return found.answer
  const { edition } = found.published
  const reading = signingReading(edition.lang)
  const { site } = needs
  const outcome = await tokenOfCode(needs.signOns, sent.text('answer'), sent.text('code'))
  switch (outcome.kind) {
    case 'token':
      c.header('Cache-Control', 'no-store')
      return c.redirect(routes.confirmSignOn(outcome.token), 303)
    case 'gone':
      return answerPrivately(c, <GonePage {...{ site, reading, of: 'code' as const }} />, 410)
    case 'missing':
    case 'wrong': {
      const who = sent.text('who') === 'organisation' ? 'organisation' : 'person'
      const { mailed } = reading.signing
      const errors = { code: outcome.kind === 'missing' ? mailed.noCode : mailed.wrongCode(outcome.left) }
      const page = {
        site,
        reading,
        edition,
        who,
        errors,
        answer: sent.text('answer'),
        mail: sent.text('mail'),
        fields: fieldsOf(sent),
      } as const
      return answerPrivately(c, <MailedPage {...page} />, 422)
    }
    default:
      return outcome satisfies never
  }
}

/** What was typed into the form before, and goes along. */
const fieldsOf = ({ fields }: Sent): Record<string, string> =>
  Object.fromEntries([...fields].filter(([name]) => !['answer', 'who', 'appeal', 'code', 'mend'].includes(name)))
