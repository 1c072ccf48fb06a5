import type { OwnLink } from './outcomes.ts'
import { readBytes } from './secrets.ts'

/** The link of a signer's own page: the number of the sign-on and the secret that opens it. */
export const ownLink = (id: number, secret: Uint8Array): OwnLink => `${id}-${Buffer.from(secret).toString('base64url')}`

/** Reads a link; null where it has not the form of one. */
export function readOwnLink(link: string): { readonly id: number; readonly secret: Buffer } | null {
  const [, id = '', text = ''] = /^([1-9]\d{0,14})-(.+)$/.exec(link) ?? []
  const secret = readBytes(text, 16)
  return secret === undefined ? null : { id: Number(id), secret }
}
