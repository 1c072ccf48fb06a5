import { sql } from 'kysely'
import type { Sensitivity } from '../claims/index.ts'
import { canonicalJson } from '../kit/index.ts'
import { openSealed, readDigests, sealedColumns, sealedJoins, type Database, type SealedRow } from '../platform/index.ts'
import type { CaseDocument } from './case-document.ts'
import { entryName } from './entry-name.ts'
import type { EntryList } from './entry-schemas.ts'
import { plainCase, textIn, type PlainEntry } from './plain-case.ts'
import { strictness } from './sensitivity.ts'
import { metaOf, type EntryMeta } from './store.ts'

/** Something that was written into a case. `entry` and `before` (what the revision replaced) are null where they were erased. */
export type CaseChange = EntryMeta & { readonly list: EntryList; readonly entry: PlainEntry | null; readonly before?: PlainEntry | null }

export type CaseHistory = { readonly changes: readonly CaseChange[]; readonly total: number }

/**
 * Everything that happened to a case, the newest first. Takes its id, the case as far as somebody may read it, their
 * clearance, and which part of the history: from the how-manieth, and how many at most. What they may not read is
 * left out, so a part may hold fewer.
 */
export async function caseHistory(
  db: Database,
  id: string,
  { readable, clearance, from, most }: { readable: CaseDocument; clearance: Sensitivity; from: number; most: number },
): Promise<CaseHistory> {
  const digest = (await readDigests(db))('case', id)
  // Which they are is found without their words: sorting those would carry megabytes.
  const { rows } = await sql<Row>`
    with part as (
      select case_key, list, position, entries.revision, count(*) over () as total
      from cases join entries on entries.case_key = cases.key where cases.id_digest = ${digest}
      order by recorded_at desc, list, position desc, entries.revision desc offset ${from} limit ${most}
    )
    select entries.list, entries.position, entries.revision, recorded_at, recorded_by, entries.key as record, total::int as total,
      ${sealedColumns('entries')} from part join entries using (case_key, list, position, revision) ${sealedJoins('entries')}
    order by recorded_at desc, entries.list, entries.position desc, entries.revision desc`.execute(db)
  const before = await readEarlier(db, digest, rows)
  const mayRead = clearance === 'sealed' ? () => true : readableEntries(readable, clearance)
  const changes = rows.flatMap((row): CaseChange[] => {
    const entry = valueOf(row)
    const earlier = row.revision > 1 ? { before: before.get(placeOf({ ...row, revision: row.revision - 1 })) ?? null } : {}
    return mayRead(row.list, entry) ? [{ ...metaOf(row), list: row.list, entry, ...earlier }] : []
  })
  return { changes, total: rows[0]?.total ?? 0 }
}

type Row = SealedRow & EntryMeta & { readonly list: EntryList; readonly total: number }
type Place = { readonly list: string; readonly position: number; readonly revision: number }

const placeOf = ({ list, position, revision }: Place): string => `${list}/${position}/${revision}`

function valueOf(row: SealedRow): PlainEntry | null {
  const opened = openSealed(row)
  return opened.kind === 'open' ? (opened.value as PlainEntry) : null
}

async function readEarlier(db: Database, digest: Buffer, rows: readonly Row[]): Promise<ReadonlyMap<string, PlainEntry | null>> {
  const later = rows.filter(({ revision }) => revision > 1)
  if (later.length === 0) return new Map()
  const { rows: found } = await sql<SealedRow & Place>`
    select entries.list, entries.position, entries.revision, ${sealedColumns('entries')}
    from cases join entries on entries.case_key = cases.key
    join unnest(${later.map(({ list }) => list)}::text[], ${later.map(({ position }) => position)}::int[],
      ${later.map(({ revision }) => revision - 1)}::int[]) as wanted (list, position, revision)
      on entries.list = wanted.list and entries.position = wanted.position and entries.revision = wanted.revision
    ${sealedJoins('entries')} where cases.id_digest = ${digest}`.execute(db)
  return new Map(found.map((row) => [placeOf(row), valueOf(row)]))
}

/** Whether an entry is in the case as somebody may read it, or only says what is. What was erased cannot be told, and is not. */
function readableEntries(readable: CaseDocument, clearance: Sensitivity): (list: EntryList, entry: PlainEntry | null) => boolean {
  const lists = new Map(plainCase(readable).lists)
  const ids = new Map([...lists].map(([list, entries]) => [list, new Set(entries.map((entry) => nameIn(list, entry)))]))
  const claims = ids.get('claims')
  return (list, entry) => {
    switch (list) {
      case 'head':
      case 'appeals':
        return true
      case 'calls':
      case 'contacts':
      case 'handovers':
        // That a claim was made of a call tells nothing but its id; that a note was read tells nothing.
        if (entry?.['kind'] === 'claim') return claims!.has(textIn(entry, 'claim'))
        return entry !== null && strictness((entry['sensitivity'] ?? 'team') as Sensitivity) <= strictness(clearance)
      case 'retractions':
      case 'tightenings':
        return entry !== null && claims!.has(textIn(entry, 'claim'))
      case 'subjects':
      case 'sources':
      case 'documents':
      case 'claims':
      case 'questions':
      case 'independence':
      case 'rulings':
      case 'consents':
        return entry !== null && ids.get(list)?.has(nameIn(list, entry)) === true
      default:
        return list satisfies never
    }
  }
}

const nameIn = (list: string, entry: PlainEntry): string =>
  list === 'rulings' || list === 'independence' ? canonicalJson(entry) : entryName(list, entry)
