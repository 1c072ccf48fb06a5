import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { sql } from 'kysely'
import type { Connection, Database } from '../database.ts'
import { openFiles } from '../files.ts'
import { sealedFiles } from '../sealed-files.ts'
import { migrate, readMigrations } from '../migrate.ts'
import { startJobs, type JobData, type Jobs } from '../jobs.ts'
import { silentLog } from '../log.ts'
import { temporaryFolder, withDatabase, withEmptyDatabase } from '../testing.ts'
import type { BackupKey } from './contents.ts'
import { checkBackup } from './check-backup.ts'
import { readManifest } from './read-parts.ts'
import { restoreBackup } from './restore-backup.ts'
import { isOfKeys } from './tables.ts'
import { writeBackup, writeKeys } from './write-backup.ts'

const key: BackupKey = { kind: 'passphrase', passphrase: 'correct horse battery', workFactor: 10 }
const clock = () => new Date('2021-07-25T12:00:00Z')
const letter = new TextEncoder().encode('To the Minister of Justice')

/** An installation with a row of every difficult kind, and one stored file. */
async function furnish(db: Database, files: string): Promise<void> {
  await sql
    .raw(`insert into editions (appeal, version, lang, published, published_at, head_key, head_sealed, key, sealed, hash)
    values (E'A\\tteam\\\\N\\nof two نداء 🕊', 1, 'ar', '2021-07-25', now(), gen_random_uuid(), '\\x00ff', gen_random_uuid(), '\\x5c2e0a', repeat('a', 64))`)
    .execute(db)
  await openFiles(files, db).keep(letter)
}
const editions = async (db: Database) => (await sql`select * from editions`.execute(db)).rows

const back = (path: string, connection: Connection, files: string, chosen: BackupKey = key) =>
  writeBackup(path, { connection, files, key: chosen, clock, version: '0.1.0' })
