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
 * that says nothing is taken at its word. What is sent in another way than a form is answered with 415.
 */
export const onlyOwnForms =
  ({ db, site }: Pick<SigningNeeds, 'db' | 'site'>) =>
  async (c: Context, next: () => Promise<void>): Promise<Response | void> => {
    const kind = c.req.header('content-type')
    const isForm = kind === undefined || /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(kind)
    const isForeign = c.req.header('sec-fetch-site') === 'cross-site'
    if (isForm && !isForeign) return next()
    const [, name = ''] = /^\/appeals\/([^/]+)/.exec(c.req.path) ?? []
    const address = readAppealAddress(name)
    const published = address === null ? null : await findEdition(db, address.id)
    const reading = signingReading(published?.edition.lang ?? languageAskedFor(c.req.header('accept-language')))
    const { title, text, notForm } = reading.signing.foreign
    const edition = published?.takenDown === undefined ? published?.edition : undefined
    // What is no form would be read as an empty one, of which everything is missing.
    if (!isForeign) return answerPrivately(c, <SaidPage {...{ site, reading, edition, title: notForm, texts: [] }} />, 415)
    return answerPrivately(c, <SaidPage {...{ site, reading, edition, title, texts: [text] }} />, 403)
  }
