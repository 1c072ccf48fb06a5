import { sql } from 'kysely'
import { entrySchemas } from '../cases/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { Checked } from './check-installation.ts'
import type { Finding, Looked } from './finding.ts'

/** A check of the installation, as far as it has come. */
export type KeptCheck = {
  readonly id: string
  readonly askedAt: Date
  /** A staff member's id; null where Amparo asked by itself. */
  readonly askedBy: string | null
  /** Null while it waits or runs. */
  readonly result: null | {
    readonly endedAt: Date
    readonly looked: Looked
    /** How many things are wrong, and how many should be looked at. */
    readonly wrong: number
    readonly told: number
    /** The first of them, those that are wrong before the others. */
    readonly findings: readonly Finding[]
  }
}

/** How many findings are kept; the command line prints all. */
const mostKept = 200

/** Notes that a check is asked for; false where one waits already. */
export async function addCheck(
  tx: Transaction,
  { id, by, at }: { readonly id: string; readonly by: string | null; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into installation_checks (id, asked_at, asked_by) values (${id}, ${at}, ${by}) on conflict do nothing`.execute(tx)
  return numAffectedRows > 0n
}

/** Forgets one that was asked for so long before that nobody does it any more: its job is lost, as with the database it came from. */
export async function dropLostCheck(tx: Transaction, before: Date): Promise<void> {
  await sql`delete from installation_checks where ended_at is null and asked_at < ${before}`.execute(tx)
}

/** Keeps what a check found, without a word of a case. One that has ended stays as it was. */
export async function keepResult(
  db: Database,
  id: string,
  { checked: { looked, findings }, at }: { readonly checked: Checked; readonly at: Date },
): Promise<void> {
  const wrong = findings.filter(({ gravity }) => gravity === 'wrong')
  const told = findings.filter(({ gravity }) => gravity === 'told')
  const kept = [...wrong, ...told].slice(0, mostKept).map(withoutWords)
  await sql`
    update installation_checks
    set ended_at = ${at}, looked = ${JSON.stringify(looked)}, wrong = ${wrong.length}, told = ${told.length}, findings = ${JSON.stringify(kept)}
    where id = ${id} and ended_at is null`.execute(db)
}

/** The last checks, newest first. */
export async function lastChecks(db: Database | Transaction, most: number): Promise<readonly KeptCheck[]> {
  const { rows } = await sql<Row>`
    select id, asked_at, asked_by, ended_at, looked, wrong, told, findings
    from installation_checks order by asked_at desc limit ${most}`.execute(db)
  return rows.map(({ id, asked_at, asked_by, ended_at, looked, wrong, told, findings }) => ({
    id,
    askedAt: asked_at,
    askedBy: asked_by,
    result: ended_at === null ? null : { endedAt: ended_at, looked: looked!, wrong: wrong!, told: told!, findings: findings! },
  }))
}

type Row = {
  readonly id: string
  readonly asked_at: Date
  readonly asked_by: string | null
  readonly ended_at: Date | null
  readonly looked: Looked | null
  readonly wrong: number | null
  readonly told: number | null
  readonly findings: readonly Finding[] | null
}

/**
 * A finding as it may stand outside of what is sealed. Ids that came with a file may be made of names, and what a library says of an
 * error may quote what it read: neither is kept.
 */
function withoutWords({ of, where, says, gravity }: Finding): Finding {
  const [first = '', ...rest] = where.split(' ')
  const places = [of === 'record' ? first : neutral(first), ...rest.map(neutral)]
  const said = of === 'passage' ? passageSays : of === 'log' && where !== 'key' ? logSays : (quoting.exec(says)?.[0].concat('.') ?? says)
  return { of, gravity, where: places.join(' '), says: said }
}

const passageSays = 'The passage of a claim is not in the text of its document.'
const logSays = 'What is released of the log is not proved by it. On the server, amparo check says why.'
/** Sentences after which something is quoted. */
const quoting = /^(?:They cannot be read to the end|It is not what was published|It is not a case that could be imported)/
const known = new Set(['case', 'all', 'key', 'released', 'version', ...Object.keys(entrySchemas)])
const neutral = (part: string): string => (known.has(part) || /^(?:\d+|[0-9a-f-]{8,64}|[A-Z]\d{1,9})$/.test(part) ? part : '…')
