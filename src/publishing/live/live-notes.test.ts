import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { evaluated, facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../../test/fixtures/hospital-case.ts'
import type { CaseDocument } from '../../cases/index.ts'
import { composeEdition } from '../compose-edition.ts'
import type { Edition } from '../edition.ts'
import { commit, leavesHolding, redactEdition } from '../proof/index.ts'
import { wordLanguages } from '../words/index.ts'
import { changesByClearance, citedNow, type CitedThen, type WholeCase } from './changes-by-clearance.ts'
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
/** A case as it is kept: its entries at the places that the file gives them. */
const whole = (document: CaseDocument, at = 18_840): WholeCase => {
  const position = (list: 'claims' | 'questions' | 'subjects', id: string): number => document[list].findIndex((each) => each.id === id)
  return { document, facts, at, positions: { of: position, idAt: (list, nth) => document[list][nth]?.id } }
}
/** An edition with what is kept of the case that it cites. */
const citedIn = (edition: Edition, file: CaseDocument): CitedThen => ({ edition, ...citedNow(edition, whole(file, 18_833)) })
const changesOf = (cited: CitedThen, file: CaseDocument, at?: number) =>
  changesByClearance([cited], whole(file, at)).get(cited.edition) ?? assert.fail('not held against the case')
/** What has changed since the appeal was published: kind, the least clearance that sees it, and the standing. */
const changes = (before: string, after: string, cites: readonly string[]) => {
  const found = changesOf(citedIn(publish(readCase(before), cites), readCase(before)), readCase(after))
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
    assert.deepEqual(changes(hospitalCase, taken, cites), [[1, 'retracted', 'public']])
    const ruled = `${hospitalCase}rulings:\n  - {point: ${point}, prefer: [C2], deprecate: [C1], standing: verified, reason: The register., by: Berta Quispe, on: '2021-07-26', seen: [C1, C2]}\n`
    assert.deepEqual(changes(hospitalCase, ruled, ['C2']), [[1, 'ruled', 'public', 'verified']])
    assert.deepEqual(changes(ruled, hospitalCase, ['C2']), [[1, 'unruled', 'public']])
  }
  assert.deepEqual(changes(asked('open'), asked('explained'), ['C1']), [[1, 'explained', 'public']])
})

test('an account that is gone is told as what became of it, one among three as well, and never as if the question were settled', () => {
  const moved = "value: '2021-07-20', occasion: july}], sensitivity: public"
  const end = (text: string, with_: string): string => text.replace(`${moved}}`, `${moved}${with_}}`)
  const third = more(
    claim('C20', "asserts: [{fact: custody.hospital_transfer_date, value: '2021-07-19', occasion: july}], sensitivity: public"),
  )
  for (const [by, kind] of [
    ['source', 'retracted'],
    ['team', 'withdrawn'],
  ] as const)
    for (const before of [hospitalCase, third]) {
      const after = end(before, `, retracted: {by: ${by}, on: '2021-07-26', why: Mixed up.}`)
      assert.deepEqual(changes(before, after, ['C1']), [[1, kind, 'public']])
      const closed = after.replace(moved, moved.replace('public', 'team'))
      assert.deepEqual(changes(before, closed, ['C1']), [[1, 'closed', 'public']], 'of what is not public nothing else is told')
    }
  const agreeing = "asserts: [{fact: custody.hospital_transfer_date, value: '2021-07-17', occasion: july}], supersedes: C2"
  assert.deepEqual(changes(hospitalCase, more(claim('C20', `${agreeing}, sensitivity: public`)), ['C1']), [[1, 'superseded', 'public']])
  assert.deepEqual(changes(hospitalCase, more(claim('C20', `${agreeing}, sensitivity: team`)), ['C1']), [[1, 'superseded', 'team']])
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
      assert.deepEqual(changesOf(citedIn(publish(file, cites), file), file, 18_833 + days), [])
    }),
    { numRuns: 30 },
  )
})

/** The file with an id renamed wherever it stands, as an erasure leaves it. */
const renamed = (text: string, id: string): string => text.replaceAll(new RegExp(`\\b${id}\\b`, 'g'), 'erased-1')
const citable = ['C1', 'C3', 'ana/custody.hospital_transfer_date/july', 'ana/notify.transfer/july', 'ana/custody.place@1992-12-31..']

test('an edition is still held against its case when ids were erased: from both, from the edition, or from the case alone', () => {
  const line =
    '{id: C20, about: ana, said_by: [prisons], printed_in: [{document: D2}], statement: Told., asserts: [{fact: notify.transfer, value: true, occasion: july}], sensitivity: public}'
  for (const id of ['example', 'ana', 'july', 'C3']) {
    const file = readCase(hospitalCase)
    const published = commit(publish(file, citable), Buffer.alloc(32, 7))
    const places = citedIn(published.edition, file)
    const pointers = leavesHolding(published, (text) => new RegExp(`\\b${id}\\b`).test(text))
    const redacted = redactEdition(published, pointers, '2027-03-03')
    for (const edition of [redacted.edition, published.edition])
      for (const after of [renamed, (text: string): string => text]) {
        const cited = { ...places, edition }
        assert.deepEqual(changesOf(cited, readCase(after(hospitalCase, id))), [], `${id} was erased, nothing has changed`)
        const changed = changesOf(cited, readCase(after(more(line), id)))
        assert.deepEqual(
          changed.map(({ note, kind }) => [note, kind]),
          [
            [2, 'contested'],
            [4, 'contested'],
          ],
          `${id} was erased, and a claim has come`,
        )
      }
  }
})

