import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Decrypter } from 'age-encryption'
import { sql } from 'kysely'
import { restoreBackup, writeBackup, type BackupKey } from './backup/index.ts'
import { filesFolder } from './files.ts'
import { systemRandomness } from './keys/index.ts'
import { enqueueMail } from './mail/index.ts'
import { openServerKeys } from './server-keys.ts'
import { temporaryFolder, withDatabase, withEmptyDatabase } from './testing.ts'

const passphrase = 'a passphrase only for this test'
const clock = () => new Date('2026-11-22T10:00:00Z')
const key: BackupKey = { kind: 'passphrase', passphrase, workFactor: 10 }

test('a backup holds neither the keys of the server nor mail that waits, and a restore does without them', async () => {
  const [dataFolder, restored] = [temporaryFolder(), temporaryFolder()]
  const path = join(temporaryFolder(), 'amparo.age')
  const opened = await openServerKeys(dataFolder, { random: systemRandomness, passphrase: async () => undefined })
  const keys = opened.kind === 'open' ? opened.keys : assert.fail(opened.reason)
  const sealed = await withDatabase(async (db, connection) => {
    const mail = { to: 'ana@example.net', subject: 'One step is left', text: 'Decide.', kind: 'confirm-sign-on' }
    await db.transaction().execute((tx) => enqueueMail(tx, keys.mail, [mail]))
    const outcome = await writeBackup(path, { connection, files: filesFolder(dataFolder), key, clock, version: '0.1.0' })
    assert.equal(outcome.kind, 'written')
    return (await sql<{ sealed: Buffer }>`select sealed from mail_outbox`.execute(db)).rows[0]!.sealed
  })
  const secrets = [keys.log, keys.address, keys.mail, sealed.subarray(0, 40)].map((bytes) => Buffer.from(bytes))
  for (const file of [path, `${path}.keys`]) {
    const decrypter = new Decrypter()
    decrypter.addPassphrase(passphrase)
    const plain = Buffer.from(await decrypter.decrypt(readFileSync(file)))
    assert.ok(plain.includes('manifest.json'), 'it was opened')
    assert.equal(plain.includes('server-keys'), false)
    for (const secret of secrets)
      for (const written of [secret, ...(['hex', 'base64', 'base64url'] as const).map((how) => secret.toString(how))])
        assert.equal(plain.includes(written), false)
  }
  await withEmptyDatabase(async (db, connection) => {
    const outcome = await restoreBackup(path, { connection, files: filesFolder(restored), key })
    assert.equal(outcome.kind, 'restored', outcome.kind === 'refused' ? outcome.reason : '')
    assert.deepEqual((await sql`select from mail_outbox`.execute(db)).rows, [])
  })
  assert.equal(existsSync(join(restored, 'keys')), false)
})
