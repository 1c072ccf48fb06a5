import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { replaceServerKeys, settleServerKeys } from './replaced-server-keys.ts'
import { lockServerKeys, openServerKeys, serverKeysState, unlockServerKeys, type ServerKeys } from './server-keys.ts'
import { temporaryFolder } from './testing.ts'

const right = 'five random words are better'
const nobody = async (): Promise<undefined> => undefined
const says = (passphrase: string) => async () => passphrase
const lock = (folder: string, passphrase = right) => lockServerKeys(folder, { passphrase, random: randomBytes, workFactor: 10 })

const reason = (outcome: object): string => (outcome as { reason?: string }).reason ?? 'not refused'
const path = (folder: string, name: string): string => join(folder, 'keys', name)

const opened = async (folder: string, passphrase: () => Promise<string | undefined> = nobody): Promise<ServerKeys> => {
  const outcome = await openServerKeys(folder, { random: randomBytes, passphrase })
  return outcome.kind === 'open' ? outcome.keys : assert.fail(outcome.reason)
}
const refusal = async (folder: string, passphrase: () => Promise<string | undefined> = nobody): Promise<string> =>
  reason(await openServerKeys(folder, { random: randomBytes, passphrase }))

test('the first start makes three keys that only their owner can read, and every later start finds the same', async () => {
  const folder = temporaryFolder()
  const keys = await opened(folder)
  assert.deepEqual(
    [keys.log, keys.address, keys.mail].map((key) => key.length),
    [32, 32, 32],
  )
  assert.equal(new Set([keys.log, keys.address, keys.mail].map((key) => Buffer.from(key).toString('hex'))).size, 3)
  assert.equal(statSync(path(folder, 'server-keys.json')).mode & 0o777, 0o600)
  assert.equal(statSync(join(folder, 'keys')).mode & 0o777, 0o700)
  assert.deepEqual(await opened(folder), keys)
  assert.deepEqual(readdirSync(join(folder, 'keys')), ['server-keys.json'], 'nothing unfinished is left')
})

test('a copy of the keys that came with wider rights is closed again', async () => {
  const folder = temporaryFolder()
  await opened(folder)
  chmodSync(path(folder, 'server-keys.json'), 0o644)
  await opened(folder)
  assert.equal(statSync(path(folder, 'server-keys.json')).mode & 0o777, 0o600)
})

test('locked keys open with their passphrase only, and unlocked ones without', async () => {
  const folder = temporaryFolder()
  const keys = await opened(folder)
  assert.deepEqual(await lock(folder), { kind: 'done' })
  assert.equal(serverKeysState(folder), 'locked')
  const locked = readFileSync(path(folder, 'server-keys.age'))
  assert.match(locked.toString('latin1'), /^age-encryption\.org\/v1\n/)
  for (const key of Object.values(keys))
    for (const how of ['base64', 'hex'] as const) assert.equal(locked.includes(Buffer.from(key).toString(how)), false)
  assert.match(await refusal(folder, says('another passphrase')), /^The passphrase does not open the keys of this server\.$/)
  assert.match(await refusal(folder), /locked, and no passphrase came/)
  assert.deepEqual(await opened(folder, says(right)), keys)
  assert.match(reason(await unlockServerKeys(folder, says('another'))), /does not open/)
  assert.deepEqual(await unlockServerKeys(folder, says(right)), { kind: 'done' })
  assert.deepEqual(await opened(folder), keys)
  assert.deepEqual(readdirSync(join(folder, 'keys')), ['server-keys.json'])
})

test('keys that are locked before the first start never lie open on the disk', async () => {
  const folder = temporaryFolder()
  assert.deepEqual(await lock(folder), { kind: 'done' })
  assert.deepEqual(readdirSync(join(folder, 'keys')), ['server-keys.age'])
  assert.deepEqual(await opened(folder, says(right)), await opened(folder, says(right)))
})

