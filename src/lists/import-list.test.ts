import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CORE_SCHEMA, load } from 'js-yaml'
import { sql } from 'kysely'
import { caseRevision, loadCase, recordEntries } from '../cases/index.ts'
import { evaluate, defaultSettings } from '../evaluation/index.ts'
import { dayOfInstant } from '../kit/index.ts'
import { openFiles, projectPath, type Database } from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { readMapping } from './check-mapping.ts'
import { addImport } from './store.ts'
import { at, differing, facts, importNow, readList, smallMapping, tableDigests, undoNow } from './testing.ts'

const people = `id,name,born,place,sex
1,Ana Ejemplo,1954-02-29,Montevideo,female
2,Rosa Quispe,1960-05-01,desaparecida,mujer
`
const columns = {
  id: { as: 'id' },
  name: { as: 'name' },
  born: { as: 'person.birth_date' },
  place: { as: 'custody.place' },
  sex: { as: 'person.sex', terms: { mujer: 'female' } },
} as const

const record = (db: Database, entry: Parameters<typeof recordEntries>[2][number]) =>
  db.transaction().execute((tx) => recordEntries(tx, 'the-list', [entry], { by: 'import', at, facts }))

test('each cell is a claim that the list makes: its words as they stand, its place in the list, and what it answers', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const { table } = await readList(people)
    const { report } = await importNow(db, files, { table, mapping: smallMapping(columns), content: people })
    assert.deepEqual(
      { ...report, words: report.words.map(({ row, column, raw }) => [row, column, raw]) },
      {
        rows: 2,
        people: 2,
        claims: 8,
        unparsed: 2,
        unchanged: 0,
        refused: [],
        refusals: 0,
        unnamed: [],
        leftOut: [],
        words: [
          [2, 'born', '1954-02-29'],
          [3, 'place', 'desaparecida'],
        ],
      },
    )
    const document = (await loadCase(db, 'the-list'))!
    const [ana, rosa] = document.subjects
    assert.deepEqual(
      [ana?.names, rosa?.names.map(({ text }) => text)],
      [[{ text: 'Ana Ejemplo', lang: 'es', kind: 'legal' }], ['Rosa Quispe']],
    )
    const [list] = document.documents
    assert.equal(list?.original?.bytes, people.length)
    assert.equal(list?.captured?.how, 'list')
    const [, born, place, sex] = document.claims.filter(({ about }) => about === ana!.id)
    assert.deepEqual(born?.printed_in, [{ document: list?.id, passage: { exact: '1954-02-29', page: 'row 2, column born' } }])
    assert.deepEqual(born.said_by, [document.sources[0]!.id])
    assert.equal(born.asserts[0]?.value.type === 'date' && born.asserts[0].value.date.kind, 'unparsed')
    assert.deepEqual(place?.asserts[0]?.value, { type: 'place', text: 'Montevideo' })
    assert.deepEqual(sex?.asserts[0]?.value, { type: 'enum', text: 'female' })
    const status = document.claims.find(({ about, statement }) => about === rosa!.id && statement.includes('desaparecida'))
    assert.deepEqual(status?.asserts, [])
    assert.match(document.case.summary, /Inclusion in a list is that list’s statement/)
    evaluate(document, facts, defaultSettings, { at: dayOfInstant(at), known: null })
  }))

test('the same list again changes nothing, and a list that has grown adds what is new and no more', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const mapping = smallMapping(columns)
    const { table } = await readList(people)
    await importNow(db, files, { table, mapping, content: people })
    const before = (await loadCase(db, 'the-list'))!
    const again = await importNow(db, files, { table, mapping, content: people })
    assert.deepEqual([again.report.people, again.report.claims, again.report.unchanged], [0, 0, 8])
    assert.deepEqual(await loadCase(db, 'the-list'), before)
    const more = people.replace('Montevideo', 'Salto') + '3,Luz Paz,,,\n'
    const grown = await importNow(db, files, { table: (await readList(more)).table, mapping, content: more })
    assert.deepEqual([grown.report.people, grown.report.claims, grown.report.unchanged], [1, 2, 7])
    const after = (await loadCase(db, 'the-list'))!
    assert.deepEqual(after.claims.slice(0, 8), before.claims)
    assert.equal(after.documents.length, 2)
    assert.deepEqual(
      new Set(after.claims.slice(8).flatMap(({ printed_in }) => printed_in.map(({ document }) => document))),
      new Set([after.documents[1]!.id]),
    )
  }))

test('a cell that was kept is never read otherwise by another mapping, and two rows of one id are one person', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const twice = `${people}1,Ana Otra,,,\n,Nobody,,,\n4,,,,\n`
    const { table } = await readList(twice)
    const first = await importNow(db, files, { table, mapping: smallMapping(columns), content: twice })
    assert.deepEqual(
      first.report.refused.map(({ row, column, why }) => [row, column, why.slice(0, 30)]),
      [
        [4, null, 'Row 2 has the same id; of two '],
        [5, 'id', 'The row has no id here, so nob'],
        [6, 'name', 'The row names nobody.'],
      ],
    )
    const otherwise = smallMapping({ ...columns, place: { as: 'person.birth_place' } })
    const second = await importNow(db, files, { table, mapping: otherwise, content: twice })
    assert.equal(second.report.claims, 0)
    assert.match(second.report.refused[0]?.why ?? '', /kept already and was read otherwise/)
  }))

