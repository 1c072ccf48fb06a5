import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { canonicalJson } from '../../kit/index.ts'
import { evaluated, facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../../test/fixtures/hospital-case.ts'
import { composeEdition } from '../compose-edition.ts'
import type { Edition } from '../edition.ts'
import { arabicEdition, longEdition, mixedEdition, spanishEdition } from '../pdf/example-editions.ts'
import { erasableAt } from './erasable.ts'
import { saltsOf } from './commit-edition.ts'
import { canonicalEdition, commit, leavesHolding, redactEdition, verifyEdition, type CommittedEdition } from './index.ts'
import { leavesOf, withLeaves, type Leaf } from './leaves.ts'

const hospital = composeEdition(readAppeal(hospitalAppeal), evaluated([readCase(hospitalCase)]), {
  at: 18_833,
  published: 18_833,
  version: 1,
  approved: 'operator',
  facts,
})
const editions = [hospital, spanishEdition, arabicEdition, mixedEdition]
const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
const anyEdition = fc.tuple(fc.constantFrom<Edition>(...editions), seed).map(([edition, bytes]) => commit(edition, bytes))
const erasable = (edition: Edition): string[] => [...leavesOf(edition).keys()].filter((at) => erasableAt(at) !== null)
const anyRedaction = anyEdition.chain((published) =>
  fc
    .tuple(fc.subarray(erasable(published.edition), { minLength: 1 }), fc.subarray(erasable(published.edition)))
    .map(([first, second]) => ({ published, first, second })),
)
const verify = (published: CommittedEdition) => verifyEdition(canonicalEdition(published))

test('what was published verifies, under its own fingerprint', () => {
  fc.assert(
    fc.property(anyEdition, (published) => {
      const outcome = verify(published)
      assert.ok(outcome.kind === 'verified' && outcome.published.hash === published.hash && outcome.erased.length === 0)
    }),
    { numRuns: 20 },
  )
})

test('any redaction, and any redaction of it, still verifies under the same fingerprint, and holds no salt of what is gone', () => {
  fc.assert(
    fc.property(anyRedaction, ({ published, first, second }) => {
      const once = redactEdition(published, first, '2027-03-03')
      const twice = redactEdition(once, second, '2028-01-01')
      for (const redacted of [once, twice]) {
        const outcome = verify(redacted)
        assert.ok(outcome.kind === 'verified', JSON.stringify(outcome))
        assert.equal(outcome.published.hash, published.hash)
        assert.ok(!('seed' in redacted))
      }
      assert.ok('salts' in twice && twice.erased.every(({ at }) => !(at in twice.salts)))
      const salts = new Set(Object.values(twice.salts))
      for (const [at, salt] of saltsOf(published.edition, published)) assert.ok(at in twice.salts || !salts.has(salt), at)
    }),
    { numRuns: 40 },
  )
})

/** One leaf of the published data, or of its proof, changed into another of its kind. */
const anyChange = fc
  .oneof(
    anyEdition,
    anyRedaction.map(({ published, first }) => redactEdition(published, first, '2027-03-03')),
  )
  .chain((published) => {
    const leaves = [...leavesOf(published)]
    return fc.tuple(fc.constant(published), fc.constantFrom(...leaves), fc.string({ minLength: 1 }), fc.integer({ min: 1 }))
  })
const changed = (leaf: Leaf, text: string, number: number): Leaf =>
  typeof leaf === 'string' ? `${leaf}${text}` : typeof leaf === 'number' ? leaf + number : number

test('any other change does not verify under the fingerprint that was published', () => {
  fc.assert(
    fc.property(anyChange, ([published, [at, leaf], text, number]) => {
      const other = withLeaves(published, (here, value) => (here === at ? changed(leaf, text, number) : value)) as CommittedEdition
      const outcome = verify(other)
      assert.notEqual(outcome.kind, 'verified', `${at}: ${JSON.stringify(leaf)} was changed unseen`)
    }),
    { numRuns: 200 },
  )
})

test('which erased ids were one cannot be told otherwise: any other number in a gap does not verify', () => {
  const gap = /(?<=^\[erased 2027-03-03, )[1-9]\d*(?=\]$)/
  fc.assert(
    fc.property(anyEdition, fc.nat(), fc.integer({ min: 1, max: 60 }), (published, nth, number) => {
      const ids = [...leavesOf(published.edition).keys()].filter((at) => erasableAt(at) === 'id')
      const redacted = redactEdition(published, ids, '2027-03-03')
      const at = ids[nth % ids.length]!
      const other = withLeaves(redacted, (here, leaf) =>
        here === `/edition${at}` ? String(leaf).replace(gap, String(number)) : leaf,
      ) as CommittedEdition
      const same = canonicalJson(other) === canonicalJson(redacted)
      assert.equal(verify(other).kind, same ? 'verified' : 'altered')
    }),
    { numRuns: 100 },
  )
})

test('an id is erased wherever it stands, and an earlier gap keeps its number when others follow', () => {
  const published = commit(hospital, Buffer.alloc(32, 7))
  const [first, second] = [hospital.notes[0]!, hospital.notes[1]!]
  assert.equal(first.case.id, second.case.id)
  const once = redactEdition(published, ['/notes/1/case/id'], '2027-03-03')
  assert.match(once.edition.notes[0]!.case.id, /^\[erased 2027-03-03, \d+\]$/)
  const twice = redactEdition(once, ['/notes/0/cites'], '2028-01-01')
  assert.equal(twice.edition.notes[1]!.case.id, once.edition.notes[1]!.case.id)
  assert.equal(verify(twice).kind, 'verified')
})

test('what is added, left out, or turned into a gap without its tombstone does not verify', () => {
  const published = commit(hospital, Buffer.alloc(32, 7))
  const redacted = redactEdition(published, ['/title', '/asks/0/text'], '2027-03-03')
  assert.ok('salts' in redacted)
  const { '/summary': salt = '', ...fewer } = redacted.salts
  const [first, second] = redacted.erased
  const others: readonly object[] = [
    { ...published, edition: { ...hospital, note: 'A further text.' } },
    { ...published, edition: { ...hospital, notes: hospital.notes.slice(1) } },
    { ...published, edition: { ...hospital, title: '[erased 2027-03-03]' } },
    { ...redacted, erased: [first] },
    { ...redacted, erased: [first, second, second] },
    { ...redacted, salts: fewer },
    { ...redacted, salts: { ...redacted.salts, '/nothing': salt } },
    { ...redacted, salts: { ...redacted.salts, '/title': salt } },
    { ...redacted, edition: { ...redacted.edition, title: 'Another title' } },
    { ...redacted, edition: { ...redacted.edition, title: null } },
    { ...published, hash: 'f'.repeat(64) },
    { ...published, more: true },
  ]
  for (const other of others) assert.notEqual(verifyEdition(canonicalJson(other)).kind, 'verified', canonicalJson(other).slice(0, 200))
})

test('a contested mark, a day of publication or a fingerprint in the chain can be neither erased nor passed off as erased', () => {
  const published = commit(spanishEdition, Buffer.alloc(32, 7))
  for (const at of ['/previous', '/published', '/approved', '/notes/3/points/0/state', '/lang', '/nothing'])
    assert.throws(() => redactEdition(published, [at], '2027-03-03'), /nothing at/)
  const redacted = redactEdition(published, ['/title'], '2027-03-03')
  assert.ok('salts' in redacted)
  const { '/lang': _, ...salts } = redacted.salts
  const forged = {
    ...redacted,
    salts,
    edition: { ...redacted.edition, lang: '[erased 2027-03-03]' },
    erased: [...redacted.erased, { ...redacted.erased[0], at: '/lang' }],
  }
  assert.equal(verifyEdition(canonicalJson(forged)).kind, 'altered')
})

test('a text that was written another way than it was published, or with one name twice, is told apart', () => {
  const text = canonicalEdition(commit(hospital, Buffer.alloc(32, 7)))
  assert.equal(verifyEdition(`${text}\n`).kind, 'verified')
  assert.equal(verifyEdition(JSON.stringify(JSON.parse(text), null, 2)).kind, 'altered')
  assert.equal(verifyEdition(text.replace('"title":', '"title":"Another","title":')).kind, 'altered')
  for (const other of ['', '{', '[]', '{"edition":{}}', text.replace('amparo-edition/2', 'amparo-edition/1')])
    assert.equal(verifyEdition(other).kind, 'unreadable')
})

test('erasing a word takes every text that holds it, and the same id keeps one number', () => {
  const published = commit(hospital, Buffer.alloc(32, 7))
  const found = leavesHolding(published, (text) => /ejemplo|example/i.test(text))
  const redacted = redactEdition(published, found, '2027-03-03')
  assert.doesNotMatch(JSON.stringify(redacted.edition), /ejemplo|example/i)
  assert.match(redacted.edition.notes[0]!.case.id, /^\[erased 2027-03-03, \d+\]$/)
  assert.equal(redacted.edition.notes[0]!.case.id, redacted.edition.notes[1]!.case.id)
  assert.notEqual(redacted.edition.notes[0]!.cites, redacted.edition.notes[1]!.cites)
  assert.deepEqual(
    leavesHolding(redacted, (text) => /ejemplo|erased/i.test(text)),
    [],
  )
})

test('with the date of a mark its day numbers go, so that the drawing does not tell it', () => {
  const published = commit(hospital, Buffer.alloc(32, 7))
  const at = [...leavesOf(hospital).keys()].find((pointer) => /^\/timeline\/.*\/date$/.test(pointer)) ?? assert.fail('no mark')
  const redacted = redactEdition(published, [at], '2027-03-03')
  assert.equal(verify(redacted).kind, 'verified')
  assert.equal('erased' in redacted && redacted.erased.length, 5)
})

test('a long edition is committed to and verified as any other', () => {
  assert.equal(verify(commit(longEdition, Buffer.alloc(32, 7))).kind, 'verified')
})
