import { sql } from 'kysely'
import { routes } from '../src/web/index.ts'
import { signForm } from '../test/drills/people.ts'
import { getOf, load, postOf, type Answered, type Stream } from './signons-load.ts'
import { startPost } from './signons-post.ts'
import { formOf, type BenchSite } from './signons-site.ts'

/** So many connections stay open for confirmations. */
export const connections = 256

/** Requests that confirm so many sign-ons that wait. */
export const confirmations = async (site: BenchSite, name: string, count: number): Promise<Stream> => ({
  name,
  requests: (await site.ask(count)).map((token) =>
    postOf(routes.confirmSignOn(token), { do: 'confirm', appeal: site.campaign.appeal, version: '1', lang: 'en' }),
  ),
  connections,
})

/** Acknowledgement of 1,500 sign-ons a second, and how soon a signed head covers each. */
export async function benchRate(site: BenchSite, seconds: number): Promise<void> {
  const rate = 1500
  const stream = { ...(await confirmations(site, `${rate} confirmations a second`, rate * seconds)), rate }
  const served = await site.serve()
  const heads = site.sign()
  site.lags()
  const [answered] = await load(served.port, seconds, [stream])
  await new Promise((settle) => setTimeout(settle, 1500))
  await heads.stop()
  await served.close()
  show(answered!)
  goal('p99 of the acknowledgement', answered!.p99, 250, answered!.count >= 0.99 * rate * seconds)
  const lags = site.lags().toSorted((a, b) => a - b)
  goal('p99 until a signed head covers an acknowledged entry', lags[Math.floor(lags.length * 0.99)] ?? Number.NaN, 1500, true)
}

/** 70 people a second ask and 70 confirm, with their mails sent, while 5,000 pages a second are read. */
export async function benchTogether(site: BenchSite, seconds: number): Promise<void> {
  const post = await startPost()
  const mailing = await site.send(post.url)
  const served = await site.serve()
  const heads = site.sign()
  const { appeal } = site.campaign
  const asks = Array.from({ length: 70 * seconds }, (_, at) => {
    const { name, mail, country } = formOf(site.campaign, 10_000_000 + at)
    return postOf(routes.sign(appeal), signForm(site.campaign, { name, mail, country, disclosure: 'a', from: '' }))
  })
  const confirming = await confirmations(site, '70 confirmations a second', 70 * seconds)
  console.log(`All at once for ${seconds} s, with every mail sent`)
  const answered = await load(served.port, seconds, [
    { ...confirming, connections: 32, rate: 70 },
    { name: '70 forms a second', requests: asks, connections: 32, rate: 70 },
    {
      name: `5,000 readings of ${routes.appeal(appeal)} a second`,
      requests: [getOf(routes.appeal(appeal))],
      repeat: true,
      connections: 128,
      rate: 5000,
    },
  ])
  for (const each of answered) show(each)
  const reads = answered[2]!
  goal('p99 of a reading', reads.p99, 50, reads.count >= 0.99 * 5000 * seconds)
  await heads.stop()
  await served.close()
  await mailing.stop()
  post.stop()
}

/** What a confirmed sign-on takes on the disk, with its index, its entry and the tree above it. */
export async function benchSize({ installation: { db } }: BenchSite): Promise<void> {
  for (const table of ['signons', 'log_tiles', 'log_bundles', 'log_batches'])
    await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db)
  const { rows } = await sql<{ table: string; size: number }>`
    select name as table, pg_total_relation_size(name::regclass)::int8 as size
    from unnest(array['signons', 'log_tiles', 'log_bundles', 'log_batches']) as name`.execute(db)
  const { rows: counted } = await sql<{ count: number }>`select count(*)::int8 as count from signons where state = 'c'`.execute(db)
  const count = counted[0]?.count ?? 0
  const each = rows.map(({ table, size }) => `${table} ${(size / count).toFixed(0)}`).join(', ')
  const all = rows.reduce((sum, { size }) => sum + size, 0) / count
  console.log(
    `  ${count.toLocaleString('en')} confirmed sign-ons take ${all.toFixed(0)} bytes each (${each})   goal: at most 400 → ${all <= 400 ? 'met' : 'MISSED'}`,
  )
}

function show({ name, count, perSecond, p50, p99, worst, statuses }: Answered): void {
  console.log(
    `  ${name.padEnd(52)} ${count.toLocaleString('en').padStart(8)}, ${perSecond.toFixed(0)}/s  median ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, worst ${worst.toFixed(0)} ms; ${JSON.stringify(statuses)}`,
  )
}

function goal(what: string, reached: number, most: number, kept: boolean): void {
  const met = reached < most && kept
  console.log(
    `  ${what}: ${reached.toFixed(1)} ms   goal: under ${most} ms → ${met ? 'met' : 'MISSED'}${kept ? '' : ' (the rate was not kept up)'}`,
  )
}
