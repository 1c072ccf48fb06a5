import type { Context, Hono } from 'hono'
import { eraseWithoutLog, findCampaign } from '../../../signons/index.ts'
import { routes } from '../../routes.ts'
import { NotFoundPage } from '../not-found.tsx'
import type { Site } from '../page.tsx'
import { appealPlaces } from './add-signing.ts'
import { openRecord, takeErasure } from './answer-own.tsx'
import { findAppeal } from './find-appeal.tsx'
import { onlyOwnForms } from './own-forms.tsx'
import { ErasePage } from './own-steps.tsx'
import { languageAskedFor, signingReading, type SigningReading } from './reading.ts'
import { answerPrivately, Screen } from './screen.tsx'
import { readSent } from './sent.ts'
import type { SigningNeeds } from './signing-needs.ts'

type Needs = Pick<SigningNeeds, 'site' | 'db'>

/** After how many seconds to come again: somebody has to look at the server. */
const comeAgain = 3600

const ofAppeals = ['sign', 'organisations/sign', 'count', ':form{count\\.(?:json|csv)}', 'names', 'check'] as const

/**
 * Adds what stands at the addresses of sign-ons while the log cannot be opened (docs/operators.md): a page that says so and what
 * works meanwhile. Erasing does, since it needs no entry at once.
 */
export function addWithoutLog(app: Hono, needs: Needs): void {
  for (const path of ['/appeals/*', '/sign-ons/*', '/s/*', '/o/*', '/p/*']) app.on('POST', path, onlyOwnForms(needs))
  for (const appeal of appealPlaces)
    for (const path of ofAppeals) app.on(['GET', 'POST'], `${appeal}/${path}`, (c) => answerOfAppeal(c, needs))
  for (const path of ['/sign-ons/code', '/s/:token', '/o/:link', '/u/:token'])
    app.on(['GET', 'POST'], path, (c) => answerAway(c, needs.site, signingReading(languageAskedFor(c.req.header('accept-language')))))
  app.get(`${ownLinks}/erase`, (c) => erasing(c, needs, 'asked'))
  app.post(`${ownLinks}/erase`, (c) => erasing(c, needs, 'sent'))
  for (const path of [ownLinks, `${ownLinks}/:step`, `${ownLinks}/receipt/:kind`])
    app.on(['GET', 'POST'], path, async (c) => {
      const link = c.req.param('link') ?? ''
      const opened = await openRecord(c, needs, link)
      return opened.kind === 'answered' ? opened.answer : answerAway(c, needs.site, opened.reading, link)
    })
}

const ownLinks = '/p/:link{[1-9]\\d*-[A-Za-z0-9_-]+}'

async function answerOfAppeal(c: Context, needs: Needs): Promise<Response> {
  const found = await findAppeal(c, needs, c.req.param('name') ?? '')
  if (found.kind === 'answered') return found.answer
  const edition = found.here
  if ((await findCampaign(needs.db, edition.appeal)) === null)
    return answerPrivately(c, <NotFoundPage site={needs.site} path={c.req.path} lang={edition.lang} />, 404)
  return answerAway(c, needs.site, signingReading(edition.lang))
}

async function erasing(c: Context, { db, site }: Needs, how: 'asked' | 'sent'): Promise<Response> {
  const link = c.req.param('link') ?? ''
  const opened = await openRecord(c, { db, site }, link)
  if (opened.kind === 'answered') return opened.answer
  const { reading, record, signed } = opened
  if (how === 'asked')
    return answerPrivately(
      c,
      <ErasePage {...{ site, reading, link, edition: signed, state: record.state, chosen: 'withdraw', later: true }} />,
    )
  const erase = (choice: { readonly withdraw: boolean }) => eraseWithoutLog({ db }, link, choice)
  return takeErasure(c, opened, { site, link, sent: await readSent(c), erase, later: true })
}

/** 503: what does not work, what does, and when to come again; on the page of a sign-on with the way to erase it. */
function answerAway(c: Context, site: Site, reading: SigningReading, link?: string): Response {
  const { away, own } = reading.signing
  c.header('Retry-After', String(comeAgain))
  return answerPrivately(
    c,
    <Screen {...{ site, reading, title: away.title }}>
      <p>{away.text}</p>
      <p>{away.works}</p>
      {link !== undefined && (
        <p>
          <a href={routes.signOnStep(link, 'erase')}>{own.erase}</a> <span class="hint">{own.eraseHint}</span>
        </p>
      )}
      <p>
        <a href={routes.home}>{reading.words.page.home}</a>
      </p>
    </Screen>,
    503,
  )
}
