import type { Database, Transaction } from '../platform/index.ts'
import { readStanding } from './load-case.ts'
import type { PlainEntry } from './plain-case.ts'
import type { EntryMeta } from './store.ts'

/** Who a protected source is, and the staff members who may read it. */
export type Identity = {
  readonly meta: EntryMeta
  readonly source: string
  readonly name: string
  readonly contact?: string
  readonly note?: string
  /** Ids of staff members. */
  readonly readers: readonly string[]
}

export type FoundIdentity =
  | { readonly kind: 'yours'; readonly identity: Identity }
  /** Others may read it: their ids. */
  | { readonly kind: 'of-others'; readonly readers: readonly string[] }
  | { readonly kind: 'none' }

/**
 * Who a protected source is, to a staff member who is named among those who may read it; to anybody else only who these are.
 * Whoever asks for it records the reading before it is shown.
 */
export async function readIdentity(db: Database | Transaction, caseId: string, source: string, staff: string): Promise<FoundIdentity> {
  const found = (await readStanding(db, caseId))?.lists.identities.findLast(({ value }) => value['source'] === source)
  if (found === undefined) return { kind: 'none' }
  const identity = { ...(found.value as Omit<Identity, 'meta'>), meta: found.meta }
  return mayReadIdentity(found.value, staff) ? { kind: 'yours', identity } : { kind: 'of-others', readers: identity.readers }
}

/** Whether somebody is named among those who may read an entry of the list of identities. */
const mayReadIdentity = ({ readers }: PlainEntry, staff: string): boolean => Array.isArray(readers) && readers.includes(staff)
