import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as holds, asyncProperty, constantFrom, stringMatching } from 'fast-check'
import type { Database } from '../platform/index.ts'
import { withDatabase } from '../platform/testing.ts'
import {
  caseRevision,
  entryHistory,
  importCase,
  listCases,
  loadCaseWith,
  openCase,
  recordEntries,
  type EntryChange,
  type PlainEntry,
  type RecordOutcome,
} from './index.ts'
import { demoText, documentOf, facts } from './testing.ts'

const at = new Date('2021-08-01T10:00:00Z')
const clock = (): Date => at
const head = { id: 'perez', title: 'The case of María Pérez', country: 'PE', summary: 'Held since 2021.', opened: '2021' }
const maria = { id: 'maria', kind: 'person', names: [{ text: 'María Pérez', kind: 'legal' }] }
const daily = { name: 'Daily', kind: 'press' }
const said: PlainEntry = {
  about: 'maria',
  said_by: ['S1'],
  said_on: '2021-07-19',
  statement: 'She is held at the base.',
  asserts: [{ fact: 'custody.place', value: 'Navy base', when: '2021-07-19' }],
}

const record = (db: Database, changes: readonly EntryChange[], by = 'ana') =>
  db.transaction().execute((tx) => recordEntries(tx, 'perez', changes, { by, at, facts }))
const add = (list: Exclude<EntryChange['list'], 'head'>, entry: PlainEntry): EntryChange => ({ kind: 'add', list, entry })
const withCase = (body: (db: Database) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    const opened = await db.transaction().execute((tx) => openCase(tx, head, { by: 'ana', at, facts }))
    assert.deepEqual({ ...opened, key: 0 }, { kind: 'opened', key: 0, revision: 1 })
    assert.equal((await record(db, [add('subjects', maria), add('sources', daily)])).kind, 'recorded')
    await body(db)
  })
const loaded = async (db: Database) => (await loadCaseWith(db, 'perez')) ?? assert.fail('the case is gone')
const invalid = (outcome: RecordOutcome) => (outcome.kind === 'invalid' ? outcome.problems : assert.fail(outcome.kind))

test('what is written at the desk is in the case, with who wrote it and when, and new entries get neutral ids', () =>
  withCase(async (db) => {
    const outcome = await record(db, [add('claims', said), add('claims', { ...said, denies: ['C1'] })], 'berta')
    assert.deepEqual(outcome, { kind: 'recorded', revision: 3, ids: ['C1', 'C2'] })
    const { document, entries, revision } = await loaded(db)
    assert.equal(revision, await caseRevision(db, 'perez'))
    assert.deepEqual(document.claims[1]?.denies, ['C1'])
    const { record: _, ...meta } = entries.get('claims/C2') ?? assert.fail('C2 has no history')
    assert.deepEqual(meta, { position: 1, revision: 1, base: 1, recorded_at: at, recorded_by: 'berta' })
    assert.deepEqual(
      (await listCases(db)).map(({ id, claims }) => [id, claims]),
      [['perez', 2]],
    )
  }))

test('a case that is there is not opened again, and a head that is wrong opens none', () =>
  withCase(async (db) => {
    const open = (given: PlainEntry) => db.transaction().execute((tx) => openCase(tx, given, { by: 'ana', at, facts }))
    assert.deepEqual(await open({ ...head, title: 'Another' }), { kind: 'exists' })
    const wrong = await open({ ...head, id: 'quispe', country: 'Peru', opened: 'yesterday' })
    assert.deepEqual(wrong.kind === 'invalid' && wrong.problems.map(({ path }) => path), ['entry.country'])
    const undated = await open({ ...head, id: 'quispe', opened: 'yesterday' })
    assert.deepEqual(undated.kind === 'invalid' && undated.problems.map(({ path }) => path), ['entry.opened'])
    assert.equal(await loadCaseWith(db, 'quispe'), null)
    assert.deepEqual(await db.transaction().execute((tx) => recordEntries(tx, 'quispe', [], { by: 'ana', at, facts })), { kind: 'none' })
  }))

