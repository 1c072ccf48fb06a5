import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFiles, systemRandomness } from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { loadCaseWith } from '../cases/index.ts'
import { at, importNow, readList, smallMapping, undoNow } from '../lists/testing.ts'
import { judgementsOfCase, judgePersons, pairKey } from './index.ts'

test('an import of which a person was judged is not undone, also when the judgement was withdrawn', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const content = 'id,name\n1,Ana Ruiz\n2,Анна Руис\n'
    const { table } = await readList(content)
    const { id } = await importNow(db, files, { table, mapping: smallMapping({ id: { as: 'id' }, name: { as: 'name' } }), content })
    const { key, document, entries } = (await loadCaseWith(db, 'the-list'))!
    const persons = document.subjects
      .filter(({ kind }) => kind === 'person')
      .map((person) => ({ caseKey: key, subject: entries.get(`subjects/${person.id}`)!.position }))
    const [one, other] = persons
    assert.ok(one && other && persons.length === 2)
    const judge = (decision: 'same' | 'withdrawn', seen: number) =>
      db
        .transaction()
        .execute((tx) =>
          judgePersons(
            tx,
            { persons: [one, other], cases: ['the-list'], decision, reason: 'One name.', seen, by: 'test', at },
            systemRandomness,
          ),
        )
    const judged = await judge('same', 0)
    assert.ok(judged.kind === 'judged')
    assert.equal((await judgementsOfCase(db, key)).get(pairKey(other, one))?.decision, 'same')
    const refused = await undoNow(db, files, id)
    assert.match(refused.kind === 'refused' ? refused.why : '', /it was judged whether a person of it is another one/)
    assert.equal((await judge('withdrawn', judged.id)).kind, 'judged')
    assert.equal((await judgementsOfCase(db, key)).size, 0)
    assert.equal((await undoNow(db, files, id)).kind, 'refused')
    const gone = await db
      .transaction()
      .execute((tx) =>
        judgePersons(
          tx,
          { persons: [one, { caseKey: key, subject: 999 }], cases: ['the-list'], decision: 'same', reason: 'x', seen: 0, by: 'test', at },
          systemRandomness,
        ),
      )
    assert.equal(gone.kind, 'gone')
  }))
