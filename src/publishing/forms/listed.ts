import { sql } from 'kysely'
import { openSealed, sealedColumns, sealedJoins, type Database, type SealedRow } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import type { CommittedEdition } from '../proof/index.ts'
import { asItStandsNow, standsAlike } from '../standing-now.ts'
import { asRead, findEdition, listEditions, type ListedEdition } from '../store.ts'
import { isShown } from '../take-down.ts'

/** What a feed or a calendar shows of an edition, which is what its version was written as, or a translation of that. */
export type FeedEdition = ListedEdition &
  Pick<Edition, 'news'> & {
    readonly translation?: true
    /** The newer version, not there in this language, that says otherwise of where the appeal stands; what is shown has that from it. */
    readonly stands?: Pick<ListedEdition, 'version' | 'publishedAt'>
  }

type Row = SealedRow & { readonly original: boolean; readonly published_at: Date; readonly first_published_at: Date }

/**
 * The newest edition of every appeal in a language, in the order of their ids: of those written in it, and of translations;
 * where the appeal stands is told as its newest version has it, in whatever language that is. An appeal whose newest version was taken
 * down or erased is not listed, nor is an edition that was.
 */
export async function listEditionsIn(db: Database, lang: string): Promise<readonly FeedEdition[]> {
  const { rows } = await sql<Row>`
    with newest as (
      select distinct on (appeal) appeal, version, lang, original, published_at, head_key, head_sealed,
        min(published_at) over (partition by appeal) as first_published_at
      from editions where lang = ${lang} order by appeal, version desc
    )
    select original, published_at, first_published_at, ${sealedColumns('newest', 'head_')}
    from newest ${sealedJoins('newest', 'head_')}
    where ${isShown('newest')}
    order by newest.appeal`.execute(db)
  const last = new Map((await listEditions(db)).map((edition) => [edition.appeal, edition]))
  return rows.flatMap((row) => {
    const head = openSealed(row)
    if (head.kind === 'erased') return []
    const { published_by: _, ...shown } = head.value as ListedEdition & { published_by: string }
    const newest = last.get(shown.appeal)
    return newest === undefined ? [] : [asOf({ ...shown, ...shownOf(row) }, newest)]
  })
}

/**
 * The versions of an appeal in a language (the one it was written in where none is asked for), the newest first; those that were taken
 * down or erased are not among them. Of the newest of them, where the appeal stands is told as its newest version has it.
 */
export async function listVersionsIn(db: Database, appeal: string, lang?: string): Promise<readonly FeedEdition[]> {
  const { rows } = await sql<Row>`
    select original, published_at, published_at as first_published_at, ${sealedColumns('editions')}
    from editions ${sealedJoins('editions')}
    where editions.appeal = ${appeal} and ${isShown('editions')}
      and ${lang === undefined ? sql`editions.original` : sql`editions.lang = ${lang}`}
    order by editions.version desc`.execute(db)
  const versions = rows.flatMap((row): FeedEdition[] => {
    const opened = openSealed(row)
    if (opened.kind === 'erased') return []
    const edition = asRead(opened.value as CommittedEdition)
    return [{ ...edition, ...shownOf(row) }]
  })
  const last = lang === undefined ? null : await findEdition(db, appeal)
  if (last === null || last.takenDown !== undefined) return versions
  return versions.map((edition, at) => (at === 0 ? asOf(edition, { ...last.edition, publishedAt: last.publishedAt }) : edition))
}

/** An edition with where its appeal stands by the newest version. */
function asOf(
  edition: FeedEdition,
  newest: Pick<ListedEdition, 'version' | 'publishedAt' | 'status' | 'act_until' | 'closed' | 'outcome'>,
): FeedEdition {
  if (edition.version >= newest.version || standsAlike(edition, newest)) return edition
  return { ...asItStandsNow(edition, newest), stands: { version: newest.version, publishedAt: newest.publishedAt } }
}

const shownOf = ({
  original,
  published_at,
  first_published_at,
}: Row): Pick<FeedEdition, 'translation' | 'publishedAt' | 'firstPublishedAt'> => ({
  publishedAt: published_at,
  firstPublishedAt: first_published_at,
  ...(!original && { translation: true }),
})
