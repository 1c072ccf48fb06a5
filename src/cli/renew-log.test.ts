import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import {
  listRetiredKeys,
  openLog,
  readReleased,
  readVerifierKey,
  receipt,
  verifierKeyOf,
  verifyLog,
  writeCopy,
  writeVerifierKey,
} from '../log/index.ts'
import { appendAlone, exampleEntries, releaseAll } from '../log/testing.ts'
import {
  openGivenFolder,
  openInstallation,
  openServerKeys,
  releasedCheckpoint,
  systemRandomness,
  type Database,
} from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { runAmparo } from './testing.ts'

const origin = 'example.org/log'
const clock = () => new Date('2026-01-01T12:00:00Z')

const amparo = (dataFolder: string, ...words: readonly string[]) =>
  runAmparo(['log', ...words], { env: { AMPARO_DATA: dataFolder }, clock })

/** Opens an installation as a server does, its log with the keys that are there. */
async function served(
  dataFolder: string,
  body: (world: { db: Database; open: () => ReturnType<typeof openLog> }) => Promise<void>,
): Promise<void> {
  const installation = await openInstallation({ dataFolder, as: 'sole', schema: 'newest', creates: 'anywhere', say: () => undefined })
  assert.ok(installation.kind === 'open', JSON.stringify(installation))
  const keys = await openServerKeys(dataFolder, { random: systemRandomness, passphrase: async () => undefined })
  assert.ok(keys.kind === 'open')
  const { db } = installation
  const open = () => openLog(db, { key: { seed: keys.keys.log, name: origin }, origin, clock, outside: releasedCheckpoint(dataFolder) })
  try {
    await body({ db, open })
  } finally {
    await installation.close()
  }
}

const copyOf = async (db: Database): Promise<string> => {
  const folder = temporaryFolder()
  const target = openGivenFolder(folder, 'write')
  assert.ok(target.kind === 'folder' && (await writeCopy(db, target)).kind === 'written')
  return folder
}
const keyOf = (vkey: string) => readVerifierKey(vkey) ?? assert.fail(vkey)
const entries = exampleEntries(120)

test('a log goes on under a new key where the old one is replaced, was taken, or is lost; what was released stays, and nothing is rewritten', async () => {
  const data = temporaryFolder()
  const keyFile = join(data, 'keys', 'server-keys.json')
  const vkeys: string[] = []
  let [first, full, kept] = ['', '', '']
  await served(data, async ({ db, open }) => {
    const log = await open()
    vkeys.push(log.vkey)
    await releaseAll(db, log, entries.slice(0, 40))
    first = await copyOf(db)
    full = (await receipt(db, 7)) ?? ''
    // Signed and not released when the server stopped.
    await appendAlone(db, log, entries.slice(40, 45))
    await log.sign()
  })
  kept = join(first, 'checkpoint')
  const addresses = (): string => (JSON.parse(readFileSync(keyFile, 'utf8')) as { address: string }).address
  const before = addresses()
  const replaced = readFileSync(keyFile, 'utf8')
  assert.match((await amparo(data, 'renew', '--lost')).err, /The key of the log is here/)

  const renewed = await amparo(data, 'renew')
  assert.equal(renewed.status, 0, renewed.err)
  vkeys.push(renewed.out.trim())
  assert.equal(addresses(), before, 'who has signed stays known')
  await served(data, async ({ db, open }) => {
    // Whoever knows either key believes the head of that moment.
    for (const vkey of vkeys) assert.equal((await amparo(data, 'verify', await copyOf(db), '--key', vkey)).status, 0)
    const log = await open()
    assert.equal(log.vkey, vkeys[1])
    await releaseAll(db, log, entries.slice(45, 80))
    const now = await copyOf(db)
    assert.equal((await amparo(data, 'verify', now, '--key', vkeys[1]!, '--earlier', kept)).status, 0, 'it has only grown since')
    assert.match((await amparo(data, 'verify', now, '--key', vkeys[0]!)).out, /none of the known keys signed it/)
    // A receipt from before, by somebody elsewhere: with the key of its time, which counts for nothing else.
    const receipts = [full, (await receipt(db, 7)) ?? ''].map((text, at) => {
      writeFileSync(join(now, `receipt-${at}`), text)
      return join(now, `receipt-${at}`)
    })
    const held = (at: number, ...more: string[]) => amparo(data, 'verify', now, '--key', vkeys[1]!, '--receipt', receipts[at]!, ...more)
    assert.match((await held(0)).err, /none of the known keys signed it.*--retired/)
    assert.match((await held(0, '--retired', vkeys[0]!)).out, /The receipt proves entry 7, which counts\./)
    assert.equal((await held(1)).status, 0)
    const ofThief = ['--key', vkeys[0]!, '--receipt', receipts[0]!, '--retired', vkeys[1]!]
    assert.match((await amparo(data, 'verify', now, ...ofThief)).out, /The checkpoint is not to be believed/)
    // What a thief signs with it is no head of this log.
    await withDatabase(async (elsewhere) => {
      const seed = Buffer.from((JSON.parse(replaced) as { log: string }).log, 'base64')
      const thief = await openLog(elsewhere, { key: { seed, name: origin }, origin, clock })
      await releaseAll(elsewhere, thief, exampleEntries(30, 'forged'))
      writeFileSync(receipts[0]!, (await receipt(elsewhere, 7)) ?? '')
    })
    const forged = await held(0, '--retired', vkeys[0]!)
    assert.deepEqual([forged.status, /The log was rewritten: its first 30 entries/.test(forged.out)], [1, true])
  })

  const seized = await amparo(data, 'renew', '--seized')
  assert.equal(seized.status, 0, seized.err)
  assert.match(seized.err, /nothing beyond 80 entries is to be believed/)
  vkeys.push(seized.out.trim())

  // Destroyed: what was released is verified all the same, and a start with other keys signs nothing.
  rmSync(keyFile)
  await served(data, async ({ db, open }) => {
    await assert.rejects(open(), /not signed by the key of this server.*amparo log renew --lost/s)
    assert.equal((await amparo(data, 'verify', await copyOf(db), '--key', vkeys[2]!)).status, 0)
  })
  assert.match((await amparo(data, 'renew')).err, /is not here. Put it back/)
  const lost = await amparo(data, 'renew', '--lost')
  assert.equal(lost.status, 0, lost.err)
  assert.match(lost.err, /whoever signed can sign again and count twice/)
  vkeys.push(lost.out.trim())
  await served(data, async ({ db, open }) => {
    const log = await open()
    await releaseAll(db, log, entries.slice(80))
    const files = openGivenFolder(await copyOf(db), 'read')
    assert.ok(files.kind === 'folder')
    const verified = await verifyLog(async (path) => files.read(path), { keys: [keyOf(vkeys[3]!)] })
    assert.deepEqual([verified.problems, verified.checkpoint?.size], [[], 120])
    assert.deepEqual(
      (await listRetiredKeys(db))
        .map(({ vkey, size, why }) => [vkey, size, why])
        .toSorted(([a], [b]) => vkeys.indexOf(String(a)) - vkeys.indexOf(String(b))),
      [
        [vkeys[0], 40, 'renewed'],
        [vkeys[1], 80, 'seized'],
        [vkeys[2], 80, 'lost'],
      ],
    )
  })
})