const tables = async (db: Database) =>
  (await sql`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(db)).rows.length

async function refusal(path: string, chosen: BackupKey = key): Promise<string> {
  return withEmptyDatabase(async (db, connection) => {
    const folder = temporaryFolder()
    const outcome = await restoreBackup(path, { connection, files: join(folder, 'files'), key: chosen })
    assert.ok((await tables(db)) <= 3, 'no table but the empty notes on migrations is left')
    assert.deepEqual(await sealedFiles(join(folder, 'files')).names(), [])
    assert.equal(existsSync(join(folder, 'files.restoring')), false)
    return outcome.kind === 'refused' ? outcome.reason : 'not refused'
  })
}

async function aBackup(chosen: BackupKey = key): Promise<string> {
  const folder = temporaryFolder()
  const path = join(folder, 'backup.age')
  await withDatabase(async (db, connection) => {
    await furnish(db, join(folder, 'files'))
    await back(path, connection, join(folder, 'files'), chosen)
  })
  return path
}

test('a backup restores into an empty installation: the same rows, the same files, the same history', async () => {
  const folder = temporaryFolder()
  const [path, again] = [join(folder, 'backup.age'), join(folder, 'again.age')]
  const kept = await withDatabase(async (db, connection) => {
    await furnish(db, join(folder, 'files'))
    await back(path, connection, join(folder, 'files'))
    return { editions: await editions(db), history: (await sql`select * from migration_text order by name`.execute(db)).rows }
  })
  await withEmptyDatabase(async (db, connection) => {
    const files = join(folder, 'restored', 'files')
    mkdirSync(join(folder, 'restored'))
    const outcome = await restoreBackup(path, { connection, files, key })
    assert.equal(outcome.kind, 'restored', outcome.kind === 'refused' ? outcome.reason : '')
    assert.deepEqual(await editions(db), kept.editions)
    assert.deepEqual((await sql`select * from migration_text order by name`.execute(db)).rows, kept.history)
    const [name = ''] = await openFiles(files, db).names()
    assert.deepEqual(await openFiles(files, db).read(name), { kind: 'found', bytes: Buffer.from(letter) })
    await assert.rejects(sql`delete from editions`.execute(db), /never deleted/)
    await back(again, connection, files)
    assert.deepEqual(await restoreBackup(path, { connection, files, key }), {
      kind: 'refused',
      reason:
        'There is already something in this installation. A backup is restored into an empty one: set AMPARO_DATA (or DATABASE_URL) to an empty one.',
    })
  })
})

test('a key pair works as a passphrase does: the public half writes, only the secret half reads', async () => {
  const identity = await generateIdentity()
  const path = await aBackup({ kind: 'recipient', recipient: await identityToRecipient(identity) })
  await withEmptyDatabase(async (_db, connection) => {
    const outcome = await restoreBackup(path, { connection, files: join(temporaryFolder(), 'files'), key: { kind: 'identity', identity } })
    assert.equal(outcome.kind, 'restored')
  })
  assert.match(await refusal(path, { kind: 'identity', identity: await generateIdentity() }), /does not open this backup/)
})

test('nothing of what was written can be read in the file, and a wrong passphrase opens nothing', async () => {
  const path = await aBackup()
  for (const word of ['PER-001', 'editions', 'manifest', 'Minister']) assert.equal(readFileSync(path).includes(word), false, word)
  assert.match(
    await refusal(path, { kind: 'passphrase', passphrase: 'wrong horse battery' }),
    /passphrase or key does not open this backup/,
  )
})

test('a file that was cut short, anywhere, is refused and leaves nothing', async () => {
  const path = await aBackup()
  const whole = readFileSync(path)
  for (const length of [0, 1, 100, 200, Math.floor(whole.length / 2), whole.length - 1]) {
    writeFileSync(path, whole.subarray(0, length))
    assert.match(await refusal(path), /damaged or incomplete|does not open/, `${length} of ${whole.length} bytes`)
  }
})

test('a file in which one byte changed, anywhere, is refused and leaves nothing', async () => {
  const path = await aBackup()
  const whole = readFileSync(path)
  for (const place of [0, 30, 160, Math.floor(whole.length / 2), whole.length - 1]) {
    const changed = Buffer.from(whole)
    changed[place] = (changed[place] ?? 0) ^ 1
    writeFileSync(path, changed)
    assert.match(await refusal(path), /damaged or incomplete|does not open/, `byte ${place} of ${whole.length}`)
  }
})

test('what is not a backup, or not there, is refused with a sentence', async () => {
  const path = join(temporaryFolder(), 'letter.txt')
  assert.match(await refusal(path), /no file of that name/)
  writeFileSync(path, 'To the Minister of Justice')
  assert.match(await refusal(path), /not a backup/)
})

test('a damaged stored file stops the backup, and no file of that name is left', async () => {
  const folder = temporaryFolder()
  await withDatabase(async (db, connection) => {
    await furnish(db, join(folder, 'files'))
    const [name = ''] = await openFiles(join(folder, 'files'), db).names()
    writeFileSync(join(folder, 'files', name.slice(0, 2), name), 'To nobody')
    const outcome = await back(join(folder, 'backup.age'), connection, join(folder, 'files'))
    assert.match(outcome.kind === 'refused' ? outcome.reason : 'written', /is damaged/)
  })
  assert.deepEqual(readdirSync(folder), ['files'])
})

test('a backup is one moment: of two tables written together, both rows are in it or neither', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'backup.age')
  await withDatabase(async (db, connection) => {
    // Two tables of ours that the backup reads one after the other.
    const pair = (n: number) =>
      db.transaction().execute(async (tx) => {
        await sql`insert into migration_text values (${`9${n}`}, 'x')`.execute(tx)
        await sql`insert into kysely_migration values (${`9${n}`}, 'x')`.execute(tx)
      })
    const before = await back(join(folder, 'before.age'), connection, join(folder, 'files'))
    const [written] = await Promise.all([back(path, connection, join(folder, 'files')), ...Array.from({ length: 200 }, (_, n) => pair(n))])
    assert.ok(before.kind === 'written' && written.kind === 'written')
    assert.equal((written.rows - before.rows) % 2, 0)
  })
})

test('jobs that wait are in the backup, and are done where it is restored', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'backup.age')
  const settings = { log: silentLog, secondsBetweenLooks: 0.5 }
  await withDatabase(async (db, connection) => {
    const jobs = await startJobs({ db, connection }, { ...settings, secondsBetweenLooks: 3600, queues: { letters: async () => undefined } })
    await db.transaction().execute((transaction) => jobs.enqueue(transaction, 'letters', [{ letter: 7 }]))
    await jobs.stop()
    // Whether it was taken up at once or not, it shall wait.
    await sql`update pgboss.job set state = 'created', started_on = null, completed_on = null`.execute(db)
    await back(path, connection, join(folder, 'files'))
  })
  await withEmptyDatabase(async (db, connection) => {
    const outcome = await restoreBackup(path, { connection, files: join(folder, 'restored'), key })
    assert.equal(outcome.kind, 'restored', outcome.kind === 'refused' ? outcome.reason : '')
    let jobs: Jobs | undefined
    const done = await new Promise((settle) => {
      const letters = async (data: JobData): Promise<void> => settle(data)
      void startJobs({ db, connection }, { ...settings, queues: { letters } }).then((started) => (jobs = started))
    })
    await jobs?.stop()
    assert.deepEqual(done, { letter: 7 })
  })
})

test('keys of another installation, older keys and none are refused with a sentence, and so is a file in the place of the other', async () => {
  const [one, other, folder] = [await aBackup(), await aBackup(), temporaryFolder()]
  const restore = (path: string, keys: string) =>
    withEmptyDatabase((_db, connection) => restoreBackup(path, { connection, files: join(folder, 'files'), key, keys }))
  const refused = async (path: string, keys: string): Promise<string> => {
    const outcome = await restore(path, keys)
    assert.ok(outcome.kind === 'refused')
    assert.equal(await checkBackup(path, key, keys), outcome.reason, 'told before anything is made')
    return outcome.reason
  }
  assert.match(await refused(one, join(folder, 'none')), /none: There is no file of that name/)
  assert.match(await refused(one, other), /a backup, not a file of keys/)
  assert.match(await refused(`${one}.keys`, `${one}.keys`), /a file of keys, not a backup/)
  const [later, early] = [join(folder, 'later.age'), join(folder, 'early.keys')]
  await withDatabase(async (db, connection) => {
    const settings = { connection, key, clock, version: '0.1.0' }
    assert.equal((await writeKeys(early, settings)).kind, 'written')
    await sql`update installation set id = gen_random_uuid()`.execute(db)
    await writeBackup(later, { ...settings, files: join(folder, 'files'), clock: () => new Date('2021-07-26T12:00:00Z') })
    assert.match(await refused(later, early), /early\.keys: The file of keys is of another installation/)
    await writeKeys(early, { ...settings, force: true })
    assert.match(await refused(later, early), /is older \(2021-07-25T12:00:00\.000Z\) than the backup/)
  })
})

test('the newest keys open a backup of every shape that came before, and what was erased since stays erased', async () => {
  for (const upTo of ['0018_last_written_first', '0023_marks_of_erased']) {
    const folder = temporaryFolder()
    const [path, keys] = [join(folder, 'old.age'), join(folder, 'newest.keys')]
    await withEmptyDatabase(async (db, connection) => {
      await migrate(db, readMigrations(), upTo)
      await back(path, connection, join(folder, 'files'))
      await migrate(db)
      await sql`insert into erased_signons (signon, counts, taken_back) values (7, true, true)`.execute(db)
      await writeKeys(keys, { connection, key, clock: () => new Date('2021-07-26T12:00:00Z'), version: '0.1.0' })
    })
    await withEmptyDatabase(async (db, connection) => {
      const outcome = await restoreBackup(path, { connection, files: join(folder, 'restored'), key, keys })
      assert.equal(outcome.kind, 'restored', outcome.kind === 'refused' ? outcome.reason : '')
      assert.equal((await migrate(db)).kind, 'migrated')
      const { rows } = await sql`select signon, counts, taken_back from erased_signons`.execute(db)
      // The older one is from before anybody could sign, so there is nothing to keep erased.
      assert.deepEqual(rows, upTo.startsWith('0018') ? [] : [{ signon: 7, counts: true, taken_back: true }])
    })
  }
})

test('what a migration adds to the tables of keys can be there already, for the newest keys and an older backup', () => {
  const adding = readMigrations()
    .filter(({ name }) => name > '0024')
    .flatMap(({ text }) => [...text.matchAll(/alter table (\w+)[^;]*?add column(?! if not exists)/g)].map(([, name = '']) => name))
  assert.deepEqual(
    adding.filter((name) => isOfKeys({ schema: 'public', name })),
    [],
  )
})

test('a backup from before records were sealed is refused, with what to do instead', () => {
  const old = Buffer.from(JSON.stringify({ format: 'amparo-backup/1' }))
  assert.throws(
    () => readManifest(old, 'amparo-backup/2', []),
    /from before records were sealed\. Restore it with the version that wrote it/,
  )
})
