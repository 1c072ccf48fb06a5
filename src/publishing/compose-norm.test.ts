import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { facts, hospitalAppeal, readAppeal } from '../../test/fixtures/hospital-case.ts'
import { clock, withSite } from '../../test/fixtures/public-site.ts'
import { keepAppeal } from '../appeals/index.ts'
import { findEdition, publishAppeal } from './index.ts'
import { commit, seedLength } from './proof/index.ts'
import { addEdition } from './store.ts'

test('a year, a force or a confirmation that was published wrong is put right by publishing again, though no sentence is another', () =>
  withSite(async (_, db) => {
    await keepAppeal(db, readAppeal(hospitalAppeal.replace(`cites: ['example#C3'`, `cites: ['norm:nmr-68', 'example#C3'`)), { clock })
    const publish = async (): Promise<string> => (await publishAppeal(db, 'EX-001', { as: 'operator', by: 'Ana B.', clock, facts })).kind
    assert.equal(await publish(), 'published')
    const { edition, hash } = (await findEdition(db, 'EX-001')) ?? assert.fail('nothing was published')
    assert.equal(await publish(), 'unchanged')
    const wrong = { words: 'As it was said once.', words_lang: 'en' }
    for (const [version, more, outcome] of [
      [2, wrong, 'unchanged'],
      [3, { year: 1901 }, 'published'],
      [5, { confirmed: 'unconfirmed' as const }, 'published'],
    ] as const) {
      const [previous, norms] = [{ previous: hash }, edition.norms!.map((norm) => ({ ...norm, ...more }))]
      const committed = commit({ ...edition, ...previous, version, norms }, randomBytes(seedLength))
      await db.transaction().execute((tx) => addEdition(tx, committed, { by: 'Ana B.', at: clock() }))
      assert.equal(await publish(), outcome, `version ${version}`)
      if (outcome === 'published') assert.deepEqual((await findEdition(db, 'EX-001'))!.edition.norms, edition.norms)
    }
  }))
