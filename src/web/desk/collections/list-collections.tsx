import { listCollections, newestReleases, type Collection, type Release } from '../../../collections/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import type { Visit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { collectionRoutes } from './routes.ts'
import { collectionHref, titleOf } from './the-collection.ts'
import { patternsHref } from './query-fields.ts'

/** GET /collections?archived=yes: those that are worked on, the last written first; or those that were archived. */
export async function listCollectionsPage(visit: Visit): Promise<Response> {
  const { c, needs, staff } = visit
  const archived = c.req.query('archived') === 'yes'
  const all = await listCollections(needs.db)
  const shown = all.filter((one) => one.archived === archived)
  const others = all.length - shown.length
  const released = new Map((await newestReleases(needs.db)).map((release) => [release.collection, release]))
  const who = await whoWrote(visit)
  const list = hrefOf(collectionRoutes.collections)
  return answer(
    visit,
    <DeskPage visit={visit} title="Collections" width="wide" crumbs={[{ href: patternsHref(), label: 'Patterns' }]}>
      <h1>{archived ? 'Collections that were archived' : 'Collections'}</h1>
      <p>
        A collection is a query over many cases that is kept: all others in a country’s prisons. It can have a public page of numbers that
        give nobody away, and an appeal of its own.
      </p>
      {(writers as readonly string[]).includes(staff.role) && !archived && (
        <p>
          <a class="button main" href={patternsHref()} data-key="n">
            Ask a query to begin one
          </a>
        </p>
      )}
      {shown.length === 0 ? (
        <p>
          {archived
            ? 'None was archived.'
            : 'There is none yet. Ask on the page of patterns who is meant; below the answer it is saved as a collection.'}
        </p>
      ) : (
        <div class="scrolls">
          <table class="stacks">
            <thead>
              <tr>
                <th scope="col">Collection</th>
                <th scope="col">For readers</th>
                <th scope="col">Last written</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row key={one.id} collection={one} release={released.get(one.id)} who={who} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {others > 0 && (
        <p>
          <a href={archived ? list : `${list}?archived=yes`}>{archived ? 'Those that are worked on' : `Archived (${others})`}</a>
        </p>
      )}
    </DeskPage>,
  )
}

type RowProperties = { readonly collection: Collection; readonly release: Release | undefined; readonly who: (by: string) => string }

const Row = ({ collection, release, who }: RowProperties) => (
  <tr data-row="">
    <th scope="row" dir="auto">
      <a href={collectionHref(collection)} data-open="">
        {titleOf(collection)}
      </a>
    </th>
    <td data-label="For readers">{shownInWords(release)}</td>
    <td data-label="Last written">
      {momentInWords(collection.writtenAt)}, <bdi>{who(collection.writtenBy)}</bdi>
    </td>
  </tr>
)

/** What readers see of it, in words. */
export function shownInWords(release: Release | undefined): string {
  if (release?.decision == null) return 'not released'
  if (release.takenDown !== null) return `taken down on ${momentInWords(release.takenDown.at)}`
  if (release.content === null) return 'erased'
  return `release ${release.number} of ${momentInWords(release.decision.at)}`
}
