import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Connection } from '../src/platform/index.ts'
import { between, counters, type Counters } from './signons-counters.ts'
import { benchSignOnDrills } from './signons-drills.ts'
import { getOf, load, postOf, type Answered, type Stream } from './signons-load.ts'
import { serveNothing, servePetitionsShape, servePlainInserts, type PlainServer } from './signons-plain.ts'
import { openBenchSite } from './signons-site.ts'
import { benchRate, benchSize, benchTogether, confirmations, connections } from './signons-together.ts'

type Run = { readonly answered: Answered; readonly used: Counters }

/**
 * Confirming sign-ons through HTTP against baselines of our own making, all in one run, with what makes the load in a
 * process of its own on the same machine. Nothing is switched off: every commit is synced, and all are counted.
 *
 * Words: `quick` takes a minute or two instead of a quarter of an hour; `drills` runs the drills at their full size instead: all, or
 * one of `kill`, `seize`, `attack`, `time`; `drills kill 20` kills the server twenty times instead of 500.
 */
export async function benchSignOns(words: readonly string[]): Promise<void> {
  if (words[0] === 'drills') return benchSignOnDrills(words[1], Number(words[2] ?? 500))
  const quick = words.includes('quick')
  const seconds = quick ? 4 : 15
  const dataFolder = mkdtempSync(join(tmpdir(), 'amparo-bench-'))
  const site = await openBenchSite(dataFolder)
  const { db, connection } = site.installation
  const measured = async (served: PlainServer, stream: Stream): Promise<Run> => {
    const before = await counters(db, dataFolder)
    const [answered] = await load(served.port, seconds, [stream])
    const used = between(before, await counters(db, dataFolder))
    await served.close()
    show(answered!, used)
    return { answered: answered!, used }
  }
  try {
    const { rows } = await sql<{ fsync: string; sync: string }>`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as sync`.execute(db)
    console.log(
      `Confirming sign-ons for ${seconds} s each, ${connections} at once; fsync ${rows[0]?.fsync}, synchronous_commit ${rows[0]?.sync}; load of the machine before: ${loadavg()[0]?.toFixed(1)}`,
    )
    await measured(await serveNothing(), { name: '(d) node:http saying ok', requests: [getOf('/')], repeat: true, connections })
    await measured(await site.serve(), { name: '(d) the guarded site, saying 404', requests: [getOf('/none')], repeat: true, connections })
    const heads = site.sign()
    const mine = await measured(
      await site.serve(),
      await confirmations(site, 'confirming, all that wait in one transaction', 6000 * seconds),
    )
    const alone = await measured(
      await site.serve({ alone: true }),
      await confirmations(site, '(a) the same, one in each transaction', 1000 * seconds),
    )
    await heads.stop()
    const plain = await measured(await servePlainInserts(connection), plainSignatures(15_000 * seconds))
    const shape = await measured(await servePetitionsShape(connection, 4000 * seconds), petitionSignatures(4000 * seconds))
    pgbench(connection, seconds)
    ratio('(a)', mine, alone, 5)
    ratio('(b)', mine, plain, 2)
    ratio('(c)', mine, shape, 5)
    await benchRate(site, seconds)
    await benchSize(site)
    await benchTogether(site, quick ? 30 : 600)
    console.log('')
  } finally {
    await site.installation.close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

const plainSignatures = (count: number): Stream => ({
  name: '(b) node:http and pg, one INSERT for each request',
  requests: Array.from({ length: count }, (_, at) =>
    postOf('/', { name: `Amaranta Q. ${at}`, mail: `amaranta.q.${at}@correo${at % 97}.example`, country: 'PE' }),
  ),
  connections,
})

const petitionSignatures = (count: number): Stream => ({
  name: '(c) the shape of e-petitions, our re-creation',
  requests: Array.from({ length: count }, (_, at) => postOf('/', { id: String(at + 1) })),
  connections,
})

/** The plain INSERT without HTTP and without Node. */
function pgbench(connection: Connection, seconds: number): void {
  if ('url' in connection) return
  const { host, port, user, password, database } = connection
  const folder = mkdtempSync(join(tmpdir(), 'amparo-pgbench-'))
  const script = join(folder, 'insert.sql')
  writeFileSync(
    script,
    `insert into plain_signatures (name, mail, country) values ('Amaranta Q.', gen_random_uuid() || '@correo.example', 'PE');\n`,
  )
  const words = [
    '-n',
    '-M',
    'prepared',
    '-c',
    '16',
    '-T',
    String(seconds),
    '-f',
    script,
    '-h',
    host,
    '-p',
    String(port),
    '-U',
    user,
    database,
  ]
  const { error, stdout } = spawnSync('pgbench', words, {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin:/usr/local/bin', PGPASSWORD: password },
  })
  rmSync(folder, { recursive: true })
  const tps = /tps = ([\d.]+)/.exec(stdout ?? '')?.[1]
  console.log(
    tps === undefined
      ? `  (e) pgbench was not run: ${error?.message ?? 'it failed'}`
      : `  ${'(e) pgbench, the INSERT of (b) alone, 16 clients'.padEnd(52)} ${Math.round(Number(tps)).toLocaleString('en').padStart(7)}/s`,
  )
}

function show({ name, count, perSecond, p50, p99, statuses }: Answered, used: Counters): void {
  const each = (time: number): string => `${((time / count) * 1e6).toFixed(0)} µs`
  console.log(
    `  ${name.padEnd(52)} ${Math.round(perSecond).toLocaleString('en').padStart(7)}/s  median ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; ` +
      `CPU each: server ${each(used.own)}, PostgreSQL ${each(used.postgres)}; ${used.commits} commits, ${used.syncs} syncs; ${JSON.stringify(statuses)}`,
  )
}

function ratio(to: string, mine: Run, other: Run, goal: number): void {
  const reached = mine.answered.perSecond / other.answered.perSecond
  const cpu = ({ answered, used }: Run): number => (used.own + used.postgres) / answered.count
  console.log(
    `  ${reached.toFixed(2)} times ${to}   goal: at least ${goal} → ${reached >= goal ? 'met' : 'MISSED'}   (by CPU time of server and PostgreSQL: ${(cpu(other) / cpu(mine)).toFixed(2)} times)`,
  )
}
