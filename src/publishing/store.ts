import { formatDay, dayOfInstant } from '../kit/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import { canonicalEdition } from './fingerprint.ts'
import type { Edition } from './edition.ts'
import type { TakeDown, TakeDownTables } from './take-down.ts'

/** The editions, as db/migrations/0003_appeals.sql makes them. */
export type EditionTables = {
  editions: {
    appeal: string
    version: number
    lang: string
    published: string
    published_at: Date
    published_by: string
    content: string
    hash: string
  }
}

/** An edition with its hash, when it was published, and the newest version there is of its appeal. */
export type PublishedEdition = {
  readonly edition: Edition
  readonly hash: string
  readonly publishedAt: Date
  readonly newest: number
  /** Set where this version is no longer shown: readers are told since when and why, and nothing else of it. */
  readonly takenDown?: TakeDown
}

/** An edition of an appeal: the newest, or the version and language asked for. Null where there is none. */
export async function findEdition(
  db: Database | Transaction,
  appeal: string,
  version?: number,
  lang?: string,
): Promise<PublishedEdition | null> {
  const editions = db.withTables<TakeDownTables>()
  const row = await editions
    .selectFrom('editions')
    .leftJoin('take_downs', (join) =>
      join.onRef('take_downs.appeal', '=', 'editions.appeal').onRef('take_downs.version', '=', 'editions.version'),
    )
    .select(['content', 'hash', 'published_at', 'taken_down_at', 'reason'])
    .select((eb) =>
      eb
        .selectFrom('editions as other')
        .select((other) => other.fn.max('other.version').as('newest'))
        .where('other.appeal', '=', appeal)
        .as('newest'),
    )
    .where('editions.appeal', '=', appeal)
    .$if(version !== undefined, (query) => query.where('editions.version', '=', version ?? 0))
    .$if(lang !== undefined, (query) => query.where('lang', '=', lang ?? ''))
    .orderBy('editions.version', 'desc')
    .orderBy('lang')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  // jsonb comes back parsed; what was stored is an Edition, because publishAppeal is its only writer.
  const edition = row.content as unknown as Edition
  const takenDown = row.taken_down_at === null ? {} : { takenDown: { at: row.taken_down_at, reason: row.reason ?? '' } }
  return { edition, hash: row.hash, publishedAt: row.published_at, newest: row.newest ?? edition.version, ...takenDown }
}

/** Freezes an edition. Takes its hash, who publishes it and when; a version that exists already is a bug and throws. */
export async function addEdition(
  tx: Transaction,
  edition: Edition,
  { hash, by, at }: { hash: string; by: string; at: Date },
): Promise<void> {
  const { appeal, version, lang } = edition
  const row = {
    appeal,
    version,
    lang,
    published: formatDay(dayOfInstant(at)),
    published_at: at,
    published_by: by,
    content: canonicalEdition(edition),
    hash,
  }
  await tx.withTables<EditionTables>().insertInto('editions').values(row).execute()
}

/** What a list of appeals shows of each; dates are EDTF text. */
export type ListedEdition = Pick<
  Edition,
  'appeal' | 'version' | 'lang' | 'title' | 'summary' | 'status' | 'opened' | 'act_until' | 'closed' | 'outcome' | 'published'
> & { readonly publishedAt: Date; readonly firstPublishedAt: Date }

/** The newest edition of every appeal, in the order of their ids. An appeal whose newest version was taken down is not listed. */
export async function listEditions(db: Database): Promise<ListedEdition[]> {
  const rows = await db
    .withTables<TakeDownTables>()
    .selectFrom('editions')
    .distinctOn('appeal')
    .select(['published_at'])
    .select((eb) => [
      // Notes and timeline are most of an edition, and no list shows them.
      eb(eb(eb.ref('content'), '-', eb.val('notes')), '-', eb.val('timeline')).as('content'),
      eb.fn
        .min('published_at')
        .over((over) => over.partitionBy('appeal'))
        .as('first_published_at'),
      eb
        .exists(
          eb
            .selectFrom('take_downs')
            .select('take_downs.version')
            .whereRef('take_downs.appeal', '=', 'editions.appeal')
            .whereRef('take_downs.version', '=', 'editions.version'),
        )
        .as('down'),
    ])
    .orderBy('appeal')
    .orderBy('version', 'desc')
    .orderBy('lang')
    .execute()
  const shown = rows.filter(({ down }) => down !== true)
  return shown.map((row) => ({
    ...(row.content as unknown as Edition),
    publishedAt: row.published_at,
    firstPublishedAt: row.first_published_at,
  }))
}