test('what a list names as the source of a field is a voice that the list relays; an unknown one is nobody', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const content = JSON.stringify([{ id: 1, name: 'Ana', born: '1960', job: 'maestra', sources: { born: 'committee', job: 'who?' } }])
    const mapping = smallMapping(
      {
        id: { as: 'id' },
        name: { as: 'name' },
        born: { as: 'person.birth_date' },
        job: { as: 'person.occupation' },
        sources: { as: 'sources' },
      },
      { sources: { committee: { name: 'Committee of the families', kind: 'family' } } },
    )
    const { report } = await importNow(db, files, { table: (await readList(content)).table, mapping, content })
    assert.deepEqual(report.unnamed, ['who?'])
    const document = (await loadCase(db, 'the-list'))!
    const sourceOf = (words: string) =>
      document.sources.find(({ id }) => id === document.claims.find(({ statement }) => statement.includes(words))?.said_by[0])
    const relay = sourceOf('born')
    assert.equal(relay?.name, 'A committee, after Committee of the families')
    assert.deepEqual(
      document.sources.filter(({ id }) => relay?.relays?.includes(id)).map(({ name }) => name),
      ['Committee of the families'],
    )
    assert.equal(sourceOf('job')?.name, 'A committee')
  }))

test('an undone import leaves every table as it was, but for the record that it came and went', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const before = await tableDigests(db)
    const { table } = await readList(people)
    const mapping = smallMapping(columns)
    const { id } = await importNow(db, files, { table, mapping, content: people })
    const imported = await caseRevision(db, 'the-list')
    const undone = await undoNow(db, files, id)
    assert.deepEqual(undone.kind === 'undone' && [undone.entries, undone.caseRemoved], [13, true])
    const recorded = ['audit', 'audit_chain', 'list_import_rows', 'list_imports']
    const after = await tableDigests(db)
    assert.deepEqual(
      differing(before, after).filter((name) => !recorded.includes(name)),
      [],
    )
    assert.equal(await loadCase(db, 'the-list'), null)
    assert.deepEqual(await files.names(), [])
    assert.equal((await undoNow(db, files, id)).kind, 'refused')
    // The case that comes back is not taken for the one that went.
    await importNow(db, files, { table, mapping, content: people })
    assert.ok((await caseRevision(db, 'the-list'))! > imported!)
  }))

test('the file of an import that is undone stays where somebody is just sending it again', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const { table } = await readList(people)
    const mapping = smallMapping(columns)
    const { id } = await importNow(db, files, { table, mapping, content: people })
    const [file = ''] = await files.names()
    const { undoing } = await db.transaction().execute(async (tx) => {
      await files.within(tx).keep(new TextEncoder().encode(people))
      const over = undoNow(db, files, id)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const prepared = { case: 'other', name: 'a.csv', mediaType: 'text/csv', columns: [], list: mapping.list, mapping: null }
      await addImport(tx, { id: randomUUID(), caseKey: 0, file, total: 3, prepared }, { by: 'rosa', at })
      return { undoing: over }
    })
    const undone = await undoing
    assert.ok(undone.kind === 'undone' && undone.file === null)
    assert.equal((await files.read(file)).kind, 'found')
  }))

test('all that is left out is counted, also where not all of it is told', () =>
  withDatabase(async (db) => {
    const content = `id,name\n1,Ana\n${Array.from({ length: 1200 }, (_, row) => `${row + 2},`).join('\n')}\n`
    const { table } = await readList(content)
    const mapping = smallMapping({ id: { as: 'id' }, name: { as: 'name' } })
    const files = openFiles(temporaryFolder(), db)
    const { report } = await importNow(db, files, { table, mapping, content })
    assert.deepEqual([report.people, report.refused.length, report.refusals], [1, 1000, 1200])
  }))

test('an import that somebody has built on stays: a claim, a question, a correction, an appeal', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const { table } = await readList(people)
    const { id } = await importNow(db, files, { table, mapping: smallMapping(columns), content: people })
    const refusal = async (citing?: Parameters<typeof undoNow>[3]): Promise<string> => {
      const outcome = await undoNow(db, files, id, citing)
      return outcome.kind === 'refused' ? outcome.why : outcome.kind
    }
    assert.match(await refusal(() => Promise.resolve(['PER-1'])), /PER-1 cites the case/)
    const claims = (await loadCase(db, 'the-list'))!.claims.map((claim) => claim.id)
    const question = { question: 'Which of the two?', claims: claims.slice(0, 2), state: 'open' } as const
    assert.equal((await record(db, { kind: 'add', list: 'questions', entry: question })).kind, 'recorded')
    assert.match(await refusal(), /refers to it: a question/)
    const digests = await tableDigests(db)
    assert.match(await refusal(), /built on/)
    assert.deepEqual(differing(digests, await tableDigests(db)), [])
  }))

