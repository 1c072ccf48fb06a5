import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import type { BackupKey } from './contents.ts'

/** Tries a key, before anything is done with it. Gives what is wrong with it as words that fit after "the key", never the key itself. */
export function keyProblem(key: BackupKey): string | undefined {
  try {
    if (key.kind === 'recipient') new Encrypter().addRecipient(key.recipient)
    if (key.kind === 'identity') new Decrypter().addIdentity(key.identity)
    return undefined
  } catch {
    return 'is mistyped or cut short: its check sum is wrong'
  }
}

/** Encrypts a stream with age (age-encryption.org/v1), so that the `age` program can open it too. */
export async function encrypted(plain: AsyncIterable<Uint8Array>, key: BackupKey): Promise<Readable> {
  const encrypter = new Encrypter()
  if (key.kind === 'identity') throw new Error('A backup is written to a recipient; an identity opens it')
  if (key.kind === 'recipient') encrypter.addRecipient(key.recipient)
  else {
    encrypter.setPassphrase(key.passphrase)
    if (key.workFactor !== undefined) encrypter.setScryptWorkFactor(key.workFactor)
  }
  const stream = await encrypter.encrypt(Readable.toWeb(Readable.from(plain)) as unknown as globalThis.ReadableStream<Uint8Array>)
  return Readable.fromWeb(stream as unknown as ReadableStream)
}

/** Opens what `encrypted` made. Rejects when the key does not fit; the stream fails where a byte is wrong or the end is missing. */
export async function decrypted(sealed: Readable, key: BackupKey): Promise<Readable> {
  const decrypter = new Decrypter()
  if (key.kind === 'recipient') throw new Error('A recipient cannot open a backup; its identity can')
  if (key.kind === 'identity') decrypter.addIdentity(key.identity)
  else decrypter.addPassphrase(key.passphrase)
  const stream = await decrypter.decrypt(Readable.toWeb(sealed) as unknown as globalThis.ReadableStream<Uint8Array>)
  return Readable.fromWeb(stream as unknown as ReadableStream)
}