test('a new key is no way around a log that is shorter than what was released, and goes with nothing else', async () => {
  const data = temporaryFolder()
  assert.match((await amparo(data, 'renew')).err, /no Amparo|no installation|There is no/i)
  await served(data, async ({ db, open }) => {
    await releaseAll(db, await open(), entries.slice(0, 40))
    assert.match((await amparo(data, 'renew')).err, /runs|running|in use/i)
  })
  const released = join(data, 'keys', 'released-checkpoint')
  const own = readFileSync(released, 'utf8')
  let longer = ''
  await served(data, async ({ db, open }) => {
    await releaseAll(db, await open(), entries.slice(40, 80))
    longer = (await readReleased(db))!.note
  })
  // The same keys over the log of an older backup.
  const older = temporaryFolder()
  await served(older, async () => undefined)
  const keys = readFileSync(join(data, 'keys', 'server-keys.json'))
  writeFileSync(join(older, 'keys', 'server-keys.json'), keys)
  await served(older, async ({ db, open }) => releaseAll(db, await open(), entries.slice(0, 40)))
  assert.equal(readFileSync(join(older, 'keys', 'released-checkpoint'), 'utf8'), own)
  writeFileSync(join(older, 'keys', 'released-checkpoint'), longer)
  for (const how of [[], ['--seized']]) {
    const refused = await amparo(older, 'renew', ...how)
    assert.equal(refused.status, 1)
    assert.match(refused.err, /Nothing was changed. The database has 40 entries of the log, and 80 were released/)
  }
  assert.deepEqual(readFileSync(join(older, 'keys', 'server-keys.json')), keys)
  await served(older, async ({ db }) => {
    assert.deepEqual(await listRetiredKeys(db), [])
    const { log } = JSON.parse(keys.toString()) as { log: string }
    assert.ok(
      (await readReleased(db))?.checkpoint.includes(
        writeVerifierKey(verifierKeyOf({ seed: Buffer.from(log, 'base64'), name: origin })).split('+')[0]!,
      ),
    )
  })
})

test('a renewal that fails or is killed in the middle leaves the key that the log has', async () => {
  const data = temporaryFolder()
  const keyFile = join(data, 'keys', 'server-keys.json')
  let vkey = ''
  await served(data, async ({ db, open }) => {
    const log = await open()
    vkey = log.vkey
    await releaseAll(db, log, entries.slice(0, 40))
    await sql`create function refuse() returns trigger language plpgsql as 'begin raise exception ''the disk is full''; end'`.execute(db)
    await sql`create constraint trigger refuse after insert on log_retired_keys deferrable initially deferred
      for each row execute function refuse()`.execute(db)
  })
  const own = readFileSync(keyFile)
  const failed = await amparo(data, 'renew')
  assert.deepEqual([failed.status, failed.err], [1, 'Nothing was changed. the disk is full\n'])
  assert.deepEqual(readFileSync(keyFile), own)
  await served(data, async ({ db, open }) => {
    assert.equal((await open()).vkey, vkey)
    await sql`drop trigger refuse on log_retired_keys`.execute(db)
  })
  // Killed when the new key was written and nothing was committed.
  writeFileSync(`${keyFile}.before`, own)
  writeFileSync(keyFile, own.toString().replace(/"log": "[^"]+"/, `"log": "${Buffer.alloc(32, 9).toString('base64')}"`))
  const told = await amparo(data, 'renew', '--lost')
  assert.match(told.err, /back in its place\.\nThe key of the log is here/)
  assert.deepEqual(readFileSync(keyFile), own)
  assert.equal((await amparo(data, 'renew')).status, 0)
  assert.deepEqual(readdirSync(join(data, 'keys')).toSorted(), ['released-checkpoint', 'server-keys.json'])
  // Killed when it was committed, and the old key still lay there.
  writeFileSync(`${keyFile}.before`, own)
  const seized = await amparo(data, 'renew', '--seized')
  assert.equal(seized.status, 0, seized.err)
  assert.deepEqual(readdirSync(join(data, 'keys')).toSorted(), ['released-checkpoint', 'server-keys.json'])
})
