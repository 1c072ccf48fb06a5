import { sql } from 'kysely'
import type { Batch } from './committer.ts'
import { mailboxDigests, type MailboxDigests, type Taken } from './mailbox.ts'
import type { LockedWaiting } from './waiting-store.ts'
import type { WaitingSignOn } from './waiting.ts'

type Person = Extract<WaitingSignOn, { kind: 'person' }>

export type Mailboxes = {
  readonly digestsOf: (row: LockedWaiting, person: Person) => MailboxDigests
  readonly taken: Map<string, Taken>
}

/** Who signed with the mailboxes of a batch, asked once for all. */
export async function findMailboxes(
  batch: Batch,
  opened: readonly { readonly row: LockedWaiting; readonly waiting: WaitingSignOn }[],
  addressKey: Uint8Array,
): Promise<Mailboxes> {
  const appeals = new Map<string, ReturnType<typeof mailboxDigests>>()
  const known = new Map<string, MailboxDigests>()
  const digestsOf = (row: LockedWaiting, person: Person) => {
    const id = row.id.toString('hex')
    const digests = appeals.get(row.appeal) ?? mailboxDigests(addressKey, row.appeal)
    appeals.set(row.appeal, digests)
    const found = known.get(id) ?? digests(person.address, person.name)
    known.set(id, found)
    return found
  }
  const asked = opened.flatMap(({ row, waiting }) => (waiting.kind === 'person' ? digestsOf(row, waiting).digests : []))
  if (asked.length === 0) return { digestsOf, taken: new Map() }
  const { rows } = await sql<{ id: number; address: Buffer; person: number; erased: boolean }>`
    select id, address, person, content is null as erased from signons where address = any(${asked}::bytea[])`.execute(batch.tx)
  return { digestsOf, taken: new Map(rows.map(({ id, address, ...row }) => [address.toString('hex'), { signon: id, ...row }])) }
}
