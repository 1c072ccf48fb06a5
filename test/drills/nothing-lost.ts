import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { fetchLog, readCheckpoint, readEntry, readIdentity, readNote, readVerifierKey, verifyLog } from '../../src/log/index.ts'
import { entriesOfBundle } from '../../src/log/read-tree.ts'
import { mailState, type Database, type MailState } from '../../src/platform/index.ts'
import { requestDigest, waitingId } from '../../src/signons/secrets.ts'
import { readMail } from './people.ts'
import type { Acknowledged } from './people-sign.ts'
import { openAll } from './open-all.ts'
import type { SigningServer } from './signing-server.ts'

/** What was there in the end. */
export type Found = {
  readonly asked: number
  readonly confirmed: number
  readonly entries: number
  readonly checkpoints: number
  readonly mails: number
  readonly uncertain: number
}

/**
 * Holds what a server has against what people were told. Nothing acknowledged is lost or doubled, every checkpoint that
 * was ever served is one of the log as it is now, and no mail came twice.
 */
export async function nothingLost(server: SigningServer, told: Acknowledged): Promise<Found> {
  const uncertain = await mailSentOut(server)
  return server.within(async (db) => {
    await allAsked(db, told)
    await allConfirmed(db, told)
    const entries = await onePersonOneEntry(db, server)
    await grownFromAll(db, server, told)
    const mails = mailsOnce(server)
    await noMailMissing(server, told, uncertain)
    return {
      asked: told.asked.size,
      confirmed: told.confirmed.size,
      entries: entries.length,
      checkpoints: told.checkpoints.length,
      mails,
      uncertain,
    }
  })
}

/** Waits until nothing is to be sent any more; gives how many mails were put aside because nobody knows whether they were sent. */
export async function mailSentOut(server: SigningServer): Promise<number> {
  const read = (): Promise<MailState> => server.within((db) => mailState(db))
  let state = await read()
  for (let tries = 0; state.waiting > 0; tries++) {
    if (tries === 6000) throw new Error(`${state.waiting} mails still wait`)
    await wait(100)
    state = await read()
  }
  return state.uncertain
}

async function allAsked(db: Database, { asked }: Acknowledged): Promise<void> {
  const digests = [...asked.keys()].map((answer) => requestDigest(Buffer.from(answer, 'base64url')))
  const { rows } = await sql<{ request: Buffer }>`select request from waiting_signons where request = any(${digests}::bytea[])`.execute(db)
  assert.equal(rows.length, digests.length, 'somebody was told to look into their mail, and what was asked is gone')
}

async function allConfirmed(db: Database, { confirmed }: Acknowledged): Promise<void> {
  const ids = [...confirmed].map((token) => waitingId(Buffer.from(token, 'base64url')))
  const { rows } = await sql<{ signon: number | null; entry: number | null; state: string | null }>`
    select w.signon, s.entry, s.state from waiting_signons w left join signons s on s.id = w.signon
    where w.id = any(${ids}::bytea[])`.execute(db)
  assert.equal(rows.length, ids.length)
  for (const { entry, state } of rows) assert.ok(state === 'c' && entry !== null && entry >= 0, `confirmed and not counted: ${state}`)
  assert.equal(new Set(rows.map(({ signon }) => signon)).size, ids.length, 'two people were counted as one')
}

/** Gives the entries of the log. Each sign-on has one of its own, and each person has one sign-on. */
async function onePersonOneEntry(db: Database, { campaign }: SigningServer): Promise<readonly string[]> {
  const { rows } = await sql<{ entry: number }>`select entry from signons where state = 'c' order by entry`.execute(db)
  const entries: string[] = []
  for (let bundle = 0; ; bundle++) {
    const more = await entriesOfBundle(db, bundle)
    entries.push(...more.map((entry) => Buffer.from(entry).toString('latin1')))
    if (more.length < 256) break
  }
  const signs = entries.flatMap((entry, index) => (readEntry(entry)?.kind === 'sign' ? [index] : []))
  assert.deepEqual(
    signs,
    rows.map(({ entry }) => entry),
  )
  const signers = await openAll(db, campaign)
  assert.equal(new Set(signers.map(({ mail }) => mail)).size, rows.length, 'somebody is counted twice')
  return entries
}

/**
 * As anybody can: over HTTP, with the log's key, and with every checkpoint that was ever served or released. The log must have grown from
 * each of them, so that each is consistent with all the others.
 */
async function grownFromAll(db: Database, { origin }: SigningServer, { checkpoints }: Acknowledged): Promise<void> {
  const identity = await readIdentity(db)
  const key = readVerifierKey(identity?.vkey ?? '')
  assert.ok(key !== null)
  const { rows } = await sql<{ note: string }>`select note from log_heads where released_at is not null`.execute(db)
  const notes = new Set([...checkpoints, ...rows.map(({ note }) => note)])
  const earlier = [...notes].flatMap((text) => readCheckpoint(readNote(text)?.text ?? '') ?? [])
  assert.ok(earlier.length >= rows.length)
  assert.deepEqual((await verifyLog(fetchLog(`${origin}/log`), { keys: [key], earlier })).problems, [])
}

/** No link came twice, and nobody got two mails of one kind. */
function mailsOnce({ post }: SigningServer): number {
  const seen = new Set<string>()
  for (const mail of post.received) {
    const { token, own } = readMail(mail)
    const kind = token === undefined ? `own ${mail.to}` : `confirm ${mail.to}`
    assert.ok(token !== undefined || own !== undefined, 'a mail without a link')
    assert.ok(!seen.has(kind), `${kind} came twice`)
    seen.add(kind)
  }
  const ids = post.received.map(({ bytes }) => /^Message-ID: (\S+)/im.exec(bytes.toString('latin1'))?.[1])
  assert.equal(new Set(ids).size, ids.length)
  return ids.length
}

/** Whoever asked got a mail, but for those whose mail was on its way when the process was killed. */
async function noMailMissing({ post }: SigningServer, { asked }: Acknowledged, uncertain: number): Promise<void> {
  const got = new Set(post.received.filter((mail) => readMail(mail).token !== undefined).map(({ to }) => to))
  const missing = [...asked.values()].filter(({ mail }) => !got.has(mail))
  assert.ok(missing.length <= uncertain, `${missing.length} got no mail, and only ${uncertain} were put aside`)
}
