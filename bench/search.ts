import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { sql, type RawBuilder } from 'kysely'
import { caseKeyOf, importInto, projectFacts, readCaseFile, recordEntries } from '../src/cases/index.ts'
import type { FactDictionary } from '../src/claims/index.ts'
import { systemClock, type Database } from '../src/platform/index.ts'
import { search, type ReadableCase, type SearchQuestion } from '../src/search/index.ts'
import { inNewInstallation } from './installation.ts'
import { madeUpCases, type MadeUpCase } from './search-corpus.ts'

/**
 * Search over 100,000 claims in 2,000 cases: 95 of 100 questions under 50 ms, and a claim added, with search up to date, under
 * 30 ms. `npm run bench search 200` does it with 200 cases; `plans` after it prints how the database answers.
 */
export async function benchSearch([asked, plans]: readonly string[] = []): Promise<void> {
  const count = Number(asked ?? 2000)
  await inNewInstallation(async ({ db }) => {
    const facts = projectFacts()
    const cases = [...madeUpCases(count, 50)]
    const begun = performance.now()
    const readable = await fill(db, facts, cases)
    console.log(
      `Search: ${count} cases with ${count * 50} claims (written in ${((performance.now() - begun) / 1000).toFixed(1)} s; ${await sizes(db)}; load ${load()})`,
    )
    await sql`vacuum analyze`.execute(db)
    await timeQuestions(db, cases, readable)
    await timeAdding(db, facts, cases)
    if (plans === 'plans') await showPlans(db, cases[0]!, readable)
  })
}

async function fill(db: Database, facts: FactDictionary, cases: readonly MadeUpCase[]): Promise<readonly ReadableCase[]> {
  const readable: ReadableCase[] = []
  for (let from = 0; from < cases.length; from += 50)
    await db.transaction().execute(async (tx) => {
      for (const { id, text } of cases.slice(from, from + 50)) {
        const read = readCaseFile(text, { file: id, facts })
        if (read.kind !== 'read') throw new Error(JSON.stringify(read).slice(0, 500))
        await importInto(tx, read.document, { clock: systemClock })
        readable.push({ caseKey: (await caseKeyOf(tx, id))!, level: readable.length % 3 === 0 ? 3 : 1 })
      }
    })
  return readable
}

/** Two letters changed places. */
const slip = (word: string): string => `${word.slice(0, 2)}${word[3] ?? ''}${word[2] ?? ''}${word.slice(4)}`

/** Questions as people ask them, of every kind, each on other cases. */
function questions(cases: readonly MadeUpCase[]): readonly (readonly [what: string, question: SearchQuestion])[] {
  const at = (n: number): MadeUpCase => cases[(n * 37) % cases.length]!
  return Array.from({ length: 40 }, (_, n) => {
    const { person, rare } = at(n)
    const [first = '', family = ''] = person.split(' ')
    return [
      ['a name', { text: `${first} ${family}` }],
      ['a family name', { text: family }],
      ['a family name, typed wrongly', { text: slip(family) }],
      ['a rare word', { text: rare }],
      ['a rare word, typed wrongly', { text: slip(rare) }],
      ['a word of every tenth claim', { text: ['lawyer', 'visit', 'doctor', 'guard'][n % 4]! }],
      ['the most frequent word', { text: 'prison' }],
      ['three frequent words', { text: 'prison hospital lawyer' }],
      ['a frequent word and a name', { text: `hospital ${family}` }],
      ['words that stand together', { text: '"prison hospital"' }],
      ['a word and a fact', { text: 'hospital', fact: 'custody.place' }],
      ['a word, who said it and days', { text: 'doctor', sourceKind: 'family', from: 16_000, to: 16_400 }],
      ['a standing alone', { text: '', standing: 'disputed' }],
      ['days alone', { text: '', from: 16_000, to: 16_010 }],
      ['a word that is nowhere', { text: 'xylophonist' }],
    ] as const
  }).flat()
}

async function timeQuestions(db: Database, cases: readonly MadeUpCase[], readable: readonly ReadableCase[]): Promise<void> {
  const byKind = new Map<string, Taken[]>()
  const timed = await stopwatch(db)
  const all = questions(cases)
  for (const [, question] of all.slice(0, 30)) await search(db, question, readable)
  const of = { 'in all cases': readable, 'in 12 cases': readable.slice(0, 12) }
  for (const [where, which] of Object.entries(of)) {
    byKind.clear()
    for (const [what, question] of all) {
      const taken = await timed(() => search(db, question, which))
      byKind.set(what, [...(byKind.get(what) ?? []), taken])
    }
    console.log(`  ${where}`)
    for (const [what, times] of byKind) console.log(`    ${what.padEnd(34)} ${spread(times)}`)
    verdict('    all of them', [...byKind.values()].flat(), 50)
  }
  const plain: Taken[] = []
  for (let round = 0; round < 5; round++)
    plain.push(await timed(() => sql`select count(*) from search_rows where text ilike ${'%hospital%'}`.execute(db)))
  console.log(`  baseline: ilike over the opened texts, one word ${spread(plain)}`)
}

