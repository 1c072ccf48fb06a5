import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as holds, asyncProperty, array, constantFrom, record as recordOf, subarray } from 'fast-check'
import { wordsLeft } from '../../test/words-left.ts'
import { addErasure, redact, type Database } from '../platform/index.ts'
import { withDatabase } from '../platform/testing.ts'
import { exportCase, importCase, loadCase, loadCaseWith, writeCaseFile, type CaseDocument } from './index.ts'
import { demoCases, demoText, documentOf } from './testing.ts'

const at = new Date('2021-08-01T10:00:00Z')
const clock = (): Date => at
const erase = (db: Database, records: readonly string[], replacement: unknown = null) =>
  db.transaction().execute(async (tx) => {
    const erasure = await addErasure(tx, { reason: 'Asked for', by: 'staff-ana', at })
    for (const record of records) await redact(tx, record, replacement, erasure)
  })

const texts = constantFrom(
  'Señora Quispe',
  'قال المحامي',
  '她被带走了。',
  'a "quoted" \\ word',
  'two\nlines',
  "it's 2021",
  'no',
  '🕊 <b>&amp;',
)
const dates = constantFrom('2021', '2021-07', '2021-07-17', '1934~', '1982/1988', '[2021-07-17,2021-07-20]')

test('any case that a file can hold comes back the same, and its export to the byte', () =>
  withDatabase(async (db) => {
    let round = 0
    const parts = demoCases.map((name) => documentOf(demoText(name)))
    await holds(
      asyncProperty(
        constantFrom(...parts),
        array(recordOf({ statement: texts, why: texts, on: dates }), { maxLength: 6 }),
        subarray([0, 1, 2, 3, 4, 5]),
        async (part, more, sealed) => {
          const id = `case-${round++}`
          const [first] = part.claims
          const claims = more.map(({ statement, on }, index) => ({
            ...first!,
            id: `X${index}`,
            statement,
            said_on: documentOf(demoText('salgado').replace(/opened: .*/, `opened: '${on}'`)).case.opened,
            ...(sealed.includes(index) && { sensitivity: 'sealed' as const }),
          }))
          const independence = more.map(({ why }) => ({
            sources: part.sources.slice(0, 2).map((source) => source.id),
            why,
            by: 'Desk',
            on: part.case.opened,
          }))
          const document: CaseDocument = { ...part, case: { ...part.case, id }, claims: [...part.claims, ...claims], independence }
          assert.equal((await importCase(db, document, { clock })).kind, 'imported')
          assert.deepEqual(await loadCase(db, id), document)
          assert.equal(await exportCase(db, id, { sealed: true }), writeCaseFile(document, { sealed: true }))
        },
      ),
      { numRuns: 40 },
    )
  }))

test('no table that is copied anywhere holds a word of a case', () =>
  withDatabase(async (db) => {
    const document = documentOf(demoText('salgado'))
    await importCase(db, document, { clock })
    const names = document.subjects.flatMap(({ names: all }) => all.map(({ text }) => text)).filter((text) => text.length >= 6)
    const words = [
      document.case.id,
      ...names,
      ...document.sources.map(({ name }) => name),
      ...document.claims.map(({ statement }) => statement),
    ]
    assert.deepEqual(await wordsLeft([...new Set(words)].filter((word) => word.length >= 6).slice(0, 40), { db, onlyLogged: true }), [])
  }))

test('a case with erased entries still loads: what cannot stand without them is left out, and counted', () =>
  withDatabase(async (db) => {
    for (const document of demoCases.map((name) => documentOf(demoText(name)))) {
      const { id } = document.case
      await importCase(db, document, { clock })
      const before = (await loadCaseWith(db, id)) ?? assert.fail('the case is gone')
      for (const list of ['claims', 'sources', 'documents', 'subjects', 'questions', 'rulings', 'consents']) {
        const [, meta] = [...before.entries].find(([place]) => place.startsWith(`${list}/`)) ?? []
        if (meta === undefined) continue
        await erase(db, [meta.record])
        const after = (await loadCaseWith(db, id)) ?? assert.fail('the case is gone')
        assert.ok(after.erased > 0)
        // A file that another reads as ours: every reference leads somewhere.
        documentOf(writeCaseFile(after.document, { sealed: true }))
      }
    }
  }))

test('an erased case is gone, and its id is not taken again', () =>
  withDatabase(async (db) => {
    const document = documentOf(demoText('salgado'))
    await importCase(db, document, { clock })
    const { entries } = (await loadCaseWith(db, document.case.id)) ?? assert.fail('the case is gone')
    await erase(
      db,
      [...entries.values()].map(({ record }) => record),
    )
    assert.equal(await loadCase(db, document.case.id), null)
    const again = await importCase(db, document, { clock })
    assert.match(again.kind === 'refused' ? again.reasons.join() : '', /was erased, and its id is not used again/)
  }))
