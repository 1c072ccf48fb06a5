import { sql } from 'kysely'
import { openWith } from './boxes.ts'
import { mostTries, readCode } from './code.ts'
import type { CodeOutcome, WaitingOutcome } from './outcomes.ts'
import { nameProblem, tidyName } from './read-sign-form.ts'
import { codeKey, readBytes, requestDigest, waitingId } from './secrets.ts'
import type { FormErrors } from './sign-form.ts'
import type { SignOns } from './sign-ons.ts'
import { answerWaiting, findWaiting, lockWaiting, type WaitingState } from './waiting-store.ts'
import { openWaitingSignOn, sealWaiting } from './waiting.ts'

/** What waits under the token of a mailed link, to be shown before anything is done. Changes nothing. */
export async function openWaiting({ db, clock }: Pick<SignOns, 'db' | 'clock'>, token: string): Promise<WaitingOutcome> {
  const bytes = readBytes(token, 32)
  const row = bytes === undefined ? null : await findWaiting(db, waitingId(bytes))
  if (bytes === undefined || row === null || row.expires_at <= clock() || row.outcome === 'r') return { kind: 'gone' }
  if (row.sealed === null) return { kind: 'done' }
  const waiting = openWaitingSignOn(bytes, row.sealed)
  const { appeal } = row
  if (waiting.kind === 'organisation') {
    const { version, lang, mail, organisation } = waiting
    return { kind: 'waiting-organisation', appeal, version, lang, mail, organisation }
  }
  const { address: _, shared: __, kind: ___, record: ____, ...shown } = waiting
  return { kind: 'waiting', appeal, ...shown, held: row.held === '-' ? null : 'network', expiresAt: row.expires_at }
}

/**
 * The token of what waits, for whoever sent the form and types the code of the mail. Takes the answer that the form
 * got. After ten wrong codes only the link counts; what cannot be a code costs no try.
 */
export function tokenOfCode({ db, clock }: Pick<SignOns, 'db' | 'clock'>, answer: string, typed: string): Promise<CodeOutcome> {
  const bytes = readBytes(answer, 32)
  if (bytes === undefined) return Promise.resolve({ kind: 'gone' })
  return db.transaction().execute(async (tx): Promise<CodeOutcome> => {
    const { rows } = await sql<{ id: Buffer; tries: number; by_code: Buffer | null; outcome: WaitingState; expires_at: Date }>`
      select id, tries, by_code, outcome, expires_at from waiting_signons where request = ${requestDigest(bytes)} for update`.execute(tx)
    const [row] = rows
    if (row === undefined || row.outcome !== '-' || row.expires_at <= clock()) return { kind: 'gone' }
    if (row.by_code === null) return { kind: 'wrong', left: 0 }
    const code = readCode(typed)
    if (code === undefined) return { kind: 'missing' }
    const token = openWith(codeKey(bytes, code), row.by_code)
    if (token !== undefined) return { kind: 'token', token: token.toString('base64url') }
    const tries = row.tries + 1
    const isKept = tries < mostTries
    await sql`update waiting_signons set tries = ${tries}, by_code = case when ${isKept} then by_code end where id = ${row.id}`.execute(tx)
    return { kind: 'wrong', left: mostTries - tries }
  })
}

/** "This was not me": what was typed is destroyed, and its link no longer confirms anything. */
export function refuse({ db, clock }: Pick<SignOns, 'db' | 'clock'>, token: string): Promise<{ readonly kind: 'refused' | 'gone' }> {
  const bytes = readBytes(token, 32)
  if (bytes === undefined) return Promise.resolve({ kind: 'gone' })
  return db.transaction().execute(async (tx) => {
    const id = waitingId(bytes)
    const row = (await lockWaiting(tx, [id])).get(id.toString('hex'))
    if (row === undefined || row.expires_at <= clock()) return { kind: 'gone' }
    // What is confirmed is taken back on its own page.
    if (row.outcome !== '-') return { kind: row.outcome === 'r' ? 'refused' : 'gone' }
    await answerWaiting(tx, [{ id, outcome: 'r', signon: null }])
    return { kind: 'refused' }
  })
}

export type CorrectedWaiting =
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly errors: FormErrors }
  | { readonly kind: 'gone' }

/** "Correct my name", before anything is confirmed. */
export async function correctWaiting(
  { db, clock, random }: Pick<SignOns, 'db' | 'clock' | 'random'>,
  token: string,
  typed: string,
): Promise<CorrectedWaiting> {
  const bytes = readBytes(token, 32)
  if (bytes === undefined) return { kind: 'gone' }
  const name = tidyName(typed)
  const problem = nameProblem(name)
  if (problem !== undefined) return { kind: 'refused', errors: { name: problem } }
  return db.transaction().execute(async (tx): Promise<CorrectedWaiting> => {
    const id = waitingId(bytes)
    const row = (await lockWaiting(tx, [id])).get(id.toString('hex'))
    if (row?.sealed == null || row.expires_at <= clock()) return { kind: 'gone' }
    const waiting = openWaitingSignOn(bytes, row.sealed)
    if (waiting.kind !== 'person') return { kind: 'gone' }
    // What was sealed with the other name is left out; confirming seals it anew.
    const { record: _, ...rest } = waiting
    const sealed = sealWaiting(bytes, { ...rest, name }, random)
    await sql`update waiting_signons set sealed = ${sealed} where id = ${id}`.execute(tx)
    return { kind: 'changed' }
  })
}
