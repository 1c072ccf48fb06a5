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
  const found: CaseChange[] = []
  // A part at a time, each after the last place of the one before: what is written meanwhile is newer than all of them.
  for (let after: Place | undefined; found.length <= from + most;) {
    const places = await placesAfter(db, digest, after)
    found.push(...(await readChanges(db, digest, places, read)))
    after = places.at(-1)
    if (places.length < atATime) break
  }
  return { changes: found.slice(from, from + most), older: found.length > from + most }
}

type Place = { readonly list: EntryList; readonly position: number; readonly revision: number; readonly recorded_at: Date }
type Row = SealedRow & EntryMeta & { readonly list: EntryList }

const placeOf = ({ list, position, revision }: Omit<Place, 'recorded_at'>): string => `${list}/${position}/${revision}`
const beforeIt = (place: Place): Place => ({ ...place, revision: place.revision - 1 })

/** Where the next changes stand, without their words: nothing of them ever changes. */
async function placesAfter(db: Database, digest: Buffer, after: Place | undefined): Promise<readonly Place[]> {
  const beyond =
    after === undefined
      ? sql``
      : sql`and recorded_at <= ${after.recorded_at} and (recorded_at < ${after.recorded_at} or list > ${after.list}
          or (list = ${after.list} and (position, revision) < (${after.position}, ${after.revision})))`
  const { rows } = await sql<Place>`
    select list, position, revision, recorded_at from entries
    where case_key = (select key from cases where id_digest = ${digest}) ${beyond}
    order by recorded_at desc, list, position desc, revision desc limit ${atATime}`.execute(db)
  return rows
}

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