async function timeAdding(db: Database, facts: FactDictionary, cases: readonly MadeUpCase[]): Promise<void> {
  const times: Taken[] = []
  const timed = await stopwatch(db)
  for (let n = 0; n < 120; n++) {
    const { id } = cases[(n * 13) % cases.length]!
    const word = `added${n}word`
    const taken = await timed(() =>
      db.transaction().execute(async (tx) => {
        const entry = { about: 'P1', said_by: ['S1'], statement: `The lawyer saw him in the ${word} ward.`, said_on: '2021-07-17' }
        const outcome = await recordEntries(tx, id, [{ kind: 'add', list: 'claims', entry }], { by: 'bench', at: systemClock(), facts })
        assert.equal(outcome.kind, 'recorded')
      }),
    )
    if (n >= 20) times.push(taken)
    const found = await search(db, { text: word }, [{ caseKey: (await caseKeyOf(db, id))!, level: 1 }])
    assert.equal(found.hits.length, 1, 'what was added is found at once')
  }
  verdict('  adding a claim', times, 30)
}

async function showPlans(db: Database, { person }: MadeUpCase, readable: readonly ReadableCase[]): Promise<void> {
  const keys = readable.map(({ caseKey }) => caseKey)
  const of = (kind: RawBuilder<unknown>, query: string) =>
    sql<{ 'QUERY PLAN': string }>`
    explain (analyze, buffers, costs off) select rows.ctid, ts_rank(words, ${query}::tsquery) from search_rows as rows
    where ${kind} and words @@ ${query}::tsquery and (1 between from_level and to_level and case_key in (select unnest(${keys}::bigint[]))) is true
    limit 501`.execute(db)
  for (const [kind, query] of [
    [sql`kind = 'claims'`, `'prison'`],
    [sql`kind <> 'claims' and kind <> 'documents'`, `'${person.split(' ')[1]!.toLowerCase()}'`],
  ] as const) {
    const { rows } = await of(kind, query)
    console.log(`\n  ${query}\n${rows.map((row) => `    ${row['QUERY PLAN'].replace(/'\{[^}]*\}'/, '…')}`).join('\n')}`)
  }
}

async function sizes(db: Database): Promise<string> {
  const { rows } = await sql<{ rows: number; size: string; words: number }>`
    select (select count(*)::int from search_rows) as rows, (select count(*)::int from search_words) as words,
      pg_size_pretty(pg_total_relation_size('search_rows') + pg_total_relation_size('search_words') + pg_total_relation_size('search_names')) as size`.execute(
    db,
  )
  return `${rows[0]?.rows} rows, ${rows[0]?.words} words, ${rows[0]?.size}`
}

/** What something took in milliseconds: on the clock, and of a processor, ours and the database's (NaN where the machine does not tell). */
type Taken = { readonly clock: number; readonly processor: number }

/** Others who use the machine make the clock run, and the processor hardly. */
async function stopwatch(db: Database): Promise<(body: () => Promise<unknown>) => Promise<Taken>> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where backend_type = 'client backend'`.execute(db)
  const ofServer = (): number => {
    try {
      return rows.reduce((sum, { pid }) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6, 0)
    } catch {
      return NaN
    }
  }
  const processor = (): number => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000 + ofServer()
  }
  return async (body) => {
    const [clock, spent] = [performance.now(), processor()]
    await body()
    return { clock: performance.now() - clock, processor: processor() - spent }
  }
}

const load = (): string => (loadavg()[0] ?? NaN).toFixed(1)
const part = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN
const inMs = (time: number): string => time.toFixed(1).padStart(6)

function spread(taken: readonly Taken[]): string {
  const [clock, processor] = [taken.map((one) => one.clock), taken.map((one) => one.processor)]
  return `median ${inMs(part(clock, 0.5))} ms   p95 ${inMs(part(clock, 0.95))} ms   of a processor ${inMs(part(processor, 0.5))} and ${inMs(part(processor, 0.95))} ms`
}

function verdict(what: string, taken: readonly Taken[], goal: number): void {
  const times = taken.map(({ clock }) => clock)
  const isMet = part(times, 0.95) < goal
  console.log(`${what.padEnd(38)} ${spread(taken)}   load ${load()}   goal: p95 under ${goal} ms → ${isMet ? 'met' : 'MISSED'}`)
}
