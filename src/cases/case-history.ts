import { sql } from 'kysely'
import { openSealed, readDigests, sealedColumns, sealedJoins, type Database, type SealedRow } from '../platform/index.ts'
import type { EntryReader } from './entry-reader.ts'
import type { EntryList } from './entry-schemas.ts'
import type { PlainEntry } from './plain-case.ts'
import { metaOf, type EntryMeta } from './store.ts'

/**
 * Something that was written into a case. `entry` and `before` (what the revision replaced) are null where they were
 * erased; `before` also where it may not be read.
 */
export type CaseChange = EntryMeta & { readonly list: EntryList; readonly entry: PlainEntry | null; readonly before?: PlainEntry | null }

/** A part of a history, and whether there is more that is older. How much there is in all is not told: it counts what is left out. */
export type CaseHistory = { readonly changes: readonly CaseChange[]; readonly older: boolean }

/** How many entries are opened at a time, in search of those that may be read. */
const atATime = 200

/**
 * Everything that happened to a case, the newest first, as somebody may read it. Takes its id, how they read its entries,
 * and which part of the history: how many changes are left out at its beginning, and how many it holds at most. What they
 * may not read is neither shown nor counted.
 */
export async function caseHistory(
  db: Database,
  id: string,
  { read, from, most }: { readonly read: EntryReader; readonly from: number; readonly most: number },
): Promise<CaseHistory> {
  const digest = (await readDigests(db))('case', id)
  // First their places without their words: nothing of them ever changes, so what is opened later is of the same moment.
  const { rows: places } = await sql<Place>`
    select list, position, entries.revision from cases join entries on entries.case_key = cases.key
    where cases.id_digest = ${digest} order by recorded_at desc, list, position desc, entries.revision desc`.execute(db)
  const found: CaseChange[] = []
  for (let at = 0; at < places.length && found.length <= from + most; at += atATime)
    found.push(...(await readChanges(db, digest, places.slice(at, at + atATime), read)))
  return { changes: found.slice(from, from + most), older: found.length > from + most }
}

type Place = { readonly list: EntryList; readonly position: number; readonly revision: number }
type Row = SealedRow & EntryMeta & { readonly list: EntryList }

const placeOf = ({ list, position, revision }: Place): string => `${list}/${position}/${revision}`
const beforeIt = ({ list, position, revision }: Place): Place => ({ list, position, revision: revision - 1 })

/** The changes at these places that may be read, in their order. */
async function readChanges(db: Database, digest: Buffer, places: readonly Place[], read: EntryReader): Promise<readonly CaseChange[]> {
  const wanted = [...new Map([...places, ...places.map(beforeIt)].map((place) => [placeOf(place), place])).values()]
  const { rows } = await sql<Row>`
    select entries.list, entries.position, entries.revision, recorded_at, recorded_by, entries.key as record, ${sealedColumns('entries')}
    from cases join entries on entries.case_key = cases.key
    join unnest(${wanted.map(({ list }) => list)}::text[], ${wanted.map(({ position }) => position)}::int[],
      ${wanted.map(({ revision }) => revision)}::int[]) as wanted (list, position, revision)
      on entries.list = wanted.list and entries.position = wanted.position and entries.revision = wanted.revision
    ${sealedJoins('entries')} where cases.id_digest = ${digest}`.execute(db)
  const byPlace = new Map(rows.map((row) => [placeOf(row), row]))
  return places.flatMap((place): CaseChange[] => {
    const row = byPlace.get(placeOf(place))
    const entry = row && read(row.list, valueOf(row), row.position)
    if (row === undefined || entry === undefined) return []
    const before = byPlace.get(placeOf(beforeIt(place)))
    return [
      { ...metaOf(row), list: row.list, entry, ...(before && { before: read(before.list, valueOf(before), before.position) ?? null }) },
    ]
  })
}

function valueOf(row: SealedRow): PlainEntry | null {
  const opened = openSealed(row)
  return opened.kind === 'open' ? (opened.value as PlainEntry) : null
}
