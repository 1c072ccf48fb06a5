import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { keepAppeal } from '../../../appeals/index.ts'
import { rebuildSearch } from '../../../cases/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { hospitalAppeal, readAppeal } from '../../../../test/fixtures/hospital-case.ts'
import { keepCanaries } from '../../../../test/desk/canary-desk.ts'
import { openDesk } from '../testing.ts'

const now = new Date('2021-07-25T10:00:00Z')

test('one box finds what stands in one’s own cases, leads to it, and says nothing of others', () =>
  withDatabase(async (db) => {
    const [own, other] = await keepCanaries(db, ['ownword', 'otherword'], now)
    const { staff, token } = await addStaffMember(db, { role: 'reader', now, cases: [{ key: own!.key, clearance: 'team' }] })
    const person = openDesk(db, { clock: () => now }).as(token)

    const page = await person.get('/search?q=ownword')
    assert.equal(page.status, 200)
    assert.match(page.text, new RegExp(`href="/cases/${own!.id}/claims/C1"`))
    assert.match(page.text, /<mark[^>]*>ownword<\/mark>/)
    assert.doesNotMatch(page.text, /otherword/)
    assert.match((await person.get('/search?q=ownwrod')).text, /also looked for <a [^>]*><bdi>ownword</)

    const [, consent = ''] = /href="(\/cases\/[^"]+\/consents\/\d+)"/.exec((await person.get('/search?q=ownword&kind=consents')).text) ?? []
    assert.equal((await person.get(consent)).status, 200)

    const nothing = await person.get('/search?q=otherword')
    assert.match(nothing.text, /Nothing that you may read has all of this/)
    assert.doesNotMatch(nothing.text.replaceAll(/otherword/g, ''), new RegExp(other!.id))
    assert.doesNotMatch((await person.get('/search?q=otherwrod')).text, /otherword/)

    const { rows } = await sql<{ action: string; case_key: number }>`
      select action, case_key from audit where staff = ${staff.id} and action = 'case.search'`.execute(db)
    assert.deepEqual(rows, [{ action: 'case.search', case_key: own!.key }], 'what was shown of a case is recorded, once an hour')
  }))

/** An appeal that no case holds, which cites a claim of each of these cases. */
const appeal = (id: string, cases: readonly string[]) => ({
  ...readAppeal(hospitalAppeal),
  id,
  title: `Appeal ${id}`,
  summary: 'A xylophone.',
  asks: [],
  sections: [{ sentences: [{ text: 'She plays the bassoon.', cites: cases.map((one) => `${one}#C1`), own_words: cases.length === 0 }] }],
})

test('an appeal that no case holds is found by those who belong to every case it cites; one that cites none, by administrators', () =>
  withDatabase(async (db) => {
    const [own, other] = await keepCanaries(db, ['ownword', 'otherword'], now)
    const here = [appeal('of-own', [own!.id]), appeal('of-both', [own!.id, other!.id]), appeal('of-none', [])]
    for (const one of here) await keepAppeal(db, one, { clock: () => now })
    const cases = [{ key: own!.key, clearance: 'team' as const }]
    const reader = openDesk(db, { clock: () => now }).as((await addStaffMember(db, { role: 'reader', now, cases })).token)
    const found = async (person: typeof reader, word: string): Promise<readonly string[]> =>
      [...(await person.get(`/search?q=${word}`)).text.matchAll(/href="\/appeals\/([\w-]+)"/g)].map(([, id]) => id!).toSorted()
    assert.deepEqual(await found(reader, 'xylophone'), ['of-own'])
    assert.deepEqual(await found(reader, 'bassoon'), ['of-own'])
    const administrator = openDesk(db, { clock: () => now }).as((await addStaffMember(db, { role: 'administrator', now, cases })).token)
    assert.deepEqual(await found(administrator, 'xylophone'), ['of-none', 'of-own'])

    await keepAppeal(db, { ...here[0]!, summary: 'A harp.' }, { clock: () => now })
    assert.deepEqual(await found(reader, 'xylophone'), [])
    // As after a crash of PostgreSQL, which empties what can be made anew.
    for (const table of ['search_rows', 'search_words', 'search_cases']) await sql`truncate ${sql.table(table)}`.execute(db)
    await rebuildSearch(db)
    assert.deepEqual(await found(reader, 'harp'), ['of-own'])
  }))

test('bad input is told beside its field, and kept; odd input finds nothing and breaks nothing', () =>
  withDatabase(async (db) => {
    const [own] = await keepCanaries(db, ['ownword'], now)
    const { token } = await addStaffMember(db, { role: 'reader', now, cases: [{ key: own!.key, clearance: 'sealed' }] })
    const person = openDesk(db, { clock: () => now }).as(token)
    const wrong = await person.get('/search?q=ownword&when=soonish')
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /This date cannot be read/)
    assert.match(wrong.text, /value="soonish"/)
    assert.match(wrong.text, /value="ownword"/)
    const odd = [
      "'",
      '\\',
      '"',
      '&',
      "' | 'x':A <-> ",
      '#kind:claims',
      '\u0000',
      '\ud800',
      '%',
      '🙂',
      'a'.repeat(5000),
      '" "',
      '的',
      ':*',
      '..'.repeat(99),
    ]
    for (const text of odd)
      for (const field of ['q', 'source', 'fact', 'standing', 'kind', 'from', 'page'])
        assert.equal(
          (await person.get(`/search?${field}=${encodeURIComponent(text.toWellFormed())}&q=word`)).status,
          200,
          `${field}=${text.slice(0, 20)}`,
        )
    assert.equal((await person.get('/search?q=%ff%fe&when=')).status, 200)
    const claims = await person.get('/search?q=ownword&kind=claims&when=2021-07')
    assert.match(claims.text, /may be of these days|C1/)
  }))

test('while a case cannot be searched the page says so, and does not say that nothing is there', () =>
  withDatabase(async (db) => {
    const [own] = await keepCanaries(db, ['ownword'], now)
    const { token } = await addStaffMember(db, { role: 'reader', now, cases: [{ key: own!.key, clearance: 'team' }] })
    const person = openDesk(db, { clock: () => now }).as(token)
    for (const table of ['search_rows', 'search_words', 'search_names', 'search_cases']) await sql`truncate ${sql.table(table)}`.execute(db)
    const { text } = await person.get('/search?q=ownword')
    assert.match(text, /One of your cases is being made ready to be searched\. Until then what stands in it may be missing here\./)
    assert.match(text, /Nothing that can be searched by now has all of this: <bdi>ownword/)
    assert.doesNotMatch(text, /Nothing that you may read/)
  }))
