import type { Context } from 'hono'
import { tellingWords } from '../../../publishing/index.ts'
import { endMails, languageOfSigner, readUnsubscribeToken } from '../../../signons/index.ts'
import { routes } from '../../routes.ts'
import { ownIn } from '../reading.ts'
import { languageAskedFor, signingReading } from './reading.ts'
import { answerPrivately, Screen } from './screen.tsx'
import type { SigningNeeds } from './signing-needs.ts'

/** The page behind the link that ends mails about what comes of an appeal. It asks; reading it changes nothing. */
export const showNoMore = (c: Context, needs: SigningNeeds, token: string): Promise<Response> => page(c, needs, token, 'asked')

/**
 * Ends them. The form of the page comes here, and the one click of a mail program (RFC 8058): that has no page before it, no cookie and
 * no origin, so nothing is asked of where it comes from; who has the link may do this and nothing else with it.
 */
export async function takeNoMore(c: Context, needs: SigningNeeds, token: string): Promise<Response> {
  await endMails(needs.signOns, token)
  return page(c, needs, token, 'done')
}

async function page(c: Context, { site, signOns }: SigningNeeds, token: string, how: 'asked' | 'done'): Promise<Response> {
  const signOn = readUnsubscribeToken(signOns.addressKey, token)
  const known = signOn === null ? null : await languageOfSigner(signOns.db, signOn)
  const reading = signingReading(known ?? languageAskedFor(c.req.header('accept-language')))
  const {
    words: { page: said },
    lang,
  } = tellingWords(reading.lang)
  const own = ownIn(reading.lang, lang)
  if (signOn === null)
    return answerPrivately(
      c,
      <Screen {...{ site, reading, title: said.goneTitle }}>
        <p {...own}>{said.gone}</p>
      </Screen>,
      410,
    )
  if (how === 'done')
    return answerPrivately(
      c,
      <Screen {...{ site, reading, title: said.doneTitle }}>
        <p {...own}>{said.done}</p>
        <p {...own}>{said.stays}</p>
      </Screen>,
    )
  return answerPrivately(
    c,
    <Screen {...{ site, reading, title: said.title }}>
      <p {...own}>{said.ask}</p>
      <p {...own}>{said.stays}</p>
      <form method="post" action={routes.noMoreMail(token)} {...own}>
        <button type="submit">{said.button}</button>
      </form>
    </Screen>,
  )
}
