import { createHash } from 'node:crypto'
import { Integer, Null, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { systemRandomness, type Randomness } from '../keys/index.ts'
import { checkTimestamp, type TimestampOutcome } from './check-timestamp.ts'

/** How long an authority may take, in milliseconds. */
const patience = 30_000
/** The longest answer that is read, in bytes. One with a chain of certificates has about six thousand. */
const longestReply = 256 * 1024

/**
 * Has an authority say that bytes exist now (RFC 3161, over HTTP as in its 3.4). Takes its address; gives its whole answer
 * once that is found to be about these bytes and this question, and signed by a certificate for timestamps; or why there is
 * none. Only the SHA-256 goes out. Whether the authority is one to be trusted is for whoever verifies to say.
 */
export async function requestTimestamp(
  url: string,
  bytes: Uint8Array,
  random: Randomness = systemRandomness,
): Promise<TimestampOutcome | { readonly kind: 'refused'; readonly why: string }> {
  const nonce = random(16)
  // A positive number without a byte that DER would leave out.
  nonce[0] = (nonce[0]! & 0x3f) | 0x40
  const reply = await ask(url, query(bytes, nonce))
  return typeof reply === 'string' ? { kind: 'refused', why: reply } : checkTimestamp(reply, { bytes, nonce })
}

const sha256 = '2.16.840.1.101.3.4.2.1'

function query(bytes: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const hashed = createHash('sha256').update(bytes).digest()
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(hashed).buffer }),
    }),
    nonce: new Integer({ valueHex: new Uint8Array(nonce).buffer }),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER())
}

/** The answer, or a sentence for why there is none. */
async function ask(url: string, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array | string> {
  try {
    const headers = { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' }
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'error', signal: AbortSignal.timeout(patience) })
    if (!answer.ok) return `The timestamp authority answered with status ${answer.status}.`
    return (await readUpTo(answer, longestReply)) ?? 'The timestamp authority answered with more than an answer can be.'
  } catch (error) {
    return `The timestamp authority cannot be reached (${reasonOf(error)}).`
  }
}

async function readUpTo(answer: Response, most: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body ?? []) {
    size += piece.length
    if (size > most) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function reasonOf(error: unknown): string {
  const { name, cause, message } = error as Error & { cause?: { code?: string; message?: string } }
  return name === 'TimeoutError' ? 'no answer within 30 seconds' : (cause?.code ?? cause?.message ?? message)
}
