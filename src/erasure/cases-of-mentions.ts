import { sql } from 'kysely'
import { citedCaseIds } from '../appeals/index.ts'
import { appealsOfCases, keptAlone, listCases, readAppealFile } from '../cases/index.ts'
import { readDigests, type Database } from '../platform/index.ts'
import { casesOfEditions } from '../publishing/index.ts'
import type { Mention } from './find-mentions.ts'
import { casesOfErasures } from './list-erasures.ts'

/** The keys of the cases that a record belongs to; none where it belongs to no case that is here. */
export type CasesOf = (mention: Mention) => ReadonlySet<number>

/**
 * Which cases records belong to: an entry to its case; an appeal, what is published, answered, remarked and noted of it to
 * the cases that it cites and the one that holds it; a form that somebody is filling in to the case or the appeal in its
 * address; a file that is sent, the note on the import of a list and a decision on a norm to the case it came to; the reason of an earlier erasure to the cases that it reached; why two persons were judged to be one to the
 * cases of both.
 */
export async function casesOfMentions(db: Database, mentions: readonly Mention[]): Promise<CasesOf> {
  const known = mentions.every(({ where }) => where.kind === 'entry') ? nothingElse : await knownOf(db)
  return (mention) => (mention.where.kind === 'entry' ? new Set([mention.where.caseKey]) : casesOf(mention, known))
}

type Known = {
  /** Of all cases that are here, also where nobody can read any more what they are called. */
  readonly keys: ReadonlySet<number>
  readonly byId: ReadonlyMap<string, number>
  readonly byAppeal: ReadonlyMap<string, ReadonlySet<number>>
  /** The ids of appeals by what stands for them in tables. */
  readonly appealOf: ReadonlyMap<string, string>
  readonly byErasure: ReadonlyMap<number, readonly number[]>
}

const nothingElse: Known = { keys: new Set(), byId: new Map(), byAppeal: new Map(), appealOf: new Map(), byErasure: new Map() }

async function knownOf(db: Database): Promise<Known> {
  const byId = new Map((await listCases(db)).map(({ id, key }) => [id, key]))
  const byAppeal = new Map<string, Set<number>>()
  const add = (appeal: string, keys: readonly number[]): void => {
    byAppeal.set(appeal, new Set([...(byAppeal.get(appeal) ?? []), ...keys]))
  }
  for (const { appeal } of await keptAlone(db)) add(appeal.id, keysIn(citedCaseIds(appeal), byId))
  for (const { appeal, caseKey } of await appealsOfCases(db, [...byId.values()]))
    add(appeal.id, [caseKey, ...keysIn(citedCaseIds(appeal), byId)])
  for (const [appeal, keys] of await casesOfEditions(db)) add(appeal, keys)
  const digests = await readDigests(db)
  const appealOf = new Map([...byAppeal.keys()].map((id) => [`\\x${digests('appeal', id).toString('hex')}`, id]))
  const { rows } = await sql<{ key: number }>`select key from cases`.execute(db)
  return { keys: new Set(rows.map(({ key }) => key)), byId, byAppeal, appealOf, byErasure: await casesOfErasures(db) }
}

const keysIn = (ids: readonly string[], byId: ReadonlyMap<string, number>): number[] => ids.flatMap((id) => byId.get(id) ?? [])

const ofTheLedger: ReadonlySet<string> = new Set(['deliveries', 'delivery_events', 'replies'])

function casesOf({ table, row, value }: Mention, { keys, byId, byAppeal, appealOf, byErasure }: Known): ReadonlySet<number> {
  const ofAppeal = (id: string | undefined): readonly number[] => [...(byAppeal.get(id ?? '') ?? [])]
  if (table === 'person_judgements') return new Set([Number(row['one_case']), Number(row['other_case'])])
  // Of the ledger some lines are of an appeal, others of a case.
  if (table.startsWith('case_submission') || (ofTheLedger.has(table) && row['case_key'] !== null))
    return new Set([Number(row['case_key'])].filter((key) => keys.has(key)))
  if (table === 'uploads') return new Set([Number(row['case_key'])])
  // One that was undone with its case, and one that is not in a case yet, belong to none.
  if (table === 'list_imports' || table === 'norm_decisions') return new Set([Number(row['case_key'])].filter((key) => keys.has(key)))
  if (table === 'erasures') return new Set(byErasure.get(Number(row['id'])))
  if (table === 'drafts') {
    const [, chapter, id] =
      /^\/(cases|appeals)\/((?:[\w.~-]|%[0-7][0-9A-Fa-f])+)/.exec((value as { readonly address: string }).address) ?? []
    const named = decodeURIComponent(id ?? '')
    return new Set(chapter === 'cases' ? keysIn([named], byId) : ofAppeal(named))
  }
  const id = typeof row['appeal'] === 'string' ? row['appeal'] : appealOf.get(String(row['id_digest']))
  // What an earlier text cited may be cited no more.
  const read = table === 'appeals' && typeof value === 'string' ? readAppealFile(value, { file: 'an appeal' }) : undefined
  return new Set([...ofAppeal(id), ...(read?.kind === 'read' ? keysIn(citedCaseIds(read.appeal), byId) : [])])
}