test('what is wrong is told beside its field, and nothing is written, neither what is right beside it', () =>
  withCase(async (db) => {
    const wrong = {
      ...said,
      about: 'mario',
      said_on: '2021-02-30',
      asserts: [
        { fact: 'custody.place', value: 'Navy base', when: '2021-07-19' },
        { fact: 'custody.plase', value: 'x' },
      ],
    }
    const problems = invalid(await record(db, [add('sources', { name: 'Agency', kind: 'press' }), add('claims', wrong)]))
    assert.deepEqual(
      problems.map(({ change, path, nearest }) => [change, path, nearest]),
      [
        [1, 'entry.about', 'maria'],
        [1, 'entry.asserts[1].fact', 'custody.place'],
        [1, 'entry.said_on', undefined],
      ],
    )
    assert.deepEqual(
      invalid(await record(db, [add('claims', { about: 'maria' })])).map(({ path }) => path),
      ['entry.said_by', 'entry.statement'],
    )
    assert.equal(await caseRevision(db, 'perez'), 2)
    assert.deepEqual((await loaded(db)).document.sources.length, 1)
  }))

test('a circle that closes elsewhere in the case is refused, and so is an id that is taken', () =>
  withCase(async (db) => {
    await record(db, [add('sources', { ...daily, relays: ['S1'] })])
    const revised: EntryChange = { kind: 'revise', list: 'sources', id: 'S1', base: 1, entry: { ...daily, relays: ['S2'] } }
    assert.match(invalid(await record(db, [revised]))[0]!.message, /relays itself/)
    assert.deepEqual(
      invalid(await record(db, [add('subjects', maria)])).map(({ path, message }) => [path, message]),
      [['entry.id', "another subject already has the id 'maria'"]],
    )
    const renamed: EntryChange = { kind: 'revise', list: 'sources', id: 'S1', base: 1, entry: { ...daily, id: 'S9' } }
    assert.deepEqual(
      invalid(await record(db, [renamed])).map(({ path }) => path),
      ['entry.id'],
    )
  }))

test('claims are not rewritten; they are taken back and made less open by entries of their own, each once', () =>
  withCase(async (db) => {
    await record(db, [add('claims', said)])
    const rewritten: EntryChange = { kind: 'revise', list: 'claims', id: 'C1', base: 1, entry: said }
    assert.match(invalid(await record(db, [rewritten]))[0]!.message, /never rewritten/)
    const taken = add('retractions', { claim: 'C1', by: 'team', on: '2021-08-01', why: 'Entered twice.' })
    assert.equal((await record(db, [taken, add('tightenings', { claim: 'C1', sensitivity: 'privileged' })])).kind, 'recorded')
    const [claim] = (await loaded(db)).document.claims
    assert.deepEqual([claim?.retracted?.why, claim?.sensitivity], ['Entered twice.', 'privileged'])
    assert.match(invalid(await record(db, [taken]))[0]!.message, /retracted already/)
    assert.match(invalid(await record(db, [add('tightenings', { claim: 'C1', sensitivity: 'team' })]))[0]!.message, /stays privileged/)
    const nobody = add('retractions', { claim: 'C9', by: 'team', on: 'soon', why: 'x' })
    assert.deepEqual(
      invalid(await record(db, [nobody])).map(({ path }) => path),
      ['entry.claim', 'entry.on'],
    )
  }))

