import { sql } from 'kysely'
import { dayOfInstant, describeDate, formatDay, parseDate } from '../kit/index.ts'
import { openSealed, sealedColumns, sealedJoins, sealMany, type Database, type SealedRow, type Transaction } from '../platform/index.ts'
import type { Edition } from './edition.ts'
import { noteToEnter } from './edition-entries.ts'
import { commit, seedLength, withGaps, type CommittedEdition } from './proof/index.ts'
import { isShown, openTakeDown, type TakeDown } from './take-down.ts'
import { wordsFor } from './words/index.ts'

/** An edition with its hash, when it was published, and the newest version there is of its appeal. */
export type PublishedEdition = {
  /** As it is read: what was erased of it says so in words. */
  readonly edition: Edition
  /** As it is proved. */
  readonly committed: CommittedEdition
  readonly hash: string
  /** Whether it is its version's original; else it is a translation of that. */
  readonly original: boolean
  readonly publishedAt: Date
  readonly newest: number
  /** Set where this version is no longer shown: readers are told since when and why, and nothing else of it. */
  readonly takenDown?: TakeDown
}

type EditionRow = SealedRow & {
  readonly appeal: string
  readonly version: number
  readonly lang: string
  readonly published: string
  readonly published_at: Date
  readonly original: boolean
  readonly hash: string
  readonly newest: number
}

/**
 * An edition of an appeal: the original of the newest version, or of the version asked for; in a language asked for, that of
 * the newest version that there is in it. Null where there is none.
 */
export async function findEdition(
  db: Database | Transaction,
  appeal: string,
  version?: number,
  lang?: string,
): Promise<PublishedEdition | null> {
  const { rows } = await sql<EditionRow>`
    select editions.appeal, editions.version, editions.lang, editions.original, editions.published, editions.published_at, editions.hash,
      (select max(other.version) from editions as other where other.appeal = ${appeal}) as newest, ${sealedColumns('editions')}
    from editions ${sealedJoins('editions')}
    where editions.appeal = ${appeal}
      ${version === undefined ? sql`` : sql`and editions.version = ${version}`} ${lang === undefined ? sql`and editions.original` : sql`and editions.lang = ${lang}`}
    order by editions.version desc limit 1`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const { hash, original, published_at, newest } = row
  const opened = openSealed(row)
  // What was stored is a CommittedEdition, because publishAppeal and the erasure of parts of it are its only writers.
  if (opened.kind === 'erased') {
    const takenDown = (await openTakeDown(db, row)) ?? { at: published_at, reason: erasedReason }
    const edition = nothingOf(row)
    return { edition, committed: { edition, hash, salts: {}, erased: [] }, hash, original, publishedAt: published_at, newest, takenDown }
  }
  const committed = opened.value as CommittedEdition
  const takenDown = await openTakeDown(db, row)
  return { edition: asRead(committed), committed, hash, original, publishedAt: published_at, newest, ...(takenDown && { takenDown }) }
}

/** An edition in whose gaps the words of its own language stand. */
export function asRead(committed: CommittedEdition): Edition {
  const words = wordsFor(committed.edition.lang)
  return withGaps(committed, words, (text) => describeDate(parseDate(text), words.lang))
}

/** What readers are told of a version whose content was erased, unless it was taken down with a reason. */
const erasedReason = 'Its content was erased.'

/** Of a version whose content was erased: which it was, and nothing it said. */
const nothingOf = ({ appeal, version, lang, published }: EditionRow): Edition => ({
  format: 'amparo-edition/2',
  appeal,
  version,
  lang,
  approved: 'operator',
  published,
  at: published,
  title: appeal,
  summary: '',
  status: 'closed',
  opened: published,
  sections: [],
  asks: [],
  to: [],
  notes: [],
  timeline: [],
})

/** An edition that nobody published, as it would be read: for a preview. Its fingerprint is no version's. */
export function asIfPublished(edition: Edition): PublishedEdition {
  const committed = commit(edition, new Uint8Array(seedLength))
  return {
    edition,
    committed,
    hash: committed.hash,
    original: edition.translates === undefined,
    publishedAt: new Date(0),
    newest: edition.version,
  }
}

/** Freezes an edition. Takes who publishes it and when; a version that exists already is a bug and throws. */
export async function addEdition(tx: Transaction, committed: CommittedEdition, { by, at }: { by: string; at: Date }): Promise<void> {
  const { edition, hash } = committed
  const { appeal, version, lang, translates } = edition
  const norms = [...new Set(edition.norms?.map(({ norm }) => norm))]
  const [head, content] = await sealMany(tx, [{ ...headOf(edition), published_by: by }, committed])
  await sql`
    insert into editions (appeal, version, lang, original, published, published_at, head_key, head_sealed, key, sealed, hash)
    values (${appeal}, ${version}, ${lang}, ${translates === undefined}, ${formatDay(dayOfInstant(at))}, ${at},
      ${head!.key}, ${head!.sealed}, ${content!.key}, ${content!.sealed}, ${hash})`.execute(tx)
  if (norms.length > 0)
    await sql`
      insert into edition_norms (appeal, version, lang, norm)
      select ${appeal}, ${version}, ${lang}, norm from unnest(${norms}::text[]) as norm`.execute(tx)
  await noteToEnter(tx, edition)
}

const headFields = [
  'appeal',
  'version',
  'lang',
  'title',
  'summary',
  'status',
  'opened',
  'act_until',
  'closed',
  'outcome',
  'published',
  'approved',
  'change',
  'update',
] as const
type EditionHead = Pick<Edition, (typeof headFields)[number]>

/** What a list of appeals shows of an edition: sealed apart, so that a list does not open whole editions. */
export const headOf = (edition: Edition): EditionHead =>
  Object.fromEntries(headFields.flatMap((name) => (edition[name] === undefined ? [] : [[name, edition[name]]]))) as EditionHead

/** What a list of appeals shows of each; dates are EDTF text. */
export type ListedEdition = EditionHead & { readonly publishedAt: Date; readonly firstPublishedAt: Date }

type ListedRow = SealedRow & { readonly published_at: Date; readonly first_published_at: Date }

/**
 * The newest original edition of every appeal, in the order of their ids. An appeal whose newest version was taken down, or what
 * a list would show of it erased, is not listed. With the id of a norm, only those that cite it.
 */
export async function listEditions(db: Database, citing?: string): Promise<ListedEdition[]> {
  const { rows } = await sql<ListedRow>`
    with newest as (
      select distinct on (appeal) appeal, version, lang, published_at, head_key, head_sealed,
        min(published_at) over (partition by appeal) as first_published_at
      from editions where original order by appeal, version desc
    )
    select published_at, first_published_at, ${sealedColumns('newest', 'head_')}
    from newest ${sealedJoins('newest', 'head_')}
    where ${isShown('newest')}
      ${citing === undefined ? sql`` : sql`and exists (select from edition_norms as cited where (cited.appeal, cited.version, cited.lang, cited.norm) = (newest.appeal, newest.version, newest.lang, ${citing}))`}
    order by newest.appeal`.execute(db)
  return rows.flatMap((row) => {
    const head = openSealed(row)
    if (head.kind === 'erased') return []
    const { published_by: _, ...shown } = head.value as EditionHead & { published_by: string }
    return [{ ...shown, publishedAt: row.published_at, firstPublishedAt: row.first_published_at }]
  })
}
