import type { Context, Hono } from 'hono'
import { shownCollectionOfAppeal } from '../../collections/index.ts'
import type { FactDictionary } from '../../claims/index.ts'
import { publicTimeline, type PublicTimeline } from '../../delivery/index.ts'
import { dayOfInstant, formatDay } from '../../kit/index.ts'
import type { Clock, Database } from '../../platform/index.ts'
import {
  findEdition,
  listVersions,
  publicChanges,
  toldChanges,
  versionChain,
  type PublishedEdition,
  type Sheets,
  type TakeDown,
  type ToldChange,
} from '../../publishing/index.ts'
import { readSigningState } from '../../signons/index.ts'
import {
  languagePattern,
  printedAs,
  readAppealAddress,
  readLanguageAddress,
  type AppealFeed,
  type AppealForm,
  type PrintedAppealForm,
} from '../routes.ts'
import { otherForms } from './answer-as.ts'
import { answerWithFeed } from './forms/answer-feeds.ts'
import { answerBehind, isBehind } from './forms/behind-page.tsx'
import { addFrozenForms } from './forms/frozen-forms.ts'
import { printedFormsOf } from './forms/printed-forms-of.ts'
import type { ShownCollection } from './collections/of-collection.tsx'
import { AppealPage, type SigningShown } from './appeal.tsx'
import { besideEdition } from './languages.tsx'
import { newestIn } from './newest-in.ts'
import { renderPage, type Site } from './page.tsx'
import { answerWithSheet } from './sheet.tsx'
import { answerWrite, bodiesFor } from './write-yourself.tsx'

export type AppealsNeeds = {
  readonly site: Site
  readonly db: Database
  readonly sheets: Sheets
  readonly clock: Clock
  readonly facts?: FactDictionary
  /** Whether anybody can sign here. */
  readonly signing: boolean
  readonly notFound: (c: Context) => Response
  readonly gone: (c: Context, published: PublishedEdition, takenDown: TakeDown) => Promise<Response>
}

/**
 * Adds the pages of appeals: the newest version in the language it was written in, its translations, and every version at its own
 * address; the newest of each language in its other forms as well. To be added after whatever has names of its own there.
 */
export function addAppeals(app: Hono, needs: AppealsNeeds): void {
  const { site, db, sheets, notFound, gone } = needs
  const answerAs = otherForms(site)
  const answer = async (c: Context, published: PublishedEdition | null, form: AppealForm | AppealFeed | 'html'): Promise<Response> => {
    if (published === null) return notFound(c)
    if (published.takenDown !== undefined) return gone(c, published, published.takenDown)
    if (form === 'html') return appealPage(c, published, needs)
    if (isPrinted(form)) return answerWithSheet(c, published, { site, sheets, form })
    if (form === 'atom' || form === 'feed.json' || form === 'ics') return answerWithFeed(c, form, published, { site, db })
    return answerAs(c, form, published, await changesOf(published, needs), form === 'txt' ? await timelineOf(published, needs) : undefined)
  }
  app.get('/appeals/:name/write', async (c) => {
    const id = idIn(c)
    return answerWrite(c, id === null ? null : await findEdition(db, id), needs)
  })
  app.get(`/appeals/:name/:lang{${languagePattern}}/write`, async (c) => {
    const id = idIn(c)
    return answerWrite(c, id === null ? null : await newestIn(db, id, c.req.param('lang') ?? ''), needs)
  })
  app.get('/appeals/:name', async (c) => {
    const address = readAppealAddress(c.req.param('name'))
    return address === null ? notFound(c) : answer(c, await findEdition(db, address.id), address.form)
  })
  addFrozenForms(app, needs)
  app.get('/appeals/:name/:version{[1-9]\\d*}', async (c) => {
    const [id, version] = [idIn(c), versionIn(c)]
    return answer(c, id === null || version === null ? null : await findEdition(db, id, version), 'html')
  })
  const language = `:lang{${languagePattern}(?:\\.[a-z.]+)?}` as const
  app.get(`/appeals/:name/${language}`, async (c) => {
    const id = idIn(c)
    const { lang, form } = readLanguageAddress(c.req.param('lang') ?? '')
    const published = id === null ? null : await newestIn(db, id, lang)
    if (published === null || !isPrinted(form) || !isBehind(published)) return answer(c, published, form)
    const { newest } = besideEdition(published, await listVersions(db, published.edition.appeal))
    const [today, printed] = [dayOfInstant(needs.clock()), await printedFormsOf(published, sheets)]
    return answerBehind(c, { site, published, today, form, newestIn: newest.lang, printed })
  })
  app.get(`/appeals/:name/:version{[1-9]\\d*}/:lang{${languagePattern}}`, async (c) => {
    const [id, version] = [idIn(c), versionIn(c)]
    return answer(c, id === null || version === null ? null : await findEdition(db, id, version, c.req.param('lang') ?? ''), 'html')
  })
}