test('a correction is a further revision, and all that was written before stays in the history', () =>
  withCase(async (db) => {
    const better: EntryChange = { kind: 'revise', list: 'sources', id: 'S1', base: 1, entry: { ...daily, name: 'The Daily' } }
    assert.equal((await record(db, [better], 'berta')).kind, 'recorded')
    assert.equal((await loaded(db)).document.sources[0]?.name, 'The Daily')
    assert.deepEqual(
      (await entryHistory(db, 'perez', 'sources', 0)).map(({ revision, recorded_by, entry }) => [revision, recorded_by, entry?.['name']]),
      [
        [1, 'ana', 'Daily'],
        [2, 'berta', 'The Daily'],
      ],
    )
    const title: EntryChange = { kind: 'revise', list: 'head', position: 0, base: 1, entry: { ...head, outcome: 'Released.' } }
    assert.equal((await record(db, [title])).kind, 'recorded')
    assert.equal((await loaded(db)).document.case.outcome, 'Released.')
  }))

test('an imported case is written on at the desk, and its next import neither loses nor doubles that', () =>
  withDatabase(async (db) => {
    const document = documentOf(demoText('salgado'))
    const id = document.case.id
    await importCase(db, document, { clock })
    const consent = { subject: document.subjects[0]!.id, given_by: 'Her sister', relation: 'sister', scope: 'publication', on: '2021-07' }
    const outcome = await db.transaction().execute((tx) => recordEntries(tx, id, [add('consents', consent)], { by: 'ana', at, facts }))
    assert.ok(outcome.kind === 'recorded')
    const again = await importCase(db, document, { clock })
    assert.ok(again.kind === 'imported' && again.added === 0)
    assert.equal((await loadCaseWith(db, id))?.document.consents.length, document.consents.length + 1)
  }))

test('of 200 pairs who revise the same field at once, one writes and the other is shown what stands, by whom and since when', () =>
  withCase(async (db) => {
    await record(db, [add('questions', { question: 'Where is she held?', claims: ['C1'], state: 'open' }), add('claims', said)])
    const consent = { subject: 'maria', given_by: 'Her sister', relation: 'sister', scope: 'publication', on: '2021-07' }
    await record(db, [add('consents', consent)])
    const fields: readonly (readonly [EntryChange['list'], string, string])[] = [
      ['sources', 'S1', 'name'],
      ['questions', 'Q1', 'question'],
      ['consents', '0', 'scope'],
      ['head', '0', 'summary'],
    ]
    const word = stringMatching(/^[a-zé]{1,12}$/)
    await holds(
      asyncProperty(constantFrom(...fields), word, word, async ([list, id, field], one, other) => {
        const meta = (await loaded(db)).entries.get(`${list}/${id}`) ?? assert.fail('the entry is gone')
        const before = (await entryHistory(db, 'perez', list, meta.position)).at(-1)?.entry ?? assert.fail('nothing was kept')
        const revise = (text: string): EntryChange => ({
          kind: 'revise',
          list,
          id,
          base: meta.revision,
          entry: { ...before, [field]: text },
        })
        const outcomes = await Promise.all([record(db, [revise(`${one} by Ana`)], 'ana'), record(db, [revise(`${other} by Eva`)], 'eva')])
        const conflict = outcomes.find((outcome) => outcome.kind === 'conflict') ?? assert.fail('nobody was told')
        assert.equal(outcomes.filter((outcome) => outcome.kind === 'recorded').length, 1)
        const [by, text] = outcomes[0]?.kind === 'recorded' ? ['ana', `${one} by Ana`] : ['eva', `${other} by Eva`]
        assert.deepEqual(
          [conflict.theirs[field], conflict.by, conflict.at, conflict.base, conflict.newest],
          [text, by, at, meta.revision, meta.revision + 1],
        )
        assert.equal((await entryHistory(db, 'perez', list, meta.position)).at(-1)?.entry?.[field], text)
      }),
      { numRuns: 200 },
    )
  }))

test('of many who add at once, each gets an id of its own and nothing is lost', () =>
  withCase(async (db) => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, n) => record(db, [add('claims', { ...said, statement: `Told ${n}.` })])),
    )
    const ids = outcomes.flatMap((outcome) => (outcome.kind === 'recorded' ? outcome.ids : []))
    assert.equal(new Set(ids).size, 12)
    assert.equal((await loaded(db)).document.claims.length, 12)
  }))
