import { appealsOfCollection, newestReleases, releasesOf, type Collection, type Release } from '../../../collections/index.ts'
import { leastInPublic } from '../../../patterns/index.ts'
import { publishedIds } from '../../../publishing/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { Button, Form, emptyForm, frameFields, Tick, type FormState } from '../forms/index.ts'
import { openAppeal } from '../open-appeal.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { judges, writers } from '../route.ts'
import type { Visit } from '../visit.ts'
import { atStart, whoWrote } from '../who-wrote.ts'
import { shownInWords } from './list-collections.tsx'
import { asReadBy } from './left-out.ts'
import { QueryInWords } from './query-in-words.tsx'
import { collectionRoutes } from './routes.ts'
import { collectionCrumbs, collectionHref, theCollection, titleOf } from './the-collection.ts'
import { WhoIsInIt } from './who-is-in-it.tsx'

/** GET /collections/:collection: its words and query, who is in it now, what readers see of it, its appeals. */
export async function showCollection(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  return found instanceof Response ? found : collectionPage(visit, found, undefined, 200)
}

/** The same with what is wrong, where something is: a sentence, or the form that asks for a release with what is missing in it. */
export async function collectionPage(
  visit: Visit,
  collection: Collection,
  wrong: string | FormState | undefined,
  status: 200 | 409 | 422,
): Promise<Response> {
  const { db } = visit.needs
  const { text, archived } = collection
  const [newest] = await releasesOf(db, collection.id)
  const [shown] = await newestReleases(db, collection.id)
  const own = await membershipsOf(db, visit.staff.id)
  const who = await whoWrote(visit)
  const writes = (writers as readonly string[]).includes(visit.staff.role)
  return answer(
    visit,
    <DeskPage visit={visit} title={titleOf(collection)} width="wide" crumbs={collectionCrumbs()} evidence>
      <h1 dir="auto">{titleOf(collection)}</h1>
      {typeof wrong === 'string' && (
        <p class="error" role="alert">
          {wrong}
        </p>
      )}
      {archived && <p class="notice">Archived. It is not in the list of those that are worked on.</p>}
      {text === null ? (
        <p>Its words were erased. Change the collection to write them anew.</p>
      ) : (
        <p class="text" dir="auto" lang={text.lang}>
          {text.introduction}
        </p>
      )}
      <ul class="plain links buttons">
        {writes && (
          <li>
            <a href={collectionHref(collection, collectionRoutes.changeCollection)}>Change</a>
          </li>
        )}
        <li>
          <a href={collectionHref(collection, collectionRoutes.collectionHistory)}>History</a>
        </li>
      </ul>
      {writes && text !== null && (
        <Button
          visit={visit}
          action={collectionHref(collection, collectionRoutes.archiveCollection)}
          label={archived ? 'Take it up again' : 'Archive'}
          values={{ archived: archived ? 'no' : 'yes', [frameFields.base]: String(collection.base) }}
        />
      )}
      {text !== null && (
        <section aria-labelledby="query">
          <h2 id="query">Who is meant</h2>
          <QueryInWords query={text.query} own={own} />
          {await WhoIsInIt({ visit, collection, query: asReadBy(text.query, own).query })}
        </section>
      )}
      <ForReaders {...{ visit, collection, newest, shown, who, writes }} form={typeof wrong === 'object' ? wrong : emptyForm} />
      <OwnAppeals visit={visit} collection={collection} appeals={await appealsKnown(visit, collection)} />
    </DeskPage>,
    status,
  )
}

type ForReadersProperties = {
  readonly visit: Visit
  readonly collection: Collection
  readonly newest: Release | undefined
  readonly shown: Release | undefined
  readonly who: (by: string) => string
  readonly writes: boolean
  readonly form: FormState
}

/** What readers see of it, what waits for a second person, and what can be done. */
function ForReaders({ visit, collection, newest, shown, who, writes, form }: ForReadersProperties) {
  const isShown = shown !== undefined && shown.takenDown === null && shown.content !== null
  const waits = newest !== undefined && newest.decision === null
  const href = ({ number }: Release): string => collectionHref(collection, collectionRoutes.release, { release: number })
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">For readers</h2>
      <p>
        {isShown ? (
          <>
            <a href={`${visit.needs.publicOrigin}/collections/${collection.id}`}>The public page</a>: {shownInWords(shown)},{' '}
            <a href={href(shown)}>as it was released</a>.
          </>
        ) : (
          `Nothing: ${shownInWords(shown)}.`
        )}
      </p>
      {waits && (
        <p>
          <bdi>{atStart(who(newest.askedBy))}</bdi> asked for <a href={href(newest)}>release {newest.number}</a> on{' '}
          {momentInWords(newest.askedAt)}. It waits for another person.
        </p>
      )}
      {writes && collection.text !== null && (
        <>
          <p class="hint">
            Numbers are counted now, of your cases, and frozen as everybody may see them: from what is public in the cases alone, rounded
            down, small ones left out. Another person releases exactly these.
          </p>
          <Form
            visit={visit}
            form={form}
            action={collectionHref(collection, collectionRoutes.askRelease)}
            submit={waits ? 'Count anew, and ask for that' : 'Count, and ask for the release'}
          >
            {form.errors['empty'] !== undefined && (
              <>
                <p class="notice">
                  No number can be told now: each is under {leastInPublic}, and held back. Nothing was asked for. Readers would see the
                  words and the question alone.
                </p>
                <Tick form={form} name="empty" label="I ask for it without a number" />
              </>
            )}
          </Form>
        </>
      )}
      {isShown && (judges as readonly string[]).includes(visit.staff.role) && (
        <p>
          <a href={collectionHref(collection, collectionRoutes.takeDownCollection)}>Take the page down</a>
        </p>
      )}
    </section>
  )
}

type KnownAppeal = { readonly id: string; readonly published: boolean }

/** Its own appeals that are published, or that whoever asks may open: of others they do not learn. */
async function appealsKnown(visit: Visit, { id: collection }: Collection): Promise<readonly KnownAppeal[]> {
  const { db } = visit.needs
  const published = new Set(await publishedIds(db))
  const known: KnownAppeal[] = []
  for (const id of await appealsOfCollection(db, collection))
    if (published.has(id) || (await openAppeal(visit, id)) !== null) known.push({ id, published: published.has(id) })
  return known
}

type OwnAppealsProperties = { readonly visit: Visit; readonly collection: Collection; readonly appeals: readonly KnownAppeal[] }

function OwnAppeals({ visit, collection, appeals }: OwnAppealsProperties) {
  const begins = visit.staff.role === 'administrator'
  return (
    <section aria-labelledby="appeal">
      <h2 id="appeal">Its own appeal</h2>
      {appeals.length === 0 && <p>None yet.</p>}
      {appeals.length > 0 && (
        <ul>
          {appeals.map(({ id, published }) => (
            <li key={id}>
              <a href={`/appeals/${encodeURIComponent(id)}`}>{id}</a>
              {published ? '' : ', not published'}
            </li>
          ))}
        </ul>
      )}
      {begins ? (
        <p>
          <a class="button" href={collectionHref(collection, collectionRoutes.beginCollectionAppeal)}>
            Begin an appeal from this collection
          </a>
        </p>
      ) : (
        <p class="hint">An administrator begins it: until it cites a case, nobody else can open it.</p>
      )}
    </section>
  )
}
