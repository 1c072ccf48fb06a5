import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { projectFacts } from '../src/cases/index.ts'
import type { FactDictionary } from '../src/claims/index.ts'
import { createTableReader, importAtOnce, readMapping, undoImport, type Mapping, type Table } from '../src/lists/index.ts'
import { inNewInstallation } from './installation.ts'
import { fuzzLists } from './fuzz-lists.ts'
import { sealMany, type Database } from '../src/platform/index.ts'

const [people, columns, loop] = [200, 10, 60]
const original = { sha256: 'a'.repeat(64), media_type: 'text/csv', bytes: 1, name: 'list.csv' }
const doing = { by: 'import', byName: 'Bench', at: new Date() }

/**
 * Importing a list of 200 people with ten cells each: at least ten times as many rows a second as a plain loop that imports one
 * row after another through the same door, each in a transaction of its own. The loop goes over the first rows only, where it
 * is quickest: each row opens a case that has grown. Beside it a loop that only writes rows: no rule is held, nothing is found
 * by a search, and nothing can be undone. `npm run bench lists 100000` reads so many broken lists instead.
 */
export async function benchLists([fuzzed]: readonly string[] = []): Promise<void> {
  if (fuzzed !== undefined) return fuzzLists(Number(fuzzed))
  await inNewInstallation(async ({ db }) => {
    const reader = createTableReader()
    const read = await reader.read(new TextEncoder().encode(csv()))
    await reader.stop()
    if (read.kind !== 'read') throw new Error(read.why)
    console.log(`Lists: ${people} people, ${columns} cells each`)
    await run(db, read.table, projectFacts())
  })
}

async function run(db: Database, table: Table, facts: FactDictionary): Promise<void> {
  const [first, second] = [mappingOf('bench-first'), mappingOf('bench-second')]
  // Warm.
  await importAll(db, { ...table, rows: table.rows.slice(0, 50) }, mappingOf('bench-warm'), facts)
  const whole = await timed(() => importAll(db, table, first, facts), people)
  const plain = await timed(() => plainly(db, loop), loop)
  const again = await timed(() => importAll(db, table, first, facts), people)
  const slow = await timed(async () => {
    for (const row of table.rows.slice(0, loop)) await importAll(db, { ...table, rows: [row] }, second, facts)
  }, loop)
  console.log(`  a list at once                                    ${whole.rows} rows/s (${whole.seconds} s)`)
  console.log(`  the same door, a row after another                ${slow.rows} rows/s`)
  console.log(`  a loop that only writes: no rules, no search      ${plain.rows} rows/s`)
  console.log(`  the same list again, of which nothing is new      ${again.rows} rows/s (${again.seconds} s)`)
  const undone = await timed(() => undoAll(db, whole.value), people)
  console.log(`  undoing all of it                                 ${undone.rows} rows/s (${undone.seconds} s)`)
  const ratio = whole.perSecond / slow.perSecond
  console.log(`  ratio ${ratio.toFixed(1)}   goal: at least 10 → ${ratio >= 10 ? 'met' : 'MISSED'}\n`)
}

async function importAll(db: Database, table: Table, mapping: Mapping, facts: FactDictionary): Promise<string> {
  const id = randomUUID()
  const outcome = await db.transaction().execute((tx) => importAtOnce(tx, { id, table, mapping, original }, { ...doing, facts }))
  assert.equal(outcome.kind, 'imported')
  return id
}

async function undoAll(db: Database, id: string): Promise<void> {
  const outcome = await db
    .transaction()
    .execute((tx) => undoImport(tx, id, { by: 'import', at: new Date(), citing: () => Promise.resolve([]) }))
  assert.equal(outcome.kind, 'undone')
}

/** What somebody would write first: for each row a transaction, for each entry its key and its row. */
async function plainly(db: Database, rows: number): Promise<void> {
  const { rows: cases } = await sql<{ key: number }>`
    insert into cases (id_digest, revision, opened_at) values (${Buffer.from(randomUUID())}, 1, now()) returning key`.execute(db)
  const key = cases[0]!.key
  for (let row = 0; row < rows; row++)
    await db.transaction().execute(async (tx) => {
      const entries = [
        ['subjects', row, { id: `P${row}`, kind: 'person', names: [{ text: `Person ${row}`, kind: 'legal' }] }] as const,
      ].concat(Array.from({ length: columns - 1 }, (_, column) => ['claims', row * columns + column, claimOf(row, column)] as never))
      for (const [list, position, value] of entries) {
        const [record] = await sealMany(tx, [value])
        await sql`
          insert into entries (case_key, list, position, revision, key, sealed, recorded_at, recorded_by)
          values (${key}, ${list}, ${position}, 1, ${record!.key}, ${record!.sealed}, now(), 'import')`.execute(tx)
      }
    })
}

const claimOf = (row: number, column: number) => ({
  id: `C${row * columns + column}`,
  about: `P${row}`,
  said_by: ['S1'],
  printed_in: [{ document: 'D1', passage: { exact: `Words ${row}`, page: `row ${row}, column ${column}` } }],
  statement: `The list says under “column ${column}”: Words ${row}`,
  asserts: [],
})

const names = ['id', 'name', 'born', 'arrested', 'place', 'job', 'nation', 'offence', 'words', 'more'] as const
const csv = (): string =>
  [
    names.join(','),
    ...Array.from({ length: people }, (_, row) =>
      [
        row,
        `Person ${row} of Nowhere`,
        `19${40 + (row % 50)}-0${1 + (row % 9)}-1${row % 9}`,
        `197${row % 9}`,
        `Prison ${row % 40}`,
        'teacher',
        'Uruguay',
        `Article ${row % 70}`,
        `Words of row ${row}`,
        'more',
      ].join(','),
    ),
  ].join('\n')

function mappingOf(code: string): Mapping {
  const read = readMapping({
    format: 'amparo-list/1',
    list: { case: code, title: 'Bench', country: 'UY', source: { name: 'Bench', kind: 'ngo' }, published: '2026' },
    columns: {
      id: { as: 'id' },
      name: { as: 'name' },
      born: { as: 'person.birth_date' },
      arrested: { as: 'arrest.date' },
      place: { as: 'arrest.place' },
      job: { as: 'person.occupation' },
      nation: { as: 'person.nationality' },
      offence: { as: 'charge.offence' },
    },
    others: 'text',
  })
  if (read.kind === 'wrong') throw new Error(read.problems[0]?.message)
  return read.mapping
}

async function timed<Value>(work: () => Promise<Value>, rows: number) {
  const begun = performance.now()
  const value = await work()
  const seconds = (performance.now() - begun) / 1000
  return { value, perSecond: rows / seconds, rows: Math.round(rows / seconds), seconds: seconds.toFixed(1) }
}
