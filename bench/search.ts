import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { caseKeyOf, importInto, readCaseFile, readFacts, recordEntries } from '../src/cases/index.ts'
import type { FactDictionary } from '../src/claims/index.ts'
import { openInstallation, readProjectFile, systemClock, type Database } from '../src/platform/index.ts'
import { search, type ReadableCase, type SearchQuestion } from '../src/search/index.ts'
import { madeUpCases, type MadeUpCase } from './search-corpus.ts'

/**
 * Search over 100,000 claims in 2,000 cases: 95 of 100 questions under 50 ms, and a claim added, with search up to date, under
 * 30 ms. `npm run bench search 200` does it with 200 cases; `plans` after it prints how the database answers.
 */
export async function benchSearch([asked, plans]: readonly string[] = []): Promise<void> {
  const count = Number(asked ?? 2000)
  const folder = mkdtempSync(join(tmpdir(), 'amparo-bench-'))
  const installation = await openInstallation({ dataFolder: folder, as: 'sole', schema: 'newest', say: () => undefined })
  assert.equal(installation.kind, 'open')
  if (installation.kind !== 'open') return
  const { db } = installation
  try {
    const dictionary = readFacts(readProjectFile('data', 'facts.yaml'), 'data/facts.yaml')
    if (dictionary.kind !== 'read') throw new Error('data/facts.yaml cannot be read')
    const { facts } = dictionary
    const cases = [...madeUpCases(count, 50)]
    const begun = performance.now()
    const readable = await fill(db, facts, cases)
    console.log(
      `Search: ${count} cases with ${count * 50} claims (written in ${((performance.now() - begun) / 1000).toFixed(1)} s; ${await sizes(db)})`,
    )
    await sql`vacuum analyze`.execute(db)
    await timeQuestions(db, cases, readable)
    await timeAdding(db, facts, cases)
    if (plans === 'plans') await showPlans(db, cases[0]!, readable)
  } finally {
    await installation.close()
    rmSync(folder, { recursive: true, force: true })
  }
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
  const byKind = new Map<string, number[]>()
  const all = questions(cases)
  for (const [, question] of all.slice(0, 30)) await search(db, question, readable)
  const of = { 'in all cases': readable, 'in 12 cases': readable.slice(0, 12) }
  for (const [where, which] of Object.entries(of)) {
    byKind.clear()
    for (const [what, question] of all) {
      const begun = performance.now()
      await search(db, question, which)
      byKind.set(what, [...(byKind.get(what) ?? []), performance.now() - begun])
    }
    console.log(`  ${where}`)
    for (const [what, times] of byKind) console.log(`    ${what.padEnd(34)} ${spread(times)}`)
    verdict('    all of them', [...byKind.values()].flat(), 50)
  }
  const plain: number[] = []
  for (let round = 0; round < 5; round++) {
    const begun = performance.now()
    await sql`select count(*) from search_rows where text ilike ${'%hospital%'}`.execute(db)
    plain.push(performance.now() - begun)
  }
  console.log(`  baseline: ilike over the opened texts, one word ${spread(plain)}`)
}

async function timeAdding(db: Database, facts: FactDictionary, cases: readonly MadeUpCase[]): Promise<void> {
  const times: number[] = []
  for (let n = 0; n < 120; n++) {
    const { id } = cases[(n * 13) % cases.length]!
    const word = `added${n}word`
    const begun = performance.now()
    await db.transaction().execute(async (tx) => {
      const entry = { about: 'P1', said_by: ['S1'], statement: `The lawyer saw him in the ${word} ward.`, said_on: '2021-07-17' }
      const outcome = await recordEntries(tx, id, [{ kind: 'add', list: 'claims', entry }], { by: 'bench', at: systemClock(), facts })
      assert.equal(outcome.kind, 'recorded')
    })
    if (n >= 20) times.push(performance.now() - begun)
    const found = await search(db, { text: word }, [{ caseKey: (await caseKeyOf(db, id))!, level: 1 }])
    assert.equal(found.hits.length, 1, 'what was added is found at once')
  }
  verdict('  adding a claim', times, 30)
}

async function showPlans(db: Database, { person }: MadeUpCase, readable: readonly ReadableCase[]): Promise<void> {
  const keys = readable.map(({ caseKey }) => caseKey)
  const of = (query: string) =>
    sql<{ 'QUERY PLAN': string }>`
    explain (analyze, buffers, costs off) select rows.ctid, ts_rank(words, ${query}::tsquery) from search_rows as rows
    where words @@ ${query}::tsquery and 1 between from_level and to_level and case_key = any(${keys}::bigint[]) limit 501`.execute(db)
  for (const query of [`'prison' & '#kind:claims'`, `'${person.split(' ')[1]!.toLowerCase()}' & '#kind:people'`]) {
    const { rows } = await of(query)
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

const part = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN
const spread = (times: readonly number[]): string =>
  `median ${part(times, 0.5).toFixed(1).padStart(6)} ms   p95 ${part(times, 0.95).toFixed(1).padStart(6)} ms   worst ${Math.max(...times)
    .toFixed(1)
    .padStart(6)} ms`

function verdict(what: string, times: readonly number[], goal: number): void {
  console.log(`${what.padEnd(38)} ${spread(times)}   goal: p95 under ${goal} ms → ${part(times, 0.95) < goal ? 'met' : 'MISSED'}`)
}
