import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAppeal } from '../src/appeals/index.ts'
import { importCaseFile } from '../src/cases/index.ts'
import { erase, findMentions } from '../src/erasure/index.ts'
import { withDatabase } from '../src/platform/testing.ts'
import { canonicalEdition, findEdition, publishAppeal, publishTranslationWithin, verifyEdition } from '../src/publishing/index.ts'
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
    const approved = () => db.transaction().execute((tx) => approvedTranslation(tx, { appeal: after.appeal, lang: 'es', takenDown: null }))
    assert.deepEqual(await approved(), { kind: 'not-approved', missing: ['S2'] })
    assert.equal((await appealGlossary(db, 'EX-001'))[0]?.source, '[erased]')
    const now = async () => (await readTranslation(db, after.appeal, 'es')).translation.segments.find(({ place }) => place === 'S2')!
    const { base, state, target } = await now()
    assert.ok(base < 0, 'a form from before the erasure is told of it')
    assert.deepEqual([state, target], ['draft', '«Nobody told [erased].»'])
    const about = { appeal: after.appeal, lang: 'es' }
    for (const [kind, by] of [
      ['ask', 'ana'],
      ['approve', 'bruno'],
    ] as const) {
      const { key, base: seen } = await now()
      const change: TranslationChange = { kind, key, base: seen }
      const done = await db.transaction().execute((tx) => changeTranslation(tx, about, change, { by, at }))
      assert.equal(done.kind, 'changed', kind)
    }
    assert.equal((await approved()).kind, 'approved')
  }))

test('a name that is erased is gone from the languages that write it otherwise, too: their editions, their translations and the glossary', () =>
  withDatabase(async (db) => {
    const [at, name, arabic] = [new Date('2021-07-25T10:00:00Z'), 'Zenobia Quispealaya', 'زنوبيا']
    const by = { as: 'operator', by: 'Ana B.', clock: () => at, facts } as const
    const file = caseWithAppeal.replaceAll('Nobody told the family.', `Nobody told ${name}.`)
    assert.equal((await importCaseFile(db, file, { file: 'case.yaml', facts, clock: () => at })).kind, 'imported')
    assert.equal((await publishAppeal(db, 'EX-001', by)).kind, 'published')
    const say = (text: string): string => (text.includes(name) ? `لم يخبر أحد ${arabic}.` : `«${text}»`)
    await translate(db, 'EX-001', 'ar', { say })
    const hash = await db.transaction().execute(async (tx) => {
      const published = await publishTranslationWithin(tx, 'EX-001', 'ar', by)
      const term = { id: '00000000-0000-4000-8000-000000000001', sourceLang: 'en', lang: 'ar', kind: 'name', note: '' } as const
      await addTerm(tx, 'EX-001', { ...term, source: name, target: arabic }, { by: 'ana', at })
      return published.kind === 'published' ? published.hash : assert.fail(JSON.stringify(published))
    })
    const told = (await findMentions(db, [name])).mentions.filter(({ wholly }) => wholly.length > 0)
    assert.deepEqual(new Set(told.map(({ table }) => table)), new Set(['editions', 'translation_entries', 'glossary_terms']))
    const settings = { words: [name], chosen: () => true, reason: 'She asked.', by: 'ana', at, facts }
    const outcome = await db.transaction().execute((tx) => erase(tx, settings))
    assert.ok(outcome.kind === 'erased' && outcome.left === 0, JSON.stringify(outcome))
    assert.deepEqual(await wordsLeft([name, arabic], { db }), [])
    const { committed } = (await findEdition(db, 'EX-001', 1, 'ar')) ?? assert.fail('the edition is gone')
    const verified = verifyEdition(canonicalEdition(committed))
    assert.ok(verified.kind === 'verified' && verified.published.hash === hash)
    assert.equal(committed.edition.sections[0]?.sentences[0]?.text, '«She was moved to a hospital on 17 July.»')
  }))
