import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../platform/index.ts'
import { derive } from '../derive.ts'
import { readBytes } from '../secrets.ts'
import type { SignOns } from '../sign-ons.ts'

/**
 * The secret in the link that ends mails to a signer: the number of the sign-on, and 16 bytes of an HMAC under the server's key
 * of addresses. Nothing has to be kept for it, and it opens nothing else.
 */
export const unsubscribeToken = (addressKey: Uint8Array, signOn: number): string =>
  `${signOn}-${macOf(addressKey, signOn).toString('base64url')}`

/** Which sign-on a link is of; null where it is none of ours. */
export function readUnsubscribeToken(addressKey: Uint8Array, token: string): number | null {
  const [, id = '', text = ''] = /^([1-9]\d{0,14})-(.+)$/.exec(token) ?? []
  const mac = readBytes(text, 16)
  if (mac === undefined) return null
  return timingSafeEqual(mac, macOf(addressKey, Number(id))) ? Number(id) : null
}

/**
 * Ends mails about what comes of an appeal, to whoever signed by this sign-on and to the mailbox it was given for. Twice is once. Gone where
 * the link is none of ours; of one that was erased there is nothing to end, and whoever asks is told the same as others.
 */
export async function endMails(
  { db, addressKey }: Pick<SignOns, 'db' | 'addressKey'>,
  token: string,
): Promise<{ readonly kind: 'ended' | 'gone' }> {
  const signOn = readUnsubscribeToken(addressKey, token)
  if (signOn === null) return { kind: 'gone' }
  await sql`
    insert into untold_signons (signon) select id from signons where id = ${signOn} and content is not null
    on conflict do nothing`.execute(db)
  return { kind: 'ended' }
}

/** In which language somebody signed, for the page that ends mails; null where that is not known any more. */
export async function languageOfSigner(db: Database, signOn: number): Promise<string | null> {
  const { rows } = await sql<{ lang: string }>`
    select lang from signons s join signon_editions e on e.id = s.edition where s.id = ${signOn}`.execute(db)
  return rows[0]?.lang ?? null
}

const macOf = (addressKey: Uint8Array, signOn: number): Buffer =>
  createHmac('sha256', derive(addressKey, 'amparo-no-more-mail', 32))
    .update(String(signOn))
    .digest()
    .subarray(0, 16)
