import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { evaluated, facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../../test/fixtures/hospital-case.ts'
import type { CaseDocument } from '../../cases/index.ts'
import { composeEdition } from '../compose-edition.ts'
import type { Edition } from '../edition.ts'
import { commit, leavesHolding, redactEdition } from '../proof/index.ts'
import { wordLanguages } from '../words/index.ts'
import { changesByClearance } from './changes-by-clearance.ts'
import { changeKinds } from './change.ts'
import { changeInWords } from './index.ts'

const settings = { at: 18_833, published: 18_833, version: 1, approved: 'operator', facts } as const
const publish = (file: CaseDocument, cites: readonly string[]): Edition => {
  const appeal = {
    ...readAppeal(hospitalAppeal),
    sections: [{ sentences: cites.map((cited) => ({ text: 'Said.', cites: [`example#${cited}`], own_words: false })) }],
  }
  return composeEdition(appeal, evaluated([file]), settings)
}
/** What has changed since the appeal was published: kind, the least clearance that sees it, and the standing. */
const changes = (before: string, after: string, cites: readonly string[]) => {
  const edition = publish(readCase(before), cites)
  const found = changesByClearance([edition], readCase(after), { facts, at: 18_840 }).get(edition) ?? []
  return found.map(({ note, kind, clearance, standing }) => [note, kind, clearance, ...(standing === undefined ? [] : [standing])])
}
const more = (line: string): string => `${hospitalCase}  - ${line}\n`
const claim = (id: string, rest: string): string =>
  `{id: ${id}, about: ana, said_by: [prisons], printed_in: [{document: D2}], statement: Said later., ${rest}}`
const told = 'asserts: [{fact: notify.transfer, value: true, occasion: july}]'

test('a source that takes its statement back is noted, and so is what we had entered wrongly', () => {
  for (const [by, kind] of [
    ['source', 'retracted'],
    ['team', 'withdrawn'],
  ] as const) {
    const after = hospitalCase.replace(
      'value: false, occasion: july}], sensitivity: public}',
      `value: false, occasion: july}], sensitivity: public, retracted: {by: ${by}, on: '2021-07-26', why: Mixed up.}}`,
    )
    assert.deepEqual(changes(hospitalCase, after, ['C3', 'C5']), [[1, kind, 'public']])
  }
})

test('a later statement in place of the cited one is noted, unless it was taken back itself', () => {
  const later = claim('C20', 'asserts: [], supersedes: C3, sensitivity: public')
  assert.deepEqual(changes(hospitalCase, more(later), ['C3']), [[1, 'superseded', 'public']])
  const taken = later.replace('public}', "public, retracted: {by: source, on: '2021-07-26', why: Mixed up.}}")
  assert.deepEqual(changes(hospitalCase, more(taken), ['C3']), [])
})

test('a claim that contradicts the cited one makes it contested, and one that denies it makes it denied', () => {
  assert.deepEqual(changes(hospitalCase, more(claim('C20', `${told}, sensitivity: public`)), ['C3', 'C5']), [[1, 'contested', 'public']])
  assert.deepEqual(changes(hospitalCase, more(claim('C20', 'asserts: [], denies: [C3], sensitivity: public')), ['C3']), [
    [1, 'denied', 'public'],
  ])
})

test('what contradicts it and may not be read by everybody is told to those who may read it, and to nobody else', () => {
  for (const clearance of ['team', 'privileged', 'sealed'])
    assert.deepEqual(changes(hospitalCase, more(claim('C20', `${told}, sensitivity: ${clearance}`)), ['C3']), [[1, 'contested', clearance]])
})

test('a source that is less open now is said to be public no longer, and nothing else of it', () => {
  const after = hospitalCase.replace(
    'value: false, occasion: july}], sensitivity: public',
    'value: false, occasion: july}], sensitivity: sealed',
  )
  assert.deepEqual(changes(hospitalCase, after, ['C3']), [[1, 'closed', 'public']])
  const other = hospitalCase.replace(
    "value: '2021-07-20', occasion: july}], sensitivity: public",
    "value: '2021-07-20', occasion: july}], sensitivity: team",
  )
  assert.deepEqual(changes(hospitalCase, other, ['C1']), [[1, 'closed', 'public']])
})

const asked = (state: string): string =>
  `${hospitalCase}questions:\n  - {id: days, question: Which day?, claims: [C1, C2], state: ${state}, why: Two clocks.}\n`

test('a further account, one fewer, an explanation and a ruling are each noted', () => {
  const nineteenth = claim(
    'C20',
    "asserts: [{fact: custody.hospital_transfer_date, value: '2021-07-19', occasion: july}], sensitivity: public",
  )
  const point = 'ana/custody.hospital_transfer_date/july'
  for (const cites of [['C1'], [point]]) {
    assert.deepEqual(changes(hospitalCase, more(nineteenth), cites), [[1, 'account', 'public']])
    const taken = hospitalCase.replace(
      "value: '2021-07-20', occasion: july}], sensitivity: public}",
      "value: '2021-07-20', occasion: july}], sensitivity: public, retracted: {by: source, on: '2021-07-26', why: Mixed up.}}",
    )
    assert.deepEqual(changes(hospitalCase, taken, cites), [[1, 'settled', 'public']])
    const ruled = `${hospitalCase}rulings:\n  - {point: ${point}, prefer: [C2], deprecate: [C1], standing: verified, reason: The register., by: Berta Quispe, on: '2021-07-26', seen: [C1, C2]}\n`
    assert.deepEqual(changes(hospitalCase, ruled, ['C2']), [[1, 'ruled', 'public', 'verified']])
    assert.deepEqual(changes(ruled, hospitalCase, ['C2']), [[1, 'unruled', 'public']])
  }
  assert.deepEqual(changes(asked('open'), asked('explained'), ['C1']), [[1, 'explained', 'public']])
})

test('a ruling that has seen what is not public is told to those who may read that, not on the page', () => {
  const secret = more(
    claim('C20', "asserts: [{fact: custody.hospital_transfer_date, value: '2021-07-20', occasion: july}], sensitivity: team"),
  )
  const ruled = `${secret}rulings:\n  - {point: ana/custody.hospital_transfer_date/july, prefer: [C2], deprecate: [C1], standing: verified, reason: The register., by: Berta Quispe, on: '2021-07-26', seen: [C1, C2, C20]}\n`
  assert.deepEqual(changes(hospitalCase, ruled, ['C2']), [[1, 'ruled', 'team', 'verified']])
})

test('while the case stays as it is, nothing has changed, whatever is cited and however many days go by', () => {
  const citable = ['C1', 'C2', 'C3', 'C5', 'C7', 'ana/custody.hospital_transfer_date/july', 'ana/notify.transfer/july']
  fc.assert(
    fc.property(fc.subarray(citable, { minLength: 1 }), fc.nat(5000), (cites, days) => {
      const file = readCase(hospitalCase)
      const edition = publish(file, cites)
      assert.deepEqual(changesByClearance([edition], file, { facts, at: 18_833 + days }).get(edition), [])
    }),
    { numRuns: 30 },
  )
})

test('an edition of which ids were erased is compared as far as it can be, and nothing is made of the gaps', () => {
  const file = readCase(hospitalCase)
  const whole = commit(publish(file, ['C1', 'C3']), Buffer.alloc(32, 7))
  const pointers = leavesHolding(whole, (text) => text.includes('ana/custody'))
  const { edition } = redactEdition(whole, pointers, '2027-03-03')
  assert.deepEqual(changesByClearance([edition], file, { facts, at: 18_840 }).get(edition), [])
  const after = hospitalCase.replace(
    'value: false, occasion: july}], sensitivity: public',
    'value: false, occasion: july}], sensitivity: team',
  )
  assert.deepEqual(
    changesByClearance([edition], readCase(after), { facts, at: 18_840 })
      .get(edition)
      ?.map(({ note, kind }) => [note, kind]),
    [[2, 'closed']],
  )
})

test('a change in one case leaves what is cited of another alone', () => {
  const other = readCase(
    hospitalCase
      .replace('id: example,', 'id: second,')
      .replace('value: false, occasion: july}], sensitivity: public', 'value: false, occasion: july}], sensitivity: sealed'),
  )
  const edition = publish(readCase(hospitalCase), ['C3'])
  assert.deepEqual(changesByClearance([edition], other, { facts, at: 18_840 }).get(edition), [])
})

test('every kind of change can be said in every language, with the number of its note', () => {
  for (const words of wordLanguages)
    for (const kind of changeKinds) assert.match(changeInWords({ note: 7, kind, standing: 'verified' }, words), /7/)
})
