import { sql, type RawBuilder } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import type { ReadableCase, SearchQuestion } from './question.ts'
import { isReadable } from './readable.ts'
import { searchKinds, type SearchKind, type SearchRow } from './row.ts'

/** A row that was found, with as much of it as a result shows. */
export type FoundRow = Pick<
  SearchRow,
  'list' | 'position' | 'part' | 'kind' | 'entry' | 'lang' | 'title' | 'text' | 'page' | 'standing'
> & {
  readonly caseKey: number
  readonly about: string
  readonly said: string
  readonly dates: readonly number[]
}

/** How many of a kind there are; `more` where there are more than were counted. */
export type KindCount = { readonly kind: SearchKind; readonly count: number; readonly more: boolean }

export type FoundRows = { readonly rows: readonly FoundRow[]; readonly counts: readonly KindCount[] }

/** How many results of a kind are counted and put in order; a question with more has to be narrowed. */
const mostCounted = 500
/** So many cases are fewer than what has a frequent word. */
const fewCases = 200

/**
 * Finds what answers to a query of the index, in the cases somebody reads and as they read it: of each kind the best, and how
 * many there are. Takes how many of each kind to give, after how many.
 */
export async function findRows(db: Database | Transaction, { query, question, readable, most, after }: Wanted): Promise<FoundRows> {
  const wanted = question.kinds ?? searchKinds
  const together = groups
    .map((group) => ({ ...group, kinds: group.kinds.filter((kind) => wanted.includes(kind)) }))
    .filter(({ kinds }) => kinds.length > 0)
  const marks = [...(query === null ? [] : [query]), ...marksOfFew(readable)]
  const words = marks.length === 0 ? sql`` : sql`and rows.words @@ ${marks.join(' & ')}::tsquery`
  const found = together.map(
    ({ kinds, ofIndex }, index) => sql`(
    select ${index}::int as of_part, rows.ctid, rows.case_key, rows.list, rows.position, rows.kind,
      ${query === null ? sql`0` : sql`ts_rank(rows.words, ${query}::tsquery)`}::real as rank
    from search_rows as rows
    where ${ofIndex} and rows.kind = any(${kinds}::text[]) ${words} and ${isReadable('rows', readable)} ${narrowed(question, readable)}
    limit ${mostCounted + 1})`,
  )
  const { rows } = await sql<FoundRow & { count: number | null; more: boolean }>`
    with found as materialized (${sql.join(found, sql` union all `)}),
    entries as (
      select distinct on (case_key, list collate "C", position) * from found order by case_key, list collate "C", position, rank desc
    ), cut as (
      select of_part from found group by of_part having count(*) > ${mostCounted}
    ), ranked as (
      select *, row_number() over (partition by kind collate "C" order by rank desc, case_key, list collate "C", position) as place,
        count(*) over (partition by kind collate "C") as of_kind
      from entries
    )
    select ranked.case_key as "caseKey", ranked.list, ranked.position, part, ranked.kind, entry, lang, text, page, about, said, standing, dates,
      case when part = 0 then title else coalesce((
        select head.title from search_rows as head where head.case_key = ranked.case_key and head.list = ranked.list
          and head.position = ranked.position and head.part = 0 and head.from_level <= shown.from_level
        order by head.from_level desc limit 1), '') end as title,
      of_kind::int as count, ranked.of_part in (select of_part from cut) as more
    from ranked join search_rows as shown on shown.ctid = ranked.ctid
    where place > ${after} and place <= ${after + most}
    order by place`.execute(db)
  const counts = new Map(rows.map(({ kind, count, more }) => [kind, { kind, count: Math.min(count ?? 0, mostCounted), more }]))
  return {
    rows,
    counts: searchKinds.flatMap((kind) => {
      const count = counts.get(kind)
      return count === undefined ? [] : [count]
    }),
  }
}

type Wanted = {
  readonly query: string | null
  readonly question: SearchQuestion
  readonly readable: readonly ReadableCase[]
  readonly most: number
  readonly after: number
}

/**
 * Kinds that are looked for, and counted, by themselves: those of which a case has many. The others are so together. Each has an index
 * of its own (db/migrations/0028_search.sql), which the database knows by this condition.
 */
const groups: readonly { readonly kinds: readonly SearchKind[]; readonly ofIndex: RawBuilder<unknown> }[] = [
  { kinds: ['claims'], ofIndex: sql`rows.kind = 'claims'` },
  { kinds: ['documents'], ofIndex: sql`rows.kind = 'documents'` },
  {
    kinds: searchKinds.filter((kind) => kind !== 'claims' && kind !== 'documents'),
    ofIndex: sql`rows.kind <> 'claims' and rows.kind <> 'documents'`,
  },
]

/** For whoever belongs to few cases the index is asked for these, instead of for all that has the words. */
const marksOfFew = (readable: readonly ReadableCase[]): readonly string[] =>
  !isFew(readable) ? [] : [`(${readable.map(({ caseKey }) => `'#in:${caseKey}'`).join(' | ')})`]

const isFew = (readable: readonly ReadableCase[]): boolean => readable.length <= fewCases

function narrowed({ from, to }: SearchQuestion, readable: readonly ReadableCase[]): RawBuilder<unknown> {
  const within = sql`days && int4range(${from ?? null}, ${to ?? null}, '[]')`
  // The rows of few cases are fewer than those of some days, which then are not asked of their index.
  const days = from === undefined && to === undefined ? sql`` : isFew(readable) ? sql`and ((${within}) is true)` : sql`and ${within}`
  const keys = readable.map(({ caseKey }) => caseKey)
  return sql`${days} and (needs is null or not exists (
    select from unnest(needs) as needed where needed not in (select unnest(${keys}::bigint[]))))`
}
