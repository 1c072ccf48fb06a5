import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDatabase } from '../platform/testing.ts'
import { search } from '../search/index.ts'
import { caseKeyOf, importCase, recordEntries } from './index.ts'
import { documentOf, facts } from './testing.ts'

const clock = () => new Date('2021-08-01T10:00:00Z')

/** A case whose appeal cites another. */
const citing = (id: string, other: string) =>
  documentOf(
    JSON.stringify({
      format: 'amparo-case/1',
      case: { id, title: 'A case', country: 'XX', summary: 'One of two.', opened: '2021' },
      subjects: [{ id: 'P', kind: 'person', names: [{ text: 'Ana Quispe', kind: 'legal' }] }],
      sources: [{ id: 'S', name: 'The ward', kind: 'authority' }],
      claims: [{ id: 'C1', about: 'P', said_by: ['S'], statement: 'She was moved.', said_on: '2021' }],
      appeals: [
        {
          id: `appeal-${id}`,
          title: 'T',
          summary: 'S',
          status: 'open',
          opened: '2021',
          lang: 'en',
          sections: [{ sentences: [{ text: `A xylophone of ${id}.`, cites: [`${other}#C1`] }] }],
        },
      ],
    }),
  )

test('two cases that cite each other are written at once, and neither waits for the other in a circle', () =>
  withDatabase(async (db) => {
    for (const document of [citing('aa', 'bb'), citing('bb', 'aa')])
      assert.equal((await importCase(db, document, { clock })).kind, 'imported')
    const add = (id: string, statement: string) =>
      db.transaction().execute((tx) =>
        recordEntries(tx, id, [{ kind: 'add', list: 'claims', entry: { about: 'P', said_by: ['S'], statement, said_on: '2021' } }], {
          by: 'ana',
          at: clock(),
          facts,
        }),
      )
    for (let round = 0; round < 8; round++) {
      const both = await Promise.all([add('aa', `Round ${round}, here.`), add('bb', `Round ${round}, there.`)])
      assert.deepEqual(
        both.map(({ kind }) => kind),
        ['recorded', 'recorded'],
      )
    }
    // Whoever is no member of the cited case is not told the words of an appeal that needs it, not even as what they may have meant.
    const readable = [{ caseKey: (await caseKeyOf(db, 'aa'))!, level: 1 as const }]
    const found = await search(db, { text: 'xilophone' }, readable)
    assert.deepEqual([found.hits, found.suggestions], [[], []])
  }))
