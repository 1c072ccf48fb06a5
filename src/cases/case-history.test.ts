import assert from 'node:assert/strict'
import { test } from 'node:test'
import { facts, hospitalCase } from '../../test/fixtures/hospital-case.ts'
import { withDatabase } from '../platform/testing.ts'
import { caseHistory, entryReader, importCaseFile, loadCaseWith, recordEntries } from './index.ts'

const clock = () => new Date('2021-07-25T10:00:00Z')

test('the history of a case that was written in one moment holds every entry once, however it is cut', () =>
  withDatabase(async (db) => {
    const claims = Array.from(
      { length: 450 },
      (_, n) => `  - {id: M${n}, about: ana, said_by: [family], said_on: '2021-07-19', statement: Cold ${n}., sensitivity: public}\n`,
    ).join('')
    const imported = await importCaseFile(db, hospitalCase + claims, { file: 'case.yaml', facts, clock })
    assert.equal(imported.kind, 'imported', JSON.stringify(imported))
    for (let n = 0; n < 3; n += 1) {
      const base = (await loadCaseWith(db, 'example'))!.entries.get('sources/family')!.base
      const entry = { name: `Sister of the prisoner, ${n}`, kind: 'family' }
      await db
        .transaction()
        .execute((tx) =>
          recordEntries(tx, 'example', [{ kind: 'revise', list: 'sources', id: 'family', base, entry }], { by: 'ana', at: clock(), facts }),
        )
    }
    const loaded = (await loadCaseWith(db, 'example'))!
    const read = entryReader(loaded, 'sealed')
    const all: string[] = []
    for (let from = 0; ; from += 90) {
      const { changes, older } = await caseHistory(db, 'example', { read, from, most: 90 })
      all.push(...changes.map(({ list, position, revision }) => `${list}/${position}/${revision}`))
      if (!older) break
    }
    assert.equal(all.length, loaded.entries.size + 3)
    assert.equal(new Set(all).size, all.length)
  }))
