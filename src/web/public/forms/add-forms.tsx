import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { dayOfInstant, isLanguage } from '../../../kit/index.ts'
import { readProjectFile, type Clock, type Database } from '../../../platform/index.ts'
import { findEdition, type PublishedEdition, type Sheets, type TakeDown } from '../../../publishing/index.ts'
import { readSigningState } from '../../../signons/index.ts'
import { languagePattern, readAppealAddress, routes, type AppealFeed } from '../../routes.ts'
import { shownManifest } from '../../shown-manifest.ts'
import { newestIn } from '../newest-in.ts'
import { renderPage, type Site } from '../page.tsx'
import { whatStands } from '../taken-down.tsx'
import { answerWithSiteFeed } from './answer-feeds.ts'
import { isBehind } from './behind-page.tsx'
import { DownInFrame, EmbedPage } from './embed-page.tsx'
import { FormsPage } from './forms-page.tsx'
import { printedFormsOf } from './printed-forms-of.ts'

/** Pages that other sites may show in a frame; no other may be. */
export const framedPages = /^\/appeals\/[^/]+\/embed$/

/** Seconds for which whoever shows a frame need not ask again. */
const framedFor = 60

type Needs = {
  readonly site: Site
  readonly db: Database
  readonly clock: Clock
  /** Whether anybody can sign here. */
  readonly signing: boolean
  readonly sheets: Sheets
  readonly notFound: (c: Context) => Response
  readonly gone: (c: Context, published: PublishedEdition, takenDown: TakeDown) => Promise<Response>
}

/** Adds what follows the site (feeds and calendars, each also in one language) what of an appeal stands in frames elsewhere, and the page of all its forms. */
export function addForms(app: Hono, needs: Needs): void {
  for (const form of ['atom', 'feed.json', 'ics'] as const satisfies readonly AppealFeed[]) {
    app.get(routes.feedAs(form), (c) => answerWithSiteFeed(c, form, undefined, needs))
    const [before, after] = routes.feedAs(form, '*').split('*')
    // A language and its ending are one step of the path, which a route names as a whole.
    app.get(`${before}:lang{${languagePattern}${after?.replace('.', '\\.')}}`, (c) => {
      const lang = (c.req.param('lang') ?? '').slice(0, -(after?.length ?? 0))
      return isLanguage(lang) ? answerWithSiteFeed(c, form, lang, needs) : needs.notFound(c)
    })
  }
  const style = readProjectFile('src', 'web', 'public', 'forms', 'embed.css').replaceAll(/\s+/g, ' ')
  const styled = routes.embedStyle(createHash('sha256').update(style).digest('hex').slice(0, 12))
  app.get(styled, (c) =>
    c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' }),
  )
  app.get('/appeals/:name/embed', (c) => answerFrame(c, needs, styled))
  for (const place of ['/appeals/:name/forms', `/appeals/:name/:lang{${languagePattern}}/forms`])
    app.get(place, (c) => answerForms(c, needs))
}

async function answerForms(c: Context, { site, db, sheets, notFound, gone }: Needs): Promise<Response> {
  const address = readAppealAddress(c.req.param('name') ?? '')
  const lang = c.req.param('lang')
  if (address?.form !== 'html') return notFound(c)
  const published = lang === undefined ? await findEdition(db, address.id) : await newestIn(db, address.id, lang)
  if (published === null) return notFound(c)
  if (published.takenDown !== undefined) return gone(c, published, published.takenDown)
  const { edition } = published
  c.header('Content-Language', edition.lang)
  const listed = (await shownManifest(db, edition)) !== null
  const printed = await printedFormsOf(published, sheets)
  return c.html(renderPage(<FormsPage {...{ site, edition, printed, behind: isBehind(published), listed }} />))
}

async function answerFrame(c: Context, { site, db, clock, signing, notFound }: Needs, style: string): Promise<Response> {
  const address = readAppealAddress(c.req.param('name') ?? '')
  const published = address?.form === 'html' ? await editionFor(db, address.id, c.req.query('lang')) : null
  if (published === null) return notFound(c)
  const { edition, takenDown } = published
  c.header('Content-Language', edition.lang)
  c.header('Cache-Control', `public, max-age=${framedFor}`)
  if (takenDown !== undefined)
    return c.html(renderPage(<DownInFrame {...{ site, style, published, takenDown }} stands={await whatStands(db, published)} />), 410)
  const state = signing ? await readSigningState(db, edition.appeal) : { kind: 'none' as const }
  const total = state.kind === 'none' ? {} : { total: state.counts?.total ?? 0 }
  return c.html(renderPage(<EmbedPage {...{ site, style, edition, today: dayOfInstant(clock()), ...total }} />))
}

/** In the language asked for; where the appeal is not there in it, what it was written in: a frame elsewhere should not go blank. */
async function editionFor(db: Database, id: string, lang: string | undefined): Promise<PublishedEdition | null> {
  const inLanguage = lang !== undefined && isLanguage(lang) ? await newestIn(db, id, lang) : null
  return inLanguage ?? findEdition(db, id)
}
