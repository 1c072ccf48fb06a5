import assert from 'node:assert/strict'
import { test } from 'node:test'
import { facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../../test/fixtures/hospital-case.ts'
import { clock, get, withSite } from '../../../test/fixtures/public-site.ts'
import { keepAppeal } from '../../appeals/index.ts'
import { importCase } from '../../cases/index.ts'
import { publishAppeal } from '../../publishing/index.ts'

const point = 'example#ana/custody.hospital_transfer_date/july'
const cited = [['example#C1'], [point], ['example#C3'], ['example#C3', point]]

const sentencesOf = (page: string): string[] =>
  [1, 2, 3, 4].map((number) => {
    const from = page.indexOf(`<li id="s${number}"`)
    const next = page.indexOf(`<li id="s${number + 1}"`)
    return page.slice(from, next > from ? next : page.indexOf('id="asks"'))
  })

test('both sides stand beside the first sentence, only the word beside the next, and later their answers in a line', () =>
  withSite(async (site, db) => {
    const sentences = cited.map((cites) => ({ text: 'A sentence.', cites, own_words: false }))
    await keepAppeal(db, { ...readAppeal(hospitalAppeal), id: 'EX-again', sections: [{ sentences }] }, { clock })
    assert.equal((await publishAppeal(db, 'EX-again', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
    const [first = '', second = '', , fourth = ''] = sentencesOf(await get(site, '/appeals/EX-again'))
    assert.match(first, /contested-box.*<ul>.*17 July 2021.*20 July 2021/s)
    assert.doesNotMatch(second, /contested-box/)
    assert.match(second, /Contested/)
    assert.match(fourth, /class="again".*17 July 2021 · 20 July 2021/s)
    assert.doesNotMatch(fourth, /<ul>/)
  }, []))

test('which account the team prefers stands in the box beside the sentence, and in the line that repeats it', () =>
  withSite(async (site, db) => {
    const ruled = hospitalCase
      .replace('case: {id: example', 'case: {id: ruled')
      .concat(
        "rulings: [{point: ana/custody.hospital_transfer_date/july, prefer: [C2], standing: disputed, reason: The register., by: A. B., on: '2021-07-24', seen: [C1, C2]}]\n",
      )
    await importCase(db, readCase(ruled), { clock })
    const sentences = cited.map((cites) => ({ text: 'A.', cites: cites.map((one) => one.replace('example', 'ruled')), own_words: false }))
    await keepAppeal(db, { ...readAppeal(hospitalAppeal), id: 'EX-ruled', sections: [{ sentences }] }, { clock })
    assert.equal((await publishAppeal(db, 'EX-ruled', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
    const [first = '', , , fourth = ''] = sentencesOf(await get(site, '/appeals/EX-ruled'))
    assert.match(first, /20 July 2021<\/b> <small>Prison service · <span>preferred by the team<\/span><\/small>/)
    assert.doesNotMatch(first, /17 July 2021<\/b> <small>[^/]*preferred by/)
    assert.match(fourth, /20 July 2021 \(preferred by the team\)/)
  }, []))

test('a reference to a question that an earlier note shows in full leads there and keeps its number', () =>
  withSite(async (site, db) => {
    const sentences = cited.map((cites) => ({ text: 'A sentence.', cites, own_words: false }))
    await keepAppeal(db, { ...readAppeal(hospitalAppeal), id: 'EX-again', sections: [{ sentences }] }, { clock })
    await publishAppeal(db, 'EX-again', { as: 'operator', by: 'Ana B.', clock, facts })
    const [, second = ''] = sentencesOf(await get(site, '/appeals/EX-again'))
    assert.match(second, /<a href="#note-1" aria-label="note 2">2<\/a>/)
  }, []))

test('who only passes on the words of another is named with the other, beside the sentence and in the note', () =>
  withSite(async (site, db) => {
    const relayed = hospitalCase
      .replace('case: {id: example', 'case: {id: relayed')
      .replace('name: Prison service, kind: authority', 'name: Prison service, kind: authority, relays: [family]')
    await importCase(db, readCase(relayed), { clock })
    const appeal = readAppeal(hospitalAppeal.replaceAll('example#', 'relayed#'))
    await keepAppeal(db, { ...appeal, id: 'EX-relayed' }, { clock })
    assert.equal((await publishAppeal(db, 'EX-relayed', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
    const page = await get(site, '/appeals/EX-relayed')
    for (const part of [page.slice(page.indexOf('contested-box'), page.indexOf('id="asks"')), page.slice(page.indexOf('id="note-1"'))])
      assert.match(part, /Prison service, passing on Sister of the prisoner/)
  }, []))

test('where several tell the same account, the side names the first and counts the others', () =>
  withSite(async (site, db) => {
    const joined = hospitalCase
      .replace('case: {id: example', 'case: {id: joined')
      .replace(
        'about: ana, said_by: [prisons], printed_in: [{document: D2}], statement: The move',
        'about: ana, said_by: [prisons, family], printed_in: [{document: D2}], statement: The move',
      )
    await importCase(db, readCase(joined), { clock })
    const appeal = readAppeal(hospitalAppeal.replaceAll('example#', 'joined#'))
    await keepAppeal(db, { ...appeal, id: 'EX-joined' }, { clock })
    assert.equal((await publishAppeal(db, 'EX-joined', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'published')
    const [first = ''] = sentencesOf(await get(site, '/appeals/EX-joined'))
    assert.match(first, /20 July 2021<\/b> <small>Prison service \+1<\/small>/)
    assert.match(first, /17 July 2021<\/b> <small>Lawyer of the prisoner<\/small>/)
  }, []))
