import type { Context, Hono } from 'hono'
import type { FactDictionary } from '../../../claims/index.ts'
import { appealsOfCollection, newestReleases, personsTold, type Release } from '../../../collections/index.ts'
import { csvSafe, dayOfInstant, formatDay } from '../../../kit/index.ts'
import type { Clock, Database } from '../../../platform/index.ts'
import { casesOfEditions, wordLanguages, type FeedEdition } from '../../../publishing/index.ts'
import { axisLabel } from '../../collections/released.tsx'
import { routes } from '../../routes.ts'
import { editionsToList } from '../home.tsx'
import { renderPage, type Site } from '../page.tsx'
import { appealsAbout } from './appeals-about.ts'
import { CollectionDownPage, CollectionPage, CollectionsPage } from './collection-pages.tsx'
import { stillInIt } from './still-in-it.ts'

/** The style sheet that the page of a collection has besides: its address, and what stands there. */
type Style = { readonly path: string; readonly css: string }

type Needs = {
  readonly site: Site
  readonly db: Database
  readonly clock: Clock
  readonly notFound: (c: Context) => Response
  readonly style: Style
  readonly facts: FactDictionary
}

/** What readers are shown of a collection: its newest release, which was not taken down since and whose words were not erased. */
export type ShownRelease = Release &
  Required<{ readonly content: NonNullable<Release['content']>; readonly decision: NonNullable<Release['decision']> }>

/** Adds the pages of collections: the list of those that are shown, and each with its numbers as a table and as files. */
export function addCollections(app: Hono, needs: Needs): void {
  const { site, db, clock, style, notFound } = needs
  for (const { lang } of wordLanguages)
    app.get(routes.collectionsIn(lang), async (c) => {
      const releases = (await newestReleases(db)).filter(isShown)
      return c.html(renderPage(<CollectionsPage site={site} lang={lang} releases={releases} />))
    })
  app.get('/collections/:name', async (c) => {
    const [, id, form = 'html'] = /^([1-9]\d{0,8})(?:\.(csv|json))?$/.exec(c.req.param('name')) ?? []
    const [release] = id === undefined ? [] : await newestReleases(db, Number(id))
    if (release === undefined) return notFound(c)
    if (!isShown(release)) {
      c.header('Cache-Control', 'no-store')
      return c.html(renderPage(<CollectionDownPage site={site} release={release} />), 410)
    }
    if (form === 'json') return c.json(asJson(site, release))
    if (form === 'csv') return c.body(asCsv(release), 200, { 'Content-Type': 'text/csv; charset=utf-8' })
    const { lang } = release.content.shown
    c.header('Content-Language', lang)
    const [own, others] = await appealsShown(needs, release)
    return c.html(renderPage(<CollectionPage {...{ site, style: style.path, release, own, others, today: dayOfInstant(clock()) }} />))
  })
}

/** Whether there is a collection that readers are shown. */
export const anyCollection = async (db: Database): Promise<boolean> => (await newestReleases(db)).some(isShown)

const isShown = (release: Release): release is ShownRelease =>
  release.takenDown === null && release.content !== null && release.decision?.decision === 'released'

/**
 * The appeals that are shown now, as on the first page: the collection's own, and those about a person who stands behind a number that is
 * told and whom its query still finds, as far as everybody may read. Where no number is told, none but its own: a list of one would
 * tell what the number does not. What is taken down or kept from readers is in neither.
 */
async function appealsShown(
  { db, facts, clock }: Needs,
  { collection, content }: ShownRelease,
): Promise<readonly [readonly FeedEdition[], readonly FeedEdition[]]> {
  const [editions, cases] = [await editionsToList(db, content.shown.lang), await casesOfEditions(db)]
  const [own, inNumbers] = [new Set(await appealsOfCollection(db, collection)), personsTold(content)]
  if (inNumbers.size === 0) return [editions.filter(({ appeal }) => own.has(appeal)), []]
  const counted = new Set(content.cases)
  const others = editions.filter(({ appeal }) => !own.has(appeal) && (cases.get(appeal) ?? []).some((key) => counted.has(key)))
  const keys = new Set(others.flatMap(({ appeal }) => cases.get(appeal) ?? []).filter((key) => counted.has(key)))
  const still = await stillInIt(db, content.asked, [...keys], { facts, today: dayOfInstant(clock()) })
  const about = await appealsAbout(
    db,
    others.map(({ appeal }) => appeal),
    still.filter(({ person }) => inNumbers.has(person)),
  )
  return [editions.filter(({ appeal }) => own.has(appeal)), others.filter(({ appeal }) => about.has(appeal))]
}

/** The numbers as data, with what they are numbers of. */
const asJson = ({ origin }: Site, { collection, number, content, decision }: ShownRelease): object => ({
  ...content.shown,
  address: origin + routes.collection(collection),
  release: number,
  released: formatDay(dayOfInstant(decision.at)),
})

/** A line for each number; an empty one is not told. */
function asCsv({ number, content, decision }: ShownRelease): string {
  const { table, lang } = content.shown
  const { rows, columns } = table.axes
  const released = formatDay(dayOfInstant(decision.at))
  const names = [rows, columns].flatMap((axis) => (axis === null ? [] : [axis, `${axis}_id`]))
  return csvSafe(
    table.rows.flatMap((row, at) =>
      table.columns.map((column, index) => {
        const cell = table.cells[at]![index]!
        return {
          [rows]: axisLabel(rows, row, lang),
          [`${rows}_id`]: row.key,
          ...(columns !== null && { [columns]: axisLabel(columns, column, lang), [`${columns}_id`]: column.key }),
          persons_at_least: cell.atLeast,
          counted_on: cell.counted,
          release: number,
          released_on: released,
        }
      }),
    ),
    [...names, 'persons_at_least', 'counted_on', 'release', 'released_on'],
  )
}