test('a ruling of which the reason was erased is not another ruling', () => {
  const point = 'ana/custody.hospital_transfer_date/july'
  const ruled = `${hospitalCase}rulings:\n  - {point: ${point}, prefer: [C2], deprecate: [C1], standing: verified, reason: Berta saw it., by: Berta Quispe, on: '2021-07-23', seen: [C1, C2]}\n`
  const file = readCase(ruled)
  const published = commit(publish(file, [point]), Buffer.alloc(32, 7))
  const redacted = redactEdition(published, ['/notes/0/points/0/ruling/reason'], '2027-03-03')
  const cited = citedIn(published.edition, file)
  const erased = readCase(ruled.replace('Berta saw it.', "'[erased] saw it.'"))
  for (const edition of [redacted.edition, published.edition])
    for (const now of [file, erased]) assert.deepEqual(changesOf({ ...cited, edition }, now), [])
})

const linesOf = (all: readonly (readonly [string, string])[], from: number): string =>
  all.map(([says, level], index) => `  - ${claim(`C${from + index}`, `${says}, sensitivity: ${level}`)}\n`).join('')
const publicOf = (after: string): unknown[] =>
  changes(hospitalCase, after, ['C1', 'C3', 'C5']).filter(([, , clearance]) => clearance === 'public')

test('what readers are told is the same whatever else the team records that they may not read', () => {
  const open = claim('C20', `${told}, sensitivity: public`)
  const denying = claim('C21', `${told}, denies: [C3], sensitivity: privileged`)
  assert.deepEqual(changes(hospitalCase, more(open), ['C3']), [[1, 'contested', 'public']])
  assert.deepEqual(changes(hospitalCase, `${more(open)}  - ${denying}\n`, ['C3']), [
    [1, 'contested', 'public'],
    [1, 'denied', 'privileged'],
  ])
  const asserted = fc.constantFrom(
    'asserts: []',
    told,
    'asserts: [], denies: [C3]',
    'asserts: [], denies: [C1]',
    `${told}, denies: [C3]`,
    'asserts: [], supersedes: C2',
  )
  const claims = (levels: readonly string[]) => fc.array(fc.tuple(asserted, fc.constantFrom(...levels)), { maxLength: 3 })
  fc.assert(
    fc.property(claims(['public']), claims(['team', 'privileged', 'sealed']), (seen, unseen) => {
      const [without, within] = [hospitalCase + linesOf(seen, 20), hospitalCase + linesOf(seen, 20) + linesOf(unseen, 40)]
      assert.deepEqual(publicOf(within), publicOf(without))
    }),
    { numRuns: 40 },
  )
})

test('a ruling stands for readers whatever they may not read comes to its point later', () => {
  const point = 'ana/custody.hospital_transfer_date/july'
  const ruling = `rulings:\n  - {point: ${point}, prefer: [C2], deprecate: [C1], standing: verified, reason: The register., by: Berta Quispe, on: '2021-07-23', seen: [C1, C2]}\n`
  const later = claim('C20', "asserts: [{fact: custody.hospital_transfer_date, value: '2021-07-19', occasion: july}], sensitivity: team")
  const all = changes(hospitalCase + ruling, more(later) + ruling, ['C2'])
  assert.deepEqual(
    all.filter(([, , clearance]) => clearance === 'public'),
    [],
  )
})

test('what an edition owes to what readers may not read is no change for them, until it is one', () => {
  const point = 'ana/custody.hospital_transfer_date/july'
  const note = (reason: string, seen: string): string =>
    `rulings:\n  - {point: ${point}, prefer: [C2], deprecate: [C1], standing: verified, reason: ${reason}, by: Berta Quispe, on: '2021-07-23', seen: [${seen}]}\n`
  const secret = more(
    '{id: C20, about: ana, said_by: [prisons], printed_in: [{document: D2}], statement: A guard said so., asserts: [], sensitivity: team}',
  )
  const ruled = secret + note('The register.', 'C1, C2, C20')
  assert.deepEqual(changes(ruled, ruled, ['C2']), [])
  assert.deepEqual(changes(ruled, secret, ['C2']), [[1, 'unruled', 'public']])
})

test('a change in one case leaves what is cited of another alone', () => {
  const other = readCase(
    hospitalCase
      .replace('id: example,', 'id: second,')
      .replace('value: false, occasion: july}], sensitivity: public', 'value: false, occasion: july}], sensitivity: sealed'),
  )
  const edition = publish(readCase(hospitalCase), ['C3'])
  assert.deepEqual(changesOf(citedIn(edition, other), other), [])
  assert.deepEqual(changesOf({ edition, places: null, already: null }, other), [])
})

test('every kind of change can be said in every language, with the number of its note', () => {
  for (const words of wordLanguages)
    for (const kind of changeKinds)
      for (const beside of [false, true]) assert.match(changeInWords({ note: 7, kind, standing: 'verified', beside }, words), /[7۷]/)
})
