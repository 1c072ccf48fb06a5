import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../platform/index.ts'
import { stepOfCode } from './code.ts'
import { counterOfPasskey, credentialShown, type Passkey } from './passkey.ts'
import { openSecret, sealSecret } from './sealed-secret.ts'
import { newUuid, type Random } from './staff-member.ts'
import type { StaffTables } from './store.ts'

/** A second factor, as its owner sees it. */
export type Factor = {
  readonly id: string
  readonly kind: 'code' | 'passkey'
  readonly name: string
  readonly addedAt: Date
  readonly lastUsedAt: Date | null
  /** Whether a passkey is copied to other devices. */
  readonly backedUp: boolean
}

export type Factors = { readonly list: readonly Factor[]; readonly passkeys: readonly Passkey[] }

/** What somebody shows: a code from an app, or what a browser made of a passkey. */
export type Shown = { readonly kind: 'code'; readonly code: string } | { readonly kind: 'passkey'; readonly response: string }

/** The second factors of a staff member, oldest first. */
export async function findFactors(db: Database | Transaction, staff: string): Promise<Factors> {
  const rows = await factorRows(db, staff).execute()
  return { list: rows.map(readFactor), passkeys: rows.flatMap((row) => readPasskey(row) ?? []) }
}

/**
 * Whether what somebody shows is one of their second factors. In the transaction that lets them in: the factor is held,
 * and what was used is noted, so that one code or challenge serves once, whoever sends it twice at the same time.
 */
export async function acceptFactor(
  tx: Transaction,
  staff: string,
  shown: Shown,
  expected: { readonly now: Date; readonly challenge: string; readonly origin: string },
): Promise<boolean> {
  const { now } = expected
  const used = async (id: string, change: { last_step?: number; counter?: number }): Promise<true> => {
    await tx
      .withTables<StaffTables>()
      .updateTable('second_factors')
      .set({ ...change, last_used_at: now })
      .where('id', '=', id)
      .execute()
    return true
  }
  const rows = await factorRows(tx, staff).where('kind', '=', shown.kind).forUpdate().execute()
  const credential = shown.kind === 'passkey' ? credentialShown(shown.response) : null
  for (const row of rows) {
    if (shown.kind === 'code') {
      const secret = await openSecret(tx, row.id)
      const step = secret === null ? null : stepOfCode(secret, shown.code, { now, after: row.last_step ?? 0 })
      if (step !== null) return used(row.id, { last_step: step })
      continue
    }
    const passkey = readPasskey(row)
    if (passkey === null || passkey.credential !== credential) continue
    const counter = await counterOfPasskey(shown.response, passkey, expected)
    if (counter !== null) return used(row.id, { counter })
  }
  return false
}

/** What a new second factor is. */
export type NewFactor =
  | { readonly kind: 'code'; readonly name: string; readonly secret: string; readonly lastStep: number }
  | { readonly kind: 'passkey'; readonly name: string; readonly passkey: Passkey }

/** Keeps a new second factor of a staff member. */
export async function keepFactor(
  tx: Transaction,
  staff: string,
  factor: NewFactor,
  { now, random }: { readonly now: Date; readonly random: Random },
): Promise<void> {
  const passkey = factor.kind === 'passkey' ? factor.passkey : null
  const secret = factor.kind === 'code' ? await sealSecret(tx, factor.secret, random) : null
  await tx
    .withTables<StaffTables>()
    .insertInto('second_factors')
    .values({
      id: newUuid(random),
      staff,
      kind: factor.kind,
      name: factor.name,
      added_at: now,
      last_used_at: null,
      key: secret?.key ?? null,
      sealed: secret?.sealed ?? null,
      last_step: factor.kind === 'code' ? factor.lastStep : null,
      credential: passkey?.credential ?? null,
      public_key: passkey === null ? null : Buffer.from(passkey.publicKey),
      counter: passkey?.counter ?? null,
      transports: passkey === null ? null : [...passkey.transports],
      backed_up: passkey?.backedUp ?? null,
    })
    .execute()
}

/** Whether somebody has this passkey already; `but`: a staff member whose own do not count. While nobody else adds one: holdStaff. */
export async function isKept(tx: Transaction, { credential }: Passkey, but: string | null = null): Promise<boolean> {
  const found = await tx
    .withTables<StaffTables>()
    .selectFrom('second_factors')
    .select('id')
    .where('credential', '=', credential)
    .$if(but !== null, (query) => query.where('staff', '<>', but ?? ''))
    .executeTakeFirst()
  return found !== undefined
}

type Row = Selectable<StaffTables['second_factors']>

const factorRows = (db: Database | Transaction, staff: string) =>
  db.withTables<StaffTables>().selectFrom('second_factors').selectAll().where('staff', '=', staff).orderBy('added_at').orderBy('id')

const readFactor = (row: Row): Factor => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  addedAt: row.added_at,
  lastUsedAt: row.last_used_at,
  backedUp: row.backed_up === true,
})

function readPasskey(row: Row): Passkey | null {
  if (row.credential === null || row.public_key === null) return null
  return {
    credential: row.credential,
    publicKey: Uint8Array.from(row.public_key),
    counter: row.counter ?? 0,
    transports: row.transports ?? [],
    backedUp: row.backed_up === true,
  }
}
