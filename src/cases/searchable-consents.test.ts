import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDatabase } from '../platform/testing.ts'
import { search, type SearchLevel } from '../search/index.ts'
import { caseKeyOf, importCase } from './index.ts'
import { documentOf } from './testing.ts'

test('consents are found by who gave them in any spelling, for whom and to what, by those who may read them; a no is told as one', () =>
  withDatabase(async (db) => {
    const claim = { id: 'C1', said_by: ['S'], statement: 'He was moved.', said_on: '2021' }
    const document = documentOf(
      JSON.stringify({
        format: 'amparo-case/1',
        case: { id: 'asked', title: 'A case', country: 'XX', summary: 'With consents.', opened: '2021' },
        subjects: [
          { id: 'P', kind: 'person', names: [{ text: 'Ana Mamani', kind: 'legal' }] },
          { id: 'W', kind: 'person', names: [{ text: 'Rosa Testigo', kind: 'legal' }] },
        ],
        sources: [{ id: 'S', name: 'The ward', kind: 'authority' }],
        claims: [
          { ...claim, about: 'P' },
          { ...claim, id: 'C2', about: 'W', sensitivity: 'sealed' },
        ],
        consents: [
          { subject: 'W', given_by: 'Rosa Testigo', relation: 'herself', scope: 'a xylophone', on: '2021-07-01' },
          { subject: 'P', given_by: 'Lucía Quispe', relation: 'sister', scope: 'her glockenspiel', refused: true, on: '2021-07-02' },
        ],
      }),
    )
    assert.equal((await importCase(db, document, { clock: () => new Date('2021-08-01T10:00:00Z') })).kind, 'imported')
    const caseKey = (await caseKeyOf(db, 'asked'))!
    const find = async (text: string, level: SearchLevel = 1) =>
      (await search(db, { text, kinds: ['consents'] }, [{ caseKey, level }])).hits.map(({ entry, title, text: words }) => [
        entry,
        title,
        words,
      ])
    const no = ['1', 'Lucía Quispe', 'sister\nA no: her glockenspiel']
    for (const typed of ['glockenspiel', 'Kispe', 'Mamani sister']) assert.deepEqual(await find(typed), [no], typed)
    assert.deepEqual(await find('xylophone'), [], 'only a sealed claim names whom it is for')
    assert.deepEqual(await find('xylophone', 3), [['0', 'Rosa Testigo', 'herself\na xylophone']])
  }))
