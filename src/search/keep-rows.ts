import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from '../platform/index.ts'
import { keepNames, type KeptName } from './keep-names.ts'
import { plainWords } from './plain-words.ts'
import type { SearchRow } from './row.ts'
import { stemsOf } from './stems.ts'

/** Goes up when rows are made in another way than before: then all are made anew. */
export const wayOfRows = 4

/** Has whoever else makes the rows of a case wait until the transaction ends. To be called before the case is read. */
export async function lockSearchRows(tx: Transaction, caseKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`search ${caseKey}`}, 0))`.execute(tx)
}

/** All that can be found of a case. */
export type RowsOfCase = {
  readonly rows: readonly SearchRow[]
  /** The positions of documents of which the pieces of their files (`derived`) stay as they are. */
  readonly untouched: ReadonlySet<number>
  /** Whether nothing is missing. */
  readonly whole: boolean
  /** The only lists that are brought to these rows, where the others stay as they are. */
  readonly only?: ReadonlySet<string>
}

/**
 * Puts the rows of a case in the place of those it had: writes what differs, and nothing where nothing does. Holds the lock of
 * lockSearchRows.
 */
export async function keepSearchRows(tx: Transaction, caseKey: number, { rows, untouched, whole, only }: RowsOfCase): Promise<void> {
  const wanted = new Map(rows.map((row) => [keyOf(row), { row, hash: hashOfRow(row) }]))
  const before = await readKept(tx, caseKey)
  const gone: Kept[] = []
  for (const kept of before.rows) {
    if (only !== undefined && !only.has(kept.list)) continue
    const key = keyOf(kept)
    const same = wanted.get(key)?.hash === kept.hash
    if (same) wanted.delete(key)
    else if (!(kept.derived && untouched.has(kept.position))) gone.push(kept)
  }
  await removeRows(tx, caseKey, gone)
  const added = [...wanted.values()]
  for (let from = 0; from < added.length; from += atOnce) await addRows(tx, caseKey, added.slice(from, from + atOnce))
  if (only === undefined) await keepNames(tx, caseKey, rows, before.names)
  const way = whole ? wayOfRows : 0
  if (before.way === way) return
  await sql`
    insert into search_cases (case_key, way) values (${caseKey}, ${way})
    on conflict (case_key) do update set way = excluded.way`.execute(tx)
}

/** How many rows are written by one statement. */
const atOnce = 500

type Place = Pick<SearchRow, 'list' | 'position' | 'part' | 'from'>
type Kept = Place & { readonly hash: string; readonly derived: boolean }

const keyOf = ({ list, position, part, from }: Place): string => `${list} ${position} ${part} ${from}`
/** By what a row that is there already is known to say the same. */
export const hashOfRow = (row: SearchRow): string =>
  createHash('sha256')
    .update(`${wayOfRows} ${JSON.stringify(row)}`)
    .digest('hex')
    .slice(0, 32)

/** What there is of a case, by one statement. */
async function readKept(
  tx: Transaction,
  caseKey: number,
): Promise<{ readonly rows: readonly Kept[]; readonly names: readonly KeptName[]; readonly way: number | null }> {
  const { rows } = await sql<{ rows: Kept[]; names: KeptName[]; way: number | null }>`
    select
      (select coalesce(json_agg(json_build_object('list', list, 'position', position, 'part', part, 'from', from_level,
        'hash', encode(hash, 'hex'), 'derived', derived)), '[]') from search_rows where case_key = ${caseKey}) as rows,
      (select coalesce(json_agg(json_build_object('name', name, 'from', from_level, 'to', to_level)), '[]')
        from search_names where case_key = ${caseKey}) as names,
      (select way from search_cases where case_key = ${caseKey}) as way`.execute(tx)
  return rows[0]!
}

/** Takes rows out, and of the words of the case those that stand in no other row so. */
async function removeRows(tx: Transaction, caseKey: number, gone: readonly Kept[]): Promise<void> {
  if (gone.length === 0) return
  // The words of what is left are read once, however many rows go.
  await sql`
    with gone as materialized (
      delete from search_rows using unnest(${gone.map(({ list }) => list)}::text[], ${gone.map(({ position }) => position)}::int[],
        ${gone.map(({ part }) => part)}::int[], ${gone.map(({ from }) => from)}::int[]) as old (list, position, part, from_level)
      where search_rows.case_key = ${caseKey} and search_rows.list = old.list and search_rows.position = old.position
        and search_rows.part = old.part and search_rows.from_level = old.from_level
      returning search_rows.list, search_rows.position, search_rows.part, search_rows.from_level, search_rows.to_level, search_rows.words
    ), left_over as materialized (
      select distinct unnest(tsvector_to_array(words)) as word, from_level, to_level from search_rows
      where case_key = ${caseKey} and needs is null
        and (list, position, part, from_level) not in (select list, position, part, from_level from gone)
    ), words as materialized (
      select distinct unnest(tsvector_to_array(words)) as word, from_level, to_level from gone
      except select word, from_level, to_level from left_over
    )
    delete from search_words using words
    where search_words.case_key = ${caseKey} and search_words.word = words.word
      and search_words.from_level = words.from_level and search_words.to_level = words.to_level`.execute(tx)
}

async function addRows(
  tx: Transaction,
  caseKey: number,
  added: readonly { readonly row: SearchRow; readonly hash: string }[],
): Promise<void> {
  const given = added.map(({ row, hash }) => ({
    list: row.list,
    position: row.position,
    part: row.part,
    from_level: row.from,
    to_level: row.to,
    kind: row.kind,
    entry: row.entry,
    lang: row.lang,
    title: row.title,
    text: row.text,
    page: row.page,
    about: row.about.join(' · '),
    said: row.said.join(' · '),
    standing: row.standing,
    days: daysOf(row),
    dates: row.dates.flatMap(([first, last]) => [finite(first), finite(last)]),
    needs: row.needs.length === 0 ? null : row.needs,
    derived: row.derived,
    hash: `\\x${hash}`,
    stems: stemsOf(row.lang, `${row.title} ${row.text}`),
    title_words: plainWords(row.title),
    text_words: plainWords(row.text),
    said_words: plainWords(row.said.join(' ')),
    about_words: plainWords([...row.about, row.entry, ...row.names, ...row.beside].join(' ')),
    marks: [`#in:${caseKey}`, ...marksOf(row)],
  }))
  await sql`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(given)}::json) as r (list text, position int, part int, from_level int, to_level int,
        kind text, entry text, lang text, title text, text text, page int, about text, said text, standing text, days int4multirange,
        dates int[], needs bigint[], derived boolean, hash bytea, stems text, title_words text, text_words text, said_words text,
        about_words text, marks text[])
    ), words as materialized (
      select distinct word, from_level, to_level
      -- What only some members find is never what somebody else may have meant.
      from given, unnest(tsvector_to_array(to_tsvector('amparo_simple', concat_ws(' ', title_words, text_words, said_words, about_words)))) as word
      where needs is null and char_length(word) between 3 and 40 and word !~ '[^[:alpha:]]'
    ), words_of_case as (
      insert into search_words (word, case_key, from_level, to_level)
      select word, ${caseKey}, from_level, to_level from words on conflict do nothing
    ), spellings as (
      insert into search_spellings (word)
      select distinct word from words where not exists (select from search_spellings where search_spellings.word = words.word)
    )
    insert into search_rows (case_key, list, position, part, from_level, to_level, kind, entry, lang, title, text, page, about, said, standing,
      days, dates, needs, derived, hash, words)
    select ${caseKey}, list, position, part, from_level, to_level, kind, entry, lang, title, text, page, about, said, standing,
      days, dates, needs, derived, hash,
      setweight(search_vector(stems, title_words), 'A') || setweight(search_vector(stems, text_words), 'B')
        || setweight(to_tsvector('amparo_simple', said_words), 'C') || setweight(to_tsvector('amparo_simple', about_words), 'D')
        || array_to_tsvector(marks)
    from given`.execute(tx)
}

/** What stands beside the words in the index: all by which results are narrowed. */
const marksOf = (row: SearchRow): readonly string[] => [
  ...new Set([
    ...(row.standing === null ? [] : [`#standing:${row.standing}`]),
    ...row.facts.map((fact) => `#fact:${fact}`),
    ...row.sourceKinds.map((kind) => `#source:${kind}`),
    ...row.marks.map((mark) => `#${mark}`),
  ]),
]

/** The largest and the smallest day that PostgreSQL's ranges of integers hold with room to spare. */
const lastDay = 2_000_000_000
const finite = (day: number): number => Math.max(-lastDay, Math.min(lastDay, day))
const daysOf = ({ dates }: SearchRow): string =>
  `{${dates
    .filter(([first, last]) => first <= last)
    .map(([first, last]) => `[${finite(first)},${finite(last)}]`)
    .join(',')}}`
