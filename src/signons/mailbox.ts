import { createHmac, createSecretKey } from 'node:crypto'
import { fold } from '../kit/index.ts'
import { derive } from './derive.ts'

/** What is kept of a mailbox: a hash under the server's key, other for each appeal, so that appeals cannot be put together. */
export type MailboxDigests = {
  /** 12 bytes for each of the two places in a mailbox. */
  readonly digests: readonly [Buffer, Buffer]
  /** Sixteen bits of mailbox and name, which tell its two people apart. */
  readonly person: number
}

/** Makes the digests of mailboxes of one appeal. Takes the server's key of addresses. */
export function mailboxDigests(addressKey: Uint8Array, appeal: string): (address: string, name: string) => MailboxDigests {
  // As an object: making one of the bytes takes longer than the hash, and each sign-on takes three.
  const key = createSecretKey(derive(addressKey, `amparo-address ${appeal}`, 32))
  const digest = (...parts: readonly string[]): Buffer => createHmac('sha256', key).update(parts.join('\0')).digest()
  return (address, name) => ({
    digests: [digest(address, '0').subarray(0, 12), digest(address, '1').subarray(0, 12)],
    person: digest(address, 'person', fold(name)).readInt16BE(),
  })
}

/** The mark of an organisation's domain under one appeal: 12 bytes, in which nobody without the key finds the domain. */
export const domainMark = (addressKey: Uint8Array, appeal: string, domain: string): Buffer =>
  createHmac('sha256', createSecretKey(derive(addressKey, `amparo-domain ${appeal}`, 32)))
    .update(domain)
    .digest()
    .subarray(0, 12)

/** Who stands in one of the two places of a mailbox; erased where nobody knows any more who that is. */
export type Taken = { readonly signon: number; readonly person: number; readonly erased: boolean }

export type Placing =
  | { readonly kind: 'new'; readonly place: 0 | 1 }
  | { readonly kind: 'already'; readonly signon: number }
  /** Whoever signed had it erased, and goes on being counted. */
  | { readonly kind: 'erased' }

/**
 * Whether somebody signs anew. Takes who stands in the two places of the mailbox, the person, and whether the mailbox was said to be shared. The same
 * person never has two places; somebody else has the second one only when it is said that somebody else signs, too. Beside
 * one that was erased nobody gets a place: it cannot be told whether it is the same person.
 */
export function placeIn(taken: readonly [Taken | undefined, Taken | undefined], person: number, shared: boolean): Placing {
  const [first, second] = taken
  const standing = [first, second].filter((each) => each !== undefined)
  const known = standing.filter(({ erased }) => !erased)
  const same = known.find((each) => each.person === person)
  if (same !== undefined) return { kind: 'already', signon: same.signon }
  if (standing.length === 0) return { kind: 'new', place: 0 }
  if (known.length === 1 && standing.length === 1 && shared) return { kind: 'new', place: first === undefined ? 0 : 1 }
  return known[0] === undefined ? { kind: 'erased' } : { kind: 'already', signon: known[0].signon }
}
