import type { Context } from 'hono'
import type { Database } from '../../../platform/index.ts'
import {
  atomFeed,
  calendarOf,
  feedOfAppeals,
  feedOfVersions,
  jsonFeed,
  listEditions,
  listEditionsIn,
  listVersionsIn,
  type Feed,
  type FeedEdition,
  type PublishedEdition,
} from '../../../publishing/index.ts'
import { feedTypes, placeOf, routes, type AppealFeed } from '../../routes.ts'
import type { Site } from '../page.tsx'

type Needs = { readonly site: Site; readonly db: Database }

/** What follows the versions of an appeal in the language of an edition: a feed of them, or the day to act by of the newest. */
export async function answerWithFeed(
  c: Context,
  form: AppealFeed,
  { edition, original }: PublishedEdition,
  { site, db }: Needs,
): Promise<Response> {
  const { appeal, lang, title } = edition
  const place = placeOf(edition)
  const versions = await listVersionsIn(db, appeal, original ? undefined : lang)
  const newest = versions[0]?.version
  const about = {
    origin: site.origin,
    lang,
    addressOf: (each: FeedEdition): string =>
      site.origin + (each.version === newest ? routes.appeal(place) : routes.version(appeal, each.version, original ? undefined : lang)),
  }
  if (form === 'ics') return written(c, form, calendarOf(versions.slice(0, 1), { ...about, name: title }), lang)
  const [home, self] = [site.origin + routes.appeal(place), site.origin + routes.appealAs(place, form)]
  return written(
    c,
    form,
    asFeed(form, feedOfVersions(versions, { ...about, title: `${title} – ${site.name}`, author: site.name, home, self })),
    lang,
  )
}

/** What follows a site: a feed of its appeals, or their days to act by; in one language, or each in the one it was written in. */
export async function answerWithSiteFeed(c: Context, form: AppealFeed, lang: string | undefined, { site, db }: Needs): Promise<Response> {
  const { origin, name } = site
  const editions = lang === undefined ? await listEditions(db) : await listEditionsIn(db, lang)
  const addressOf = ({ appeal, lang: own, translation }: FeedEdition): string =>
    origin + routes.appeal(translation ? `${appeal}/${own}` : appeal)
  const about = { origin, lang: lang ?? 'en', addressOf }
  if (form === 'ics') return written(c, form, calendarOf(editions, { ...about, name }), lang)
  const [home, self] = [origin + routes.home, origin + routes.feedAs(form, lang)]
  return written(c, form, asFeed(form, feedOfAppeals(editions, { ...about, title: name, author: name, home, self })), lang)
}

const asFeed = (form: 'atom' | 'feed.json', feed: Feed): string => (form === 'atom' ? atomFeed(feed) : jsonFeed(feed))

function written(c: Context, form: AppealFeed, text: string, lang: string | undefined): Response {
  if (lang !== undefined) c.header('Content-Language', lang)
  return c.body(text, 200, { 'Content-Type': feedTypes[form] })
}