const isPrinted = (form: string): form is PrintedAppealForm => form in printedAs

const idIn = (c: Context): string | null => {
  const address = readAppealAddress(c.req.param('name') ?? '')
  return address?.form === 'html' ? address.id : null
}

const versionIn = (c: Context): number | null => {
  const version = Number.parseInt(c.req.param('version') ?? '', 10)
  return version < 1_000_000 ? version : null
}

const changesOf = ({ edition }: PublishedEdition, { db, facts }: AppealsNeeds): Promise<readonly ToldChange[]> =>
  facts === undefined ? publicChanges(db, edition) : toldChanges(db, edition, facts)

async function appealPage(c: Context, published: PublishedEdition, needs: AppealsNeeds): Promise<Response> {
  const { site, db, sheets, clock } = needs
  const { appeal, lang } = published.edition
  c.header('Content-Language', lang)
  return c.html(
    renderPage(
      <AppealPage
        {...{
          site,
          published,
          beside: besideEdition(published, await listVersions(db, appeal)),
          today: dayOfInstant(clock()),
          printed: await printedFormsOf(published, sheets),
          changes: await changesOf(published, needs),
          chain: await versionChain(db, appeal),
          ...(await signingOf(published, needs)),
          ...(await courseOf(published, needs)),
          ...(await collectionOf(published, needs)),
        }}
      />,
    ),
  )
}

/** What became of the appeal, and whether readers can write themselves: on the pages of its newest version. */
async function courseOf(
  published: PublishedEdition,
  needs: AppealsNeeds,
): Promise<{ readonly course?: PublicTimeline; readonly writing?: boolean }> {
  if (published.edition.version !== published.newest) return {}
  const course = await timelineOf(published, needs)
  return { ...(course !== undefined && { course }), writing: (await bodiesFor(needs.db, published)).length > 0 }
}

/** What became of the appeal; undefined for a version that a newer one follows, and where readers are told of no delivery. */
const timelineOf = async ({ edition, newest }: PublishedEdition, { db, clock }: AppealsNeeds): Promise<PublicTimeline | undefined> =>
  edition.version === newest ? ((await publicTimeline(db, edition.appeal, formatDay(dayOfInstant(clock())))) ?? undefined) : undefined

async function collectionOf({ edition }: PublishedEdition, { db }: AppealsNeeds): Promise<{ readonly collection?: ShownCollection }> {
  const collection = await shownCollectionOfAppeal(db, edition.appeal)
  return collection === null ? {} : { collection }
}

async function signingOf(
  { edition, newest }: PublishedEdition,
  { db, signing }: AppealsNeeds,
): Promise<{ readonly signing?: SigningShown }> {
  const state = !signing || edition.version !== newest ? { kind: 'none' as const } : await readSigningState(db, edition.appeal)
  return state.kind === 'none' ? {} : { signing: state }
}
