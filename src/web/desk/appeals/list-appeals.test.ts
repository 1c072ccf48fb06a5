import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importCaseFile } from '../../../cases/index.ts'
import { keepAppeal } from '../../../appeals/index.ts'
import { atAppeal, caseWithAppeal, caseWithAppeals, numberOf, page } from '../../../../test/fixtures/appeal-desk.ts'
import { facts, hospitalAppeal, readAppeal } from '../../../../test/fixtures/hospital-case.ts'

/** The codes of the appeals on a page of the list, in its order. */
const codesIn = (text: string): string[] => [...text.matchAll(/<a href="\/appeals\/([^"/]+)" data-open/g)].map(([, code = '']) => code)
const olderIn = (text: string): string | undefined =>
  /href="(\/appeals\?before=[^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')

test('the list of appeals holds 50 a page, the last written first, each of them once', () =>
  atAppeal(async ({ editor, db, time }) => {
    time.now = new Date('2021-07-25T10:01:00Z')
    await editor.post(`${page}/sentences/${await numberOf(db, 'S2')}`, { text: 'Nobody told the mother.' })
    const first = (await editor.get('/appeals')).text
    assert.deepEqual([codesIn(first).length, codesIn(first)[0]], [50, 'EX-001'])
    const second = (await editor.get(olderIn(first)!)).text
    assert.equal(olderIn(second), undefined)
    const all = [...codesIn(first), ...codesIn(second)]
    assert.deepEqual([all.length, new Set(all).size], [61, 61])
    for (const wrong of ['x', '2021-07-25T10:00:00.000Z_zz', '9999-99-99T10:00:00.000Z_' + 'a'.repeat(64)])
      assert.equal((await editor.get(`/appeals?before=${wrong}`)).text.includes('data-open'), true, wrong)
  }, caseWithAppeals(61)))

test('what somebody may not read is neither listed nor leaves a page shorter; one of two with the same code is not listed', () =>
  atAppeal(async ({ editor, member, db, time }) => {
    // A case of others, which 30 appeals that stand alone cite beside this one.
    const other = caseWithAppeal.replaceAll('example', 'elsewhere').replace('EX-001', 'EX-900')
    assert.equal((await importCaseFile(db, other, { file: 'case.yaml', facts, clock: () => time.now })).kind, 'imported')
    time.now = new Date('2021-07-25T10:01:00Z')
    for (let n = 0; n < 60; n += 1) {
      const alone = hospitalAppeal.replace('EX-001', `AL-${n}`)
      await keepAppeal(db, readAppeal(n % 2 === 0 ? alone : alone.replace('example#C2', 'elsewhere#C2')), { clock: () => time.now })
    }
    await keepAppeal(db, readAppeal(hospitalAppeal.replace('EX-001', 'EX-002')), { clock: () => time.now })
    const first = (await editor.get('/appeals')).text
    const second = (await editor.get(olderIn(first)!)).text
    const listed = [...codesIn(first), ...codesIn(second)]
    assert.equal(codesIn(first).length, 50)
    assert.equal(listed.filter((code) => code.startsWith('AL-')).length, 30)
    assert.ok(
      listed.every((code) => !/AL-\d*[13579]$|EX-900|EX-002/.test(code)),
      listed.join(' '),
    )
    assert.equal(listed.length, 30 + 39)
    assert.equal(olderIn(second), undefined)
    const reader = await member('reader')
    assert.equal(codesIn((await reader.get('/appeals')).text).length, 50)
  }, caseWithAppeals(40)))
