import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../src/platform/index.ts'

/** What was used up to a moment. CPU time in seconds. */
export type Counters = {
  readonly commits: number
  readonly syncs: number
  readonly own: number
  readonly postgres: number
}

/** Waits until PostgreSQL has told its counters, which it does with a delay of up to a second, and reads them. */
export async function counters(db: Database, dataFolder: string): Promise<Counters> {
  await new Promise((settle) => setTimeout(settle, 1200))
  const { rows } = await sql<{ commits: number; syncs: number }>`select
    (select xact_commit from pg_stat_database where datname = current_database()) as commits,
    (select coalesce(sum(fsyncs), 0)::int8 from pg_stat_io where object = 'wal') as syncs`.execute(db)
  const { user, system } = process.cpuUsage()
  const { commits = 0, syncs = 0 } = rows[0] ?? {}
  return { commits, syncs, own: (user + system) / 1e6, postgres: cpuOfPostgres(dataFolder) }
}

export const between = (before: Counters, after: Counters): Counters => ({
  commits: after.commits - before.commits,
  syncs: after.syncs - before.syncs,
  own: after.own - before.own,
  postgres: after.postgres - before.postgres,
})

/** Of the embedded server: of its own process, of those that it has now, and of those that it had. */
function cpuOfPostgres(dataFolder: string): number {
  const postmaster = readFileSync(join(dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]!
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(pid)
    if (stat === undefined || (pid !== postmaster && stat.parent !== postmaster)) continue
    ticks += stat.own + (pid === postmaster ? stat.children : 0)
  }
  return ticks / 100
}

/** Of /proc: after the name, which may hold anything, field 3 is the state, 4 the parent, 14 to 17 times in hundredths of a second. */
function statOf(pid: string): { readonly parent: string; readonly own: number; readonly children: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number) as [number, number, number, number]
    return { parent: fields[1]!, own: user + system, children: childUser + childSystem }
  } catch {
    return undefined
  }
}
