import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAppeal } from '../src/appeals/index.ts'
import { importCaseFile } from '../src/cases/index.ts'
import { erase } from '../src/erasure/index.ts'
import { withDatabase } from '../src/platform/testing.ts'
import {
  addTerm,
  appealGlossary,
  approvedTranslation,
  changeTranslation,
  readTranslation,
  type TranslationChange,
} from '../src/translations/index.ts'
import { caseWithAppeal } from './fixtures/appeal-desk.ts'
import { facts } from './fixtures/hospital-case.ts'
import { translate } from './fixtures/translated-appeal.ts'
import { wordsLeft } from './words-left.ts'

test('words that are erased are gone from an appeal, its translations, their history and the glossary, and what was approved waits with its gap for a new review', () =>
  withDatabase(async (db) => {
    const at = new Date('2021-07-25T10:00:00Z')
    const name = 'Zenobia Quispealaya'
    const file = caseWithAppeal.replaceAll('Nobody told the family.', `Nobody told ${name}.`)
    assert.equal((await importCaseFile(db, file, { file: 'case.yaml', facts, clock: () => at })).kind, 'imported')
    const found = await findAppeal(db, 'EX-001')
    assert.ok(found.kind === 'found')
    await translate(db, 'EX-001', 'es', { say: (text) => `«${text}»` })
    const segment = (await readTranslation(db, found.appeal, 'es')).translation.segments.find(({ place }) => place === 'S2')!
    await db.transaction().execute(async (tx) => {
      const note = {
        kind: 'write',
        key: segment.key,
        base: 0,
        target: `«${name} »`,
        note: `Who is ${name}?`,
        ask: true,
        anew: false,
      } as const
      assert.equal((await changeTranslation(tx, { appeal: found.appeal, lang: 'fr' }, note, { by: 'ana', at })).kind, 'changed')
      const term = { id: '00000000-0000-4000-8000-000000000001', sourceLang: 'en', lang: 'es', kind: 'name', note: '' } as const
      await addTerm(tx, 'EX-001', { ...term, source: name, target: name }, { by: 'ana', at })
      const outcome = await erase(tx, { words: [name], chosen: () => true, reason: 'She asked.', by: 'ana', at, facts })
      assert.equal(outcome.kind, 'erased', JSON.stringify(outcome))
    })
    assert.deepEqual(await wordsLeft([name], { db }), [])
    const after = await findAppeal(db, 'EX-001')
    assert.ok(after.kind === 'found')
    const approved = () => db.transaction().execute((tx) => approvedTranslation(tx, after.appeal, 'es'))
    assert.deepEqual(await approved(), { kind: 'not-approved', missing: ['S2'] })
    assert.equal((await appealGlossary(db, 'EX-001'))[0]?.source, '[erased]')
    const now = async () => (await readTranslation(db, after.appeal, 'es')).translation.segments.find(({ place }) => place === 'S2')!
    const { base, state, target } = await now()
    assert.ok(base < 0, 'a form from before the erasure is told of it')
    assert.deepEqual([state, target], ['draft', '«Nobody told [erased].»'])
    for (const [kind, by] of [
      ['ask', 'ana'],
      ['approve', 'bruno'],
    ] as const) {
      const { key, base: seen } = await now()
      const change: TranslationChange = { kind, key, base: seen }
      const about = { appeal: after.appeal, lang: 'es' }
      const done = await db.transaction().execute((tx) => changeTranslation(tx, about, change, { by, at }))
      assert.equal(done.kind, 'changed', kind)
    }
    assert.equal((await approved()).kind, 'approved')
  }))
