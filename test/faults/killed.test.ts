import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { sql } from 'kysely'
import { largeCase } from '../../bench/large-case.ts'
import { changeNormSettings, importCaseFile, projectFacts } from '../../src/cases/index.ts'
import { openInstallation, projectPath, systemClock, type Database } from '../../src/platform/index.ts'
import { enqueueHoldingNorms, publishAppeal } from '../../src/publishing/index.ts'
import { isolationCase } from '../fixtures/isolation-case.ts'
import { amparo, startAmparo, type RunningAmparo } from '../running-amparo.ts'

const rounds = 20

suite('when a command is killed in the middle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-killed-'))
  // No passphrase: each would be stretched for seconds, and what is looked for here does not depend on the key.
  const key = join(folder, 'key.txt')
  let backup: readonly string[]
  let running: RunningAmparo

  before(async () => {
    const identity = await generateIdentity()
    writeFileSync(key, identity)
    backup = ['backup', '--recipient', await identityToRecipient(identity)]
    running = await startAmparo('start')
  })
  after(async () => {
    await running?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Runs a command and kills it, without warning, somewhere between its start and its usual end. */
  const killAt = async (words: readonly string[], milliseconds: number): Promise<void> => {
    const env = { ...process.env, AMPARO_DATA: running.data }
    const child = spawn(process.execPath, [projectPath('dist', 'src', 'cli', 'main.js'), ...words], { env, stdio: 'ignore' })
    const gone = once(child, 'exit')
    await Promise.race([wait(milliseconds), gone])
    child.kill('SIGKILL')
    await gone
  }
  const timed = async (words: readonly string[]): Promise<number> => {
    const start = performance.now()
    const { status, err } = await amparo(words, { AMPARO_DATA: running.data })
    assert.equal(status, 0, err)
    return performance.now() - start
  }

  test(`an import is whole or nothing, ${rounds} times`, async () => {
    const usual = await timed(['import', made(folder, 'usual')])
    const whole = await amparo(['export', 'usual'], { AMPARO_DATA: running.data })
    let [complete, nothing] = [0, 0]
    for (let round = 0; round < rounds; round += 1) {
      const id = `killed-${round}`
      await killAt(['import', made(folder, id)], usual * (0.2 + (0.9 * round) / rounds))
      const found = await amparo(['export', id], { AMPARO_DATA: running.data })
      if (found.status === 0) {
        assert.equal(found.out.replaceAll(id, 'usual'), whole.out, `round ${round} left half a case`)
        complete += 1
      } else {
        assert.match(found.err, new RegExp(`no case.*${id}`, 'i'))
        nothing += 1
      }
    }
    assert.equal(complete + nothing, rounds)
    assert.ok(nothing > 0, 'no round was killed before it was done')
  })

  test(`a backup is there whole or not at all, ${rounds} times, and what is there restores to the same cases`, async () => {
    const usual = await timed([...backup, join(folder, 'usual.backup')])
    const size = statSync(join(folder, 'usual.backup')).size
    let last = join(folder, 'usual.backup')
    for (let round = 0; round < rounds; round += 1) {
      const file = join(folder, `round-${round}.backup`)
      await killAt([...backup, file], usual * (0.2 + (0.9 * round) / rounds))
      if (!existsSync(file)) continue
      // Every backup of the same database is as long as the first, give or take the random parts of a header.
      assert.ok(Math.abs(statSync(file).size - size) < 4096, `round ${round} left ${statSync(file).size} bytes of ${size}`)
      last = file
    }
    const empty = mkdtempSync(join(tmpdir(), 'amparo-restored-'))
    const restored = await amparo(['restore', last, '--identity', key], { AMPARO_DATA: empty })
    assert.equal(restored.status, 0, restored.err)
    const [there, here] = [
      await amparo(['export', 'usual'], { AMPARO_DATA: empty }),
      await amparo(['export', 'usual'], { AMPARO_DATA: running.data }),
    ]
    assert.equal(there.status, 0, there.err)
    assert.equal(there.out, here.out)
    rmSync(empty, { recursive: true, force: true })
  })

  test('a server killed without warning leaves its cases, and the next start ends the orphan and serves them', async () => {
    const kept = await amparo(['export', 'usual'], { AMPARO_DATA: running.data })
    const gone = once(running.process, 'exit')
    running.process.kill('SIGKILL')
    await gone
    const orphan = Number(readFileSync(join(running.data, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
    running = await startAmparo('start', { AMPARO_DATA: running.data })
    assert.ok(ended(orphan), 'the server that was left behind still runs')
    const again = await amparo(['export', 'usual'], { AMPARO_DATA: running.data })
    assert.equal(again.out, kept.out)
  })

  test('a second Amparo on the same data is refused in one sentence', async () => {
    const second = await amparo(['start'], { AMPARO_DATA: running.data, PORT: '18099', DESK_PORT: '18098' })
    assert.equal(second.status, 1)
    assert.match(second.err, /already in use by another Amparo/)
  })

  test('what norms of published text come to is held after the sites answer, and after a kill in the middle: each noted once', async () => {
    const many = 24
    const within = <Result>(work: (db: Database) => Promise<Result>): Promise<Result> => asGuest(running.data, work)
    const noted = (): Promise<readonly number[]> =>
      within(async (db) => {
        const { rows } = await sql<{ case_key: number }>`
          select case_key from edition_changes where kind = 'norm' and ended_at is null order by case_key`.execute(db)
        return rows.map(({ case_key }) => case_key)
      })
    const keys = await within(async (db) => {
      await publishCitingNorms(db, many)
      const { rows } = await sql<{ case_key: number }>`select case_key from edition_cases order by case_key`.execute(db)
      // Whoever notes something of a case waits until that is let through.
      await sql`create table let_through (case_key bigint primary key)`.execute(db)
      await sql`
        create function wait_to_be_let_through() returns trigger language plpgsql as $$
        begin
          while not exists (select from let_through where let_through.case_key = new.case_key) loop
            perform pg_sleep(0.02);
          end loop;
          return new;
        end
        $$`.execute(db)
      await sql`
        create trigger wait_to_be_let_through before insert on edition_changes
        for each row execute function wait_to_be_let_through()`.execute(db)
      return rows.map(({ case_key }) => case_key)
    })
    assert.equal(keys.length, many)
    const letThrough = (some: readonly number[]): Promise<unknown> =>
      within((db) => sql`insert into let_through select unnest(${some}::bigint[])`.execute(db))

    // Settings that propose one norm more, as the desk keeps them.
    await letThrough(keys.slice(0, 9))
    await within((db) =>
      db.transaction().execute(async (tx) => {
        const change = { setting: 'unconfirmed', value: 1 }
        assert.equal((await changeNormSettings(tx, [change], { base: 0, by: 'ana', at: new Date() })).kind, 'changed')
        await enqueueHoldingNorms(tx)
      }),
    )
    while ((await noted()).length < 9) await wait(100)
    const gone = once(running.process, 'exit')
    running.process.kill('SIGKILL')
    await gone
    running = await startAmparo('start', { AMPARO_DATA: running.data })
    assert.deepEqual(await noted(), keys.slice(0, 9), 'the sites answer before the rest is held')
    await letThrough(keys.slice(9))
    while ((await noted()).length < many) await wait(100)
    assert.deepEqual(await noted(), keys)
    assert.equal(await running.stop(), 0)
  })
})

/** A case file under another id, large enough that a kill finds its import at work. */
function made(folder: string, id: string): string {
  const file = join(folder, `${id}.json`)
  const large = largeCase(3000) as { case: { id: string } }
  writeFileSync(file, JSON.stringify({ ...large, case: { ...large.case, id } }))
  return file
}

/** Works with the database of a folder beside the Amparo that runs there. */
async function asGuest<Result>(dataFolder: string, work: (db: Database) => Promise<Result>): Promise<Result> {
  const installation = await openInstallation({ dataFolder, as: 'guest', schema: 'as it is', say: () => undefined })
  if (installation.kind === 'refused') throw new Error(installation.reason)
  try {
    return await work(installation.db)
  } finally {
    await installation.close()
  }
}

/** Publishes an appeal that cites a norm, which is not proposed as yet, in each of so many cases. */
async function publishCitingNorms(db: Database, many: number): Promise<void> {
  const ids = Array.from({ length: many }, (_, at) => `cited-${at}`)
  for (const [at, id] of ids.entries()) {
    const cited = at === many - 1 ? ids : [id]
    const sentences = cited.map((other) => `{text: She was held alone., cites: ['${other}#C1', 'norm:nmr-69']}`)
    const file = isolationCase
      .replace('id: example', `id: ${id}`)
      .replace('EX-001', `EX-${at}`)
      .replace(/sections: .*/, `sections: [{heading: What is known, sentences: [${sentences.join(', ')}]}]`)
    const imported = await importCaseFile(db, file, { file: `${id}.yaml`, facts: projectFacts(), clock: systemClock })
    assert.equal(imported.kind, 'imported', JSON.stringify(imported))
  }
  const published = await publishAppeal(db, `EX-${many - 1}`, { as: 'operator', by: 'Ana B.', clock: systemClock, facts: projectFacts() })
  assert.equal(published.kind, 'published', JSON.stringify(published))
}

/** Whether a process has ended; one that nobody has fetched yet (a zombie) has. */
function ended(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return true
  }
}
