import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseKeyOf, decideNorm, loadCase } from '../cases/index.ts'
import { openFiles } from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { at, importNow, readList, smallMapping, undoNow } from './testing.ts'

const people = 'id,name,place\n1,Ana Ejemplo,Montevideo\n'
const columns = { id: { as: 'id' }, name: { as: 'name' }, place: { as: 'custody.place' } } as const

test('an import stays on a claim of which the team decided on a norm', () =>
  withDatabase(async (db) => {
    const files = openFiles(temporaryFolder(), db)
    const { table } = await readList(people)
    const { id } = await importNow(db, files, { table, mapping: smallMapping(columns), content: people })
    const claims = (await loadCase(db, 'the-list'))!.claims.map((claim) => claim.id).slice(0, 1)
    await db.transaction().execute(async (tx) =>
      decideNorm(tx, (await caseKeyOf(tx, 'the-list'))!, {
        decision: 'accepted',
        norm: 'nmr-44',
        subject: 'somebody',
        reason: 'The list says so.',
        seen: [{ result: 'engaged', claims }],
        clearance: 'team',
        by: 'ana',
        at,
      }),
    )
    const undone = await undoNow(db, files, id)
    assert.match(undone.kind === 'refused' ? undone.why : undone.kind, /the team decided on a norm that rests on it/)
  }))
