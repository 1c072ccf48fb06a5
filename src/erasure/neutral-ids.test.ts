import assert from 'node:assert/strict'
import { test } from 'node:test'
import { facts } from '../../test/fixtures/hospital-case.ts'
import { importCaseFile, listCases, loadCase } from '../cases/index.ts'
import { withDatabase } from '../platform/testing.ts'
import { erase } from './index.ts'

const at = new Date('2021-08-01T10:00:00Z')
const caseOf = (id: string, subject: string, source: string): string => `
format: amparo-case/1
case: {id: ${id}, title: A case, country: PE, summary: Somebody is held., opened: '2021-07-15'}
subjects: [{id: ${subject}, kind: person, names: [{text: Known to us, kind: known_as}]}]
sources: [{id: ${source}, name: A neighbour, kind: person}]
documents: []
claims: [{id: C1, about: ${subject}, said_by: [${source}], said_on: '2021-07-19', printed_in: [], statement: Held., asserts: [], sensitivity: team}]
`

test('an id that is made of a name gets the same neutral one in every case, and none that something else has', () =>
  withDatabase(async (db) => {
    for (const text of [caseOf('rosa-quispe', 'quispe', 'erased-1'), caseOf('case-1', 'quispe', 'erased-2')])
      assert.equal((await importCaseFile(db, text, { file: 'case.yaml', facts, clock: () => at })).kind, 'imported')
    const settings = { words: ['Quispe'], chosen: () => true, reason: 'She asked.', by: 'ana', at, facts }
    const outcome = await db.transaction().execute((tx) => erase(tx, settings))
    assert.ok(outcome.kind === 'erased' && outcome.left === 0)
    const [rosa = '', other] = (await listCases(db)).map(({ id }) => id)
    assert.deepEqual([/^erased-[34]$/.test(rosa), other], [true, 'case-1'])
    const [first, second] = [await loadCase(db, rosa), await loadCase(db, 'case-1')]
    const subjects = [first, second].map((file) => file?.subjects[0]?.id)
    assert.match(subjects[0] ?? '', /^erased-[34]$/)
    assert.equal(subjects[0], subjects[1])
    assert.notEqual(subjects[0], rosa)
    assert.deepEqual([first?.claims[0]?.about, first?.sources[0]?.id, second?.sources[0]?.id], [subjects[0], 'erased-1', 'erased-2'])
  }))
