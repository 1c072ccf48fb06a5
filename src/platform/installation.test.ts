import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { opened, refusal, settings } from './installation-testing.ts'
import { temporaryFolder, withEmptyDatabase } from './testing.ts'

test('what was written is there when it is opened again', async () => {
  const folder = join(temporaryFolder(), 'deep', 'data')
  const first = await opened(settings(folder))
  await sql`create table kept (what text)`.execute(first.db)
  await sql`insert into kept values ('a claim')`.execute(first.db)
  await first.close()
  const second = await opened(settings(folder))
  assert.deepEqual((await sql`select * from kept`.execute(second.db)).rows, [{ what: 'a claim' }])
  await second.close()
  assert.equal(existsSync(join(folder, 'postgres', 'data', 'postmaster.pid')), false)
})

test('the server is closed to everybody else: no network address, a private socket, a password of its own', async () => {
  const folder = temporaryFolder()
  const installation = await opened(settings(folder))
  const show = async (name: string) =>
    (await sql<{ it: string }>`select current_setting(${name}) as it`.execute(installation.db)).rows[0]?.it
  assert.equal(await show('listen_addresses'), '')
  assert.equal(statSync((await show('unix_socket_directories')) ?? '').mode & 0o777, 0o700)
  assert.equal(await show('fsync'), 'on')
  assert.equal(await show('full_page_writes'), 'on')
  assert.equal(await show('data_checksums'), 'on')
  assert.equal(statSync(join(folder, 'postgres.password')).mode & 0o777, 0o600)
  const rules = (await sql<{ it: string }>`select distinct auth_method as it from pg_hba_file_rules`.execute(installation.db)).rows
  assert.deepEqual(rules, [{ it: 'scram-sha-256' }])
  await installation.close()
})

test('a second process is refused, a guest works beside the first', async () => {
  const folder = temporaryFolder()
  const first = await opened(settings(folder))
  assert.match(await refusal(settings(folder)), /already in use by another Amparo process/)
  const guest = await opened({ ...settings(folder), as: 'guest' })
  assert.equal(guest.owner, false)
  await guest.close()
  await sql`select 1`.execute(first.db)
  await first.close()
})

test('a guest is told when the owner goes away', async () => {
  const folder = temporaryFolder()
  const owner = await opened(settings(folder))
  await owner.close()
  assert.match(await owner.lost, /closed|ended/)
})

test('data of another PostgreSQL is refused with the way forward', async () => {
  const folder = temporaryFolder()
  await (await opened(settings(folder))).close()
  const version = join(folder, 'postgres', 'data', 'PG_VERSION')
  const major = readFileSync(version, 'utf8').trim()
  writeFileSync(version, '17\n')
  assert.match(
    await refusal(settings(folder)),
    new RegExp(`written by PostgreSQL 17, and this Amparo brings PostgreSQL ${major}.*amparo backup`),
  )
})

test('a lost password is explained', async () => {
  const folder = temporaryFolder()
  await (await opened(settings(folder))).close()
  writeFileSync(join(folder, 'postgres.password'), 'another\n')
  assert.match(await refusal(settings(folder)), /refuses the password in the data folder/)
})

test('a lock file left by a crash does not stop us, even when its number belongs to somebody else', async () => {
  const folder = temporaryFolder()
  await (await opened(settings(folder))).close()
  const data = join(folder, 'postgres', 'data')
  // Our own process number: alive, and not a PostgreSQL on this folder.
  writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1700000000\n5432\n/tmp\n\n`)
  writeFileSync(
    join(folder, 'postgres', 'run', '.s.PGSQL.5432.lock'),
    `${process.pid}\n${data}\n1700000000\n5432\n${join(folder, 'postgres', 'run')}\n`,
  )
  await (await opened(settings(folder))).close()
})

test('a server of the operator is used, and held by one process', async () => {
  await withEmptyDatabase(async (_db, connection) => {
    assert.ok('host' in connection)
    const query = new URLSearchParams({
      host: connection.host,
      port: String(connection.port),
      user: connection.user,
      password: connection.password,
    })
    const wanted = { ...settings(temporaryFolder()), databaseUrl: `postgresql:///${connection.database}?${query}` }
    const first = await opened(wanted)
    assert.match(await refusal(wanted), /DATABASE_URL names is already in use/)
    await first.close()
    await (await opened(wanted)).close()
    assert.match(await refusal({ ...wanted, databaseUrl: 'postgresql://amparo@127.0.0.1:1/amparo' }), /does not answer/)
  })
})

test('a data folder that cannot be had is refused with a sentence, at once', async () => {
  const file = join(temporaryFolder(), 'a-file')
  writeFileSync(file, '')
  assert.match(await refusal(settings(join(file, 'data'))), /data folder .* cannot be used: a part of its path is a file, not a folder\./)
  assert.match(await refusal(settings(file)), /data folder .*a-file cannot be used: it is a file, not a folder\./)
  assert.match(await refusal(settings('/proc/nowhere')), /data folder \/proc\/nowhere cannot be used: .*\/proc.*\. Set AMPARO_DATA/)
})

test('nothing is made for a command that only works on what is there', async () => {
  const [folder, existing] = [join(temporaryFolder(), 'mistyped'), temporaryFolder()]
  assert.match(
    await refusal({ ...settings(folder), as: 'guest', creates: 'nowhere' }),
    /There is no installation in .*mistyped\. Is AMPARO_DATA right/,
  )
  assert.match(await refusal({ ...settings(folder), as: 'guest', creates: 'in a folder that exists' }), /There is no installation/)
  assert.equal(existsSync(folder), false)
  await (await opened({ ...settings(existing), as: 'guest', creates: 'in a folder that exists' })).close()
  await (await opened({ ...settings(existing), as: 'guest', creates: 'nowhere' })).close()
})
