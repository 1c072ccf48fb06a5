import type { Clock, Database } from '../platform/index.ts'
import { readReleased, type ReleasedHead } from './heads.ts'
import { proveConsistency } from './prove.ts'
import { readNote, readNumber, readVerifierKey, verifyNote, writeBase64 } from './verify/index.ts'
import { keepCosignature, listWitnesses, type Witness } from './witnesses.ts'

/** What came of asking one witness. */
export type Asked = { readonly name: string } & (
  | { readonly kind: 'signed'; readonly size: number }
  /** They have signed this head before. */
  | { readonly kind: 'known' }
  /** `contradicts`: it has signed a head that this log is not the continuation of. */
  | { readonly kind: 'refused'; readonly reason: string; readonly contradicts: boolean }
)

/**
 * Sends the newest released head to each witness that has not signed it (C2SP tlog-witness, add-checkpoint), with a proof
 * that the log has grown from the head they signed before. What comes back is kept only if it is theirs. Never throws for
 * what a witness does.
 */
export async function askWitnesses(db: Database, clock: Clock): Promise<Asked[]> {
  const released = await readReleased(db)
  if (released === null) return []
  const witnesses = await listWitnesses(db)
  return Promise.all(witnesses.map((witness) => ask(db, { witness, released, clock })))
}

/** How long a witness may take, and how much it may answer: a few lines. */
const longest = 10_000
const most = 65_536

type Asking = { readonly witness: Witness; readonly released: ReleasedHead; readonly clock: Clock }

async function ask(db: Database, asking: Asking): Promise<Asked> {
  const { witness, released } = asking
  if (witness.size === released.size) return { name: witness.name, kind: 'known' }
  try {
    const first = await send(db, asking, witness.size ?? 0)
    if (first.status !== 409) return await take(db, asking, first)
    // They know another head than we thought; they say which.
    const theirs = readNumber(first.text.replace(/\n$/, ''))
    if (theirs === null) return refused(asking, 'it has signed another head of the same size. One of the two logs is not this one', true)
    if (theirs > released.size)
      return refused(asking, `it has seen a longer log, of ${theirs} entries. Was an older backup restored?`, true)
    return await take(db, asking, await send(db, asking, theirs))
  } catch (error) {
    return refused(asking, `it could not be reached: ${(error as Error).message}`)
  }
}

type Answer = { readonly status: number; readonly text: string }

async function send(db: Database, { witness, released }: Asking, from: number): Promise<Answer> {
  const proof = await proveConsistency(db, from, released.size)
  const body = [`old ${from}`, ...proof.map(writeBase64), '', released.note].join('\n')
  const response = await fetch(`${witness.url.replace(/\/$/, '')}/add-checkpoint`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(longest),
  })
  return { status: response.status, text: await upTo(response, most) }
}

async function take(db: Database, asking: Asking, { status, text }: Answer): Promise<Asked> {
  const { witness, released, clock } = asking
  if (status !== 200) return refused(asking, `it answered ${status}`)
  const key = readVerifierKey(witness.vkey)
  // As tlog-witness says: put behind the checkpoint, the lines make a note that its key must have signed.
  const note = readNote(released.note + text)
  // An empty line in the answer would make it a note over something else.
  if (key === null || note === null || note.text !== readNote(released.note)?.text)
    return refused(asking, 'it answered with something else than signatures')
  const verified = verifyNote(note, [key])
  if (verified.kind === 'refused') return refused(asking, `what it answered was not signed by its key: ${verified.reason}`)
  const { line } = note.signatures.find(({ name, id }) => name === key.name && id === key.id) ?? { line: '' }
  await keepCosignature(db, { size: released.size, name: witness.name, line, at: clock() })
  return { name: witness.name, kind: 'signed', size: released.size }
}

const refused = ({ witness }: Asking, reason: string, contradicts = false): Asked => ({
  name: witness.name,
  kind: 'refused',
  reason,
  contradicts,
})

async function upTo(response: Response, limit: number): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > limit) throw new Error('it answered too much')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
