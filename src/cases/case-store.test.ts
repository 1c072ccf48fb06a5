import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { withDatabase } from '../platform/testing.ts'
import { exportCase, findCaseAppeal, importCase, importCaseFile, listCases, loadCase, writeCaseFile, type CaseDocument } from './index.ts'
import { demoCases, demoText, documentOf, facts } from './testing.ts'

const clock = (): Date => new Date('2021-08-01T10:00:00Z')
for (const name of demoCases)
  test(`the case of ${name} comes back as it was imported, and its second export is the same to the byte`, () =>
    withDatabase(async (db) => {
      const document = documentOf(demoText(name))
      const outcome = await importCase(db, document, { clock })
      assert.equal(outcome.kind, 'imported')
      const kept = await loadCase(db, document.case.id)
      assert.deepEqual(kept, document)
      const first = (await exportCase(db, document.case.id, { sealed: true })) ?? assert.fail('nothing was exported')
      assert.deepEqual(documentOf(first), document)
      await withDatabase(async (other) => {
        await importCase(other, documentOf(first), { clock })
        assert.equal(await exportCase(other, document.case.id, { sealed: true }), first)
      })
    }))

test('importing the same file again changes nothing', () =>
  withDatabase(async (db) => {
    const document = documentOf(demoText('salgado'))
    await importCase(db, document, { clock })
    const again = await importCase(db, document, { clock })
    assert.ok(again.kind === 'imported' && !again.isNew && again.added === 0 && again.unchanged > 0)
    assert.deepEqual(await loadCase(db, document.case.id), document)
  }))

test('a claim that says something else under the same id is refused by name, and nothing of the file is kept', () =>
  withDatabase(async (db) => {
    const document = documentOf(demoText('salgado'))
    await importCase(db, document, { clock })
    const [first, ...rest] = document.claims
    const rewritten = { ...document, claims: [{ ...first!, statement: 'Something else.' }, { ...first!, id: 'NEW' }, ...rest] }
    const outcome = await importCase(db, rewritten, { clock })
    assert.ok(outcome.kind === 'refused')
    assert.deepEqual(outcome.reasons, [
      `Claim '${first!.id}' is kept with another statement: claims are never rewritten; add a new one that supersedes it`,
    ])
    assert.deepEqual(await loadCase(db, document.case.id), document)
  }))

test('new claims, a retraction, an explanation and the closing of the case are added to what is kept', () =>
  withDatabase(async (db) => {
    const full = documentOf(demoText('guzman'))
    const [first, ...rest] = full.claims
    const { closed: _closed, outcome: _outcome, ...open } = full.case
    await importCase(db, { ...full, case: open, claims: [first!, ...rest] }, { clock })
    const on = full.case.opened
    const later: CaseDocument = {
      ...full,
      claims: [
        { ...first!, retracted: { by: 'team', on, why: 'We had entered it wrongly.' } },
        ...rest,
        { ...first!, id: 'C999', supersedes: first!.id },
      ],
      questions: full.questions.map((question) =>
        question.state === 'open' ? { ...question, state: 'explained', why: 'They count different things.' } : question,
      ),
    }
    const outcome = await importCase(db, later, { clock })
    assert.ok(outcome.kind === 'imported')
    const explanations = full.questions.filter(({ state }) => state === 'open').length
    assert.deepEqual(outcome.news, { closings: 1, outcomes: 1, retractions: 1, claims: 1, explanations })
    assert.equal(outcome.added, 4 + explanations)
    assert.deepEqual(await loadCase(db, full.case.id), later)
  }))

test('the database itself refuses to change or remove claims and rulings', () =>
  withDatabase(async (db) => {
    await importCase(db, documentOf(demoText('salgado')), { clock })
    for (const statement of [sql`update entries set sealed = ''`, sql`delete from entries`, sql`truncate entries cascade`])
      await assert.rejects(statement.execute(db), /are never changed or removed/)
  }))

test('a file with a mistake keeps nothing', () =>
  withDatabase(async (db) => {
    const outcome = await importCaseFile(db, demoText('salgado').replace('said_by:', 'said_bye:'), { file: 'salgado.yaml', facts, clock })
    assert.equal(outcome.kind, 'invalid')
    assert.deepEqual(await listCases(db), [])
  }))

test('two people who import the same new case at once keep it once', () =>
  withDatabase(async (db) => {
    const document = documentOf(demoText('mandela'))
    const outcomes = await Promise.all([importCase(db, document, { clock }), importCase(db, document, { clock })])
    assert.equal(outcomes.filter((outcome) => outcome.kind === 'imported' && outcome.isNew).length, 1)
    assert.deepEqual(
      (await listCases(db)).map(({ id, claims }) => [id, claims]),
      [['mandela', document.claims.length]],
    )
  }))

test('an unsealed export leaves out what is sealed, and what is kept stays whole', () =>
  withDatabase(async (db) => {
    const document = documentOf(demoText('salgado'))
    const secret: CaseDocument = {
      ...document,
      sources: [...document.sources, { id: 'guard', name: 'A guard', kind: 'person' }],
      claims: [...document.claims, { ...document.claims[0]!, id: 'S1', said_by: ['guard'], sensitivity: 'sealed' }],
    }
    await importCase(db, secret, { clock })
    const shown = (await exportCase(db, document.case.id)) ?? ''
    assert.match(shown, /^# Left out because it is sealed, or would betray what is: claims 1, sources 1\.\n/)
    assert.deepEqual(documentOf(shown), document)
    assert.equal(await exportCase(db, document.case.id, { sealed: true }), writeCaseFile(secret, { sealed: true }))
  }))

test('an appeal is found by the case that holds it, and in each of several', () =>
  withDatabase(async (db) => {
    const mandela = documentOf(demoText('mandela'))
    const [appeal] = mandela.appeals
    await importCase(db, documentOf(demoText('salgado')), { clock })
    await importCase(db, mandela, { clock })
    assert.deepEqual(
      (await findCaseAppeal(db, appeal!.id)).map((found) => [found.case, found.appeal]),
      [['mandela', appeal]],
    )
    assert.deepEqual(await findCaseAppeal(db, 'nothing'), [])
    await importCase(db, { ...mandela, case: { ...mandela.case, id: 'another' } }, { clock })
    assert.deepEqual(
      (await findCaseAppeal(db, appeal!.id)).map((found) => found.case),
      ['another', 'mandela'],
    )
  }))
