import type { Context } from 'hono'
import { findEdition } from '../../../publishing/index.ts'
import { readAppealAddress } from '../../routes.ts'
import { SaidPage } from './outcome-pages.tsx'
import { languageAskedFor, signingReading } from './reading.ts'
import { answerPrivately } from './screen.tsx'
import type { SigningNeeds } from './signing-needs.ts'

/**
 * Refuses forms that another site has a browser send, as browsers say of themselves, in the language of the appeal that the address names, or
 * else of the browser. Such a form brings no session, but the mailbox, the network and the moment of somebody who never saw this site. A browser
 * that says nothing is taken at its word.
 */
export const onlyOwnForms =
  ({ db, site }: Pick<SigningNeeds, 'db' | 'site'>) =>
  async (c: Context, next: () => Promise<void>): Promise<Response | void> => {
    if (c.req.header('sec-fetch-site') !== 'cross-site') return next()
    const [, name = ''] = /^\/appeals\/([^/]+)/.exec(c.req.path) ?? []
    const address = readAppealAddress(name)
    const published = address === null ? null : await findEdition(db, address.id)
    const reading = signingReading(published?.edition.lang ?? languageAskedFor(c.req.header('accept-language')))
    const { title, text } = reading.signing.foreign
    const edition = published?.takenDown === undefined ? published?.edition : undefined
    return answerPrivately(c, <SaidPage {...{ site, reading, edition, title, texts: [text] }} />, 403)
  }