test('what has been done already is said', async () => {
  const folder = temporaryFolder()
  assert.match(reason(await unlockServerKeys(folder, says(right))), /no keys in .* yet/)
  await opened(folder)
  assert.match(reason(await unlockServerKeys(folder, says(right))), /not locked/)
  await lock(folder)
  assert.match(reason(await lock(folder)), /locked already/)
})

test('whatever a kill in the middle leaves, the keys are the same, and what was half written is removed', async () => {
  const folder = temporaryFolder()
  const keys = await opened(folder)
  const open = readFileSync(path(folder, 'server-keys.json'))
  await lock(folder)
  // Killed after the locked file was written and before the open one was removed, while another was begun.
  writeFileSync(path(folder, 'server-keys.json'), open)
  const half = join(folder, 'keys', 'server-keys.json.0123456789ab.unfinished')
  writeFileSync(half, open.subarray(0, 40))
  assert.equal(serverKeysState(folder), 'both')
  assert.deepEqual(await opened(folder), keys)
  assert.equal(existsSync(half), false)
  assert.deepEqual(await lock(folder, 'a second passphrase'), { kind: 'done' })
  assert.deepEqual(await opened(folder, says('a second passphrase')), keys)
})

test('keys that cannot be read are never replaced by new ones', async () => {
  for (const text of [
    '',
    'null',
    '{}',
    '{"format":"amparo-server-keys/2"}',
    '{"format":"amparo-server-keys/1","log":"AA==","address":"AA==","mail":"AA=="}',
  ]) {
    const folder = temporaryFolder()
    await opened(folder)
    writeFileSync(path(folder, 'server-keys.json'), text)
    assert.match(await refusal(folder), /does not hold the keys of a server/)
    assert.match(reason(await lock(folder)), /does not hold the keys of a server/)
    assert.equal(readFileSync(path(folder, 'server-keys.json'), 'utf8'), text)
  }
  const folder = temporaryFolder()
  await lock(folder)
  const whole = readFileSync(path(folder, 'server-keys.age'))
  for (const bytes of [whole.subarray(0, -1), whole.subarray(0, 40), Buffer.alloc(0)]) {
    writeFileSync(path(folder, 'server-keys.age'), bytes)
    assert.match(await refusal(folder, says(right)), /is damaged/)
  }
})

test('a place where nothing can be written is named', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'keys'), 'a file')
  assert.match(await refusal(folder), /cannot be used: /)
})

test('one key is put in the place of another as open or as locked as they are, and the one before stays until it is clear which counts', async () => {
  const folder = temporaryFolder()
  const keys = await opened(folder)
  const other = { ...keys, log: new Uint8Array(32).fill(1) }
  const settle = (log: Uint8Array, passphrase: () => Promise<string | undefined> = nobody) =>
    settleServerKeys(folder, { counts: (one) => Buffer.compare(one.log, log) === 0, passphrase })
  assert.equal(await settle(keys.log), 'none')
  await replaceServerKeys(folder, other, { passphrase: nobody })
  assert.deepEqual(await opened(folder), other)
  assert.match(reason(await lock(folder)), /two files of keys/)
  assert.equal(await settle(new Uint8Array(32)), 'unclear')
  assert.equal(await settle(keys.log), 'taken-back')
  assert.deepEqual(await opened(folder), keys)
  await replaceServerKeys(folder, other, { passphrase: nobody })
  assert.equal(await settle(other.log), 'forgotten')
  assert.deepEqual(readdirSync(join(folder, 'keys')), ['server-keys.json'])
  await lock(folder)
  await assert.rejects(replaceServerKeys(folder, keys, { passphrase: nobody }), /no passphrase came/)
  await replaceServerKeys(folder, keys, { passphrase: says(right), workFactor: 10 })
  assert.equal(serverKeysState(folder), 'locked')
  assert.deepEqual(await opened(folder, says(right)), keys)
  assert.equal(await settle(other.log, says(right)), 'taken-back')
  assert.deepEqual(await opened(folder, says(right)), other)
})
