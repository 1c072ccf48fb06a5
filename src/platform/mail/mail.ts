import sodium from 'sodium-native'

/** A mail to one person, in plain text. */
export type Mail = {
  /** One address, as isMailAddress has it. */
  readonly to: string
  /** Names neither a case nor an appeal: whoever sees a screen from afar learns nothing. */
  readonly subject: string
  readonly text: string
  /** What it is for, as a constant of the code (`confirm-sign-on`). The only thing that is kept in the clear. */
  readonly kind: string
  readonly headers?: Readonly<Record<string, string>>
  /** For whoever looks at it before it is sent (see startMailing); sealed with the rest, and never sent. */
  readonly about?: string
}

/**
 * Whether a text is one address that a mail can be sent to: something, an @, and a host; no space, quote, bracket or
 * control character, with which a header or a second address could be smuggled in. Quoted local parts are not taken.
 */
export const isMailAddress = (text: string): boolean => text.length <= 254 && addressForm.test(text)
const addressForm = /^[^@\s<>()[\],;:\\"\p{C}]{1,64}@[^@\s<>()[\],;:\\"\p{C}]+$/u

/** Throws for a mail that must never be made: what people type is checked before, so this is a mistake of ours. */
export function requireSoundMail({ to, subject, kind, headers = {} }: Mail): void {
  if (!isMailAddress(to)) throw new Error('A mail needs one address')
  if (!/^[a-z]+(-[a-z]+)*$/.test(kind)) throw new Error('A kind of mail is a word of the code')
  if (subject.trim() === '' || breaksLine.test(subject)) throw new Error('A subject is one line')
  for (const [name, value] of Object.entries(headers))
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || breaksLine.test(value)) throw new Error('A header is one line')
}
/** Control characters and the two separators of Unicode; marks of direction stay. */
const breaksLine = /[\p{Cc}\u2028\u2029]/u

/** Sealed mails are as long as the next multiple of this, in bytes: their length tells little of a name. */
const step = 512

/** Seals a mail under the server's mail key (32 bytes): a nonce by chance (24 bytes), then libsodium's secretbox. */
export function sealMail(key: Uint8Array, mail: Mail): Buffer {
  const { kind: _, ...kept } = mail
  const plain = Buffer.from(JSON.stringify(kept))
  // JSON may be followed by spaces.
  const padded = Buffer.concat([plain, Buffer.alloc(step - (plain.length % step), ' ')])
  const sealed = Buffer.alloc(sodium.crypto_secretbox_NONCEBYTES + padded.length + sodium.crypto_secretbox_MACBYTES)
  const nonce = sealed.subarray(0, sodium.crypto_secretbox_NONCEBYTES)
  sodium.randombytes_buf(nonce)
  sodium.crypto_secretbox_easy(sealed.subarray(nonce.length), padded, nonce, Buffer.from(key))
  return sealed
}

/** Opens a sealed mail; undefined where the key is another or the bytes are not those. */
export function openMail(key: Uint8Array, kind: string, sealed: Buffer): Mail | undefined {
  const length = sealed.length - sodium.crypto_secretbox_NONCEBYTES - sodium.crypto_secretbox_MACBYTES
  if (length < 0) return undefined
  const plain = Buffer.alloc(length)
  const nonce = sealed.subarray(0, sodium.crypto_secretbox_NONCEBYTES)
  if (!sodium.crypto_secretbox_open_easy(plain, sealed.subarray(nonce.length), nonce, Buffer.from(key))) return undefined
  return { ...(JSON.parse(plain.toString('utf8')) as Omit<Mail, 'kind'>), kind }
}
