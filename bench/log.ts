import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openLog } from '../src/log/index.ts'
import { openDatabase, projectPath, systemClock, type Database } from '../src/platform/index.ts'
import { inNewInstallation } from './installation.ts'
import { entryAt, writeLogFolder } from './log-folder.ts'

/** As many as the largest petition that was ever counted. */
const entries = 6_100_000
const goal = { seconds: 60, megabytes: 300 }

/**
 * A log of 6.1 million entries verified whole, under 60 s and 300 MB; baseline: reading and hashing the same files once. And
 * how many entries a second are appended, for groups of several sizes, with the commits and syncs that were counted.
 */
export async function benchLog(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-bench-log-'))
  try {
    console.log(`Verifying a log of ${entries.toLocaleString('en')} entries from a folder, in a process of its own`)
    const vkey = writeLogFolder(folder, entries)
    const verified = inAProcess(projectPath('bin', 'amparo'), ['log', 'verify', folder, '--key', vkey])
    assert.match(verified.out, /bench\.example\.org\/log: 6100000 entries, signed by/)
    const read = inAProcess(process.execPath, ['--input-type=module', '--eval', readAll, folder])
    show('amparo log verify', verified)
    show('reading every file and hashing it once', read)
    const met = verified.seconds < goal.seconds && verified.megabytes < goal.megabytes
    console.log(
      `  ratio ${(verified.seconds / read.seconds).toFixed(1)}   goal: under ${goal.seconds} s and ${goal.megabytes} MB → ${met ? 'met' : 'MISSED'}\n`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await benchAppending()
}

type Measured = { readonly seconds: number; readonly megabytes: number; readonly out: string }

/** Runs a program of ours or Node itself, and gives how long it took and the most memory that it had. */
function inAProcess(program: string, words: readonly string[]): Measured {
  const begun = performance.now()
  const env = { ...process.env, NODE_OPTIONS: `--import=${projectPath('dist', 'bench', 'tell-memory.js')}` }
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', env })
  assert.equal(status, 0, stdout + stderr)
  // bin/amparo asks Node for its version first.
  const kilobytes = Math.max(...[...stderr.matchAll(/most memory (\d+)/g)].map(([, number]) => Number(number)))
  return { seconds: (performance.now() - begun) / 1000, megabytes: kilobytes / 1024, out: stdout }
}

const readAll = `
  import { readdirSync, readFileSync } from 'node:fs'
  import { hash } from 'node:crypto'
  import { join } from 'node:path'
  const [folder] = process.argv.slice(-1)
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (file.isFile()) hash('sha256', readFileSync(join(file.parentPath, file.name)))`

const show = (name: string, { seconds, megabytes }: Measured): void =>
  console.log(`  ${name.padEnd(44)} ${seconds.toFixed(1).padStart(6)} s  ${megabytes.toFixed(0).padStart(5)} MB at most`)

async function benchAppending(): Promise<void> {
  await inNewInstallation(async ({ connection }) => {
    // One connection, whose counters can be asked for at once.
    const { db, close } = openDatabase(connection, { most: 1 })
    try {
      console.log('Appending to the log in the embedded database, one group after the other, everything synced')
      for (const size of [1, 16, 256, 2000]) await appendFor(db, size)
      console.log('')
    } finally {
      await close()
    }
  })
}

/** Appends groups of one size for three seconds, with one head signed a second. */
async function appendFor(db: Database, size: number): Promise<void> {
  const log = await openLog(db, {
    key: { seed: Buffer.alloc(32, 7), name: 'bench.example.org/log' },
    origin: 'bench.example.org/log',
    clock: systemClock,
  })
  const before = await counters(db)
  const begun = performance.now()
  const waits: number[] = []
  let [appended, signedAt] = [0, begun]
  while (performance.now() - begun < 3000) {
    const group = Array.from({ length: size }, (_, at) => entryAt(log.size + at))
    const start = performance.now()
    const { integrated } = await db.transaction().execute((tx) => log.append(tx, group))
    integrated()
    waits.push(performance.now() - start)
    appended += size
    if (performance.now() - signedAt > 1000) {
      await log.sign()
      signedAt = performance.now()
    }
  }
  const seconds = (performance.now() - begun) / 1000
  const after = await counters(db)
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  console.log(
    `  groups of ${String(size).padStart(4)}  ${Math.round(appended / seconds)
      .toLocaleString('en')
      .padStart(8)} entries/s  ` +
      `${waits.length} groups, median ${at(0.5)} ms, p99 ${at(0.99)} ms; ${after.commits - before.commits} commits, ${after.syncs - before.syncs} syncs of the write-ahead log`,
  )
}

async function counters(db: Database): Promise<{ readonly commits: number; readonly syncs: number }> {
  await sql`select pg_stat_force_next_flush()`.execute(db)
  const { rows } = await sql<{ commits: number; syncs: number }>`select
    (select xact_commit from pg_stat_database where datname = current_database()) as commits,
    (select coalesce(sum(fsyncs), 0)::int8 from pg_stat_io where object = 'wal') as syncs`.execute(db)
  return rows[0] ?? { commits: 0, syncs: 0 }
}