test('of several imports each is undone by itself; the one that opened the case, last', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const mapping = smallMapping(columns)
    const first = await importNow(db, files, { table: (await readList(people)).table, mapping, content: people })
    const before = await tableDigests(db)
    const grown = `${people}3,Luz Paz,1970,Salto,female\n`
    const second = await importNow(db, files, { table: (await readList(grown)).table, mapping, content: grown })
    assert.match(JSON.stringify(await undoNow(db, files, first.id)), /refers to it: a document/)
    const undone = await undoNow(db, files, second.id)
    assert.equal(undone.kind === 'undone' && undone.caseRemoved, false)
    // A case that stays counts its changes, and this was one.
    const recorded = ['audit', 'audit_chain', 'cases', 'list_import_rows', 'list_imports']
    assert.deepEqual(
      differing(before, await tableDigests(db)).filter((name) => !recorded.includes(name)),
      [],
    )
    assert.equal((await undoNow(db, files, first.id)).kind, 'undone')
  }))

test('nothing else is ever removed: the database lets go of the rows of an import, in its undoing, and of no others', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const { table } = await readList(people)
    const { id } = await importNow(db, files, { table, mapping: smallMapping(columns), content: people })
    await record(db, { kind: 'add', list: 'sources', entry: { name: 'Her sister', kind: 'family' } })
    const tries = (setting: string, statement: ReturnType<typeof sql>) =>
      db.transaction().execute(async (tx) => {
        await sql`select set_config('amparo.undone_import', ${setting}, true)`.execute(tx)
        await statement.execute(tx)
      })
    await assert.rejects(tries('', sql`delete from entries`), /never changed or removed/)
    await assert.rejects(tries(id, sql`delete from entries`), /never changed or removed/)
    await assert.rejects(tries(id, sql`delete from entries where list = 'sources'`), /never changed or removed/)
    await assert.rejects(tries(id, sql`update entries set recorded_by = 'x'`), /never changed or removed/)
    await assert.rejects(tries('', sql`delete from cases`), /never removed/)
    await assert.rejects(tries(id, sql`update list_import_rows set last = 1000`), /never changed or removed/)
    await assert.rejects(tries(id, sql`truncate entries`), /never changed or removed/)
  }))

const uruguay = projectPath('..', 'shared', 'data', 'uruguay-disappeared', 'disappeared.json')
const absent = existsSync(uruguay) ? false : 'the data set of 204 people is not beside this checkout'

test('204 disappeared people of Uruguay, with a source for each field: imported, imported again, undone', { skip: absent }, () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const content = readFileSync(uruguay, 'utf8')
    const read = readMapping(load(readFileSync(projectPath('test', 'fixtures', 'uruguay-list.yaml'), 'utf8'), { schema: CORE_SCHEMA }))
    const mapping = read.kind === 'mapping' ? read.mapping : assert.fail(JSON.stringify(read.problems))
    const { table } = await readList(content)
    const before = await tableDigests(db)
    const { id, report } = await importNow(db, files, { table, mapping, content })
    assert.deepEqual([report.rows, report.people, report.refused], [204, 204, []])
    const document = (await loadCase(db, 'desaparecidos-uy'))!
    assert.equal(document.claims.length, report.claims)
    // 3388 fields have a source; those of fields that are no claim (portraits, ids) are not among them.
    const after = document.sources.filter(({ relays }) => relays !== undefined)
    assert.deepEqual(after.map(({ name }) => name.replace('desaparecidos.uy, after ', '')).toSorted(), [
      'Presidencia de la República (Investigación Histórica)',
      'Sitios de Memoria Uruguay',
    ])
    const days = document.claims
      .filter(({ asserts }) => asserts[0]?.fact === 'arrest.date')
      .map(({ printed_in, asserts }) => [printed_in[0]?.passage?.exact, asserts[0]?.value])
    for (const [raw, value] of days as [string, { date: { kind: string; text: string } }][])
      if (value.date.kind === 'date' && /^\d{4}(-(?!00)\d\d){0,2}$/.test(raw)) assert.equal(value.date.text, raw)
    const again = await importNow(db, files, { table, mapping, content })
    assert.deepEqual([again.report.people, again.report.claims, again.report.unchanged], [0, 0, report.claims])
    assert.equal((await undoNow(db, files, again.id)).kind, 'undone')
    assert.equal((await undoNow(db, files, id)).kind, 'undone')
    const recorded = ['audit', 'audit_chain', 'list_import_rows', 'list_imports']
    assert.deepEqual(
      differing(before, await tableDigests(db)).filter((name) => !recorded.includes(name)),
      [],
    )
  }),
)
