import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { evaluated, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import type { Appeal } from '../cases/index.ts'
import { resolveCitation, whatStopsPublication } from './index.ts'

const cases = evaluated([readCase(hospitalCase)])
const appeal = readAppeal(hospitalAppeal)
const citing = (...cites: string[]): Appeal => ({
  ...appeal,
  sections: [{ sentences: [{ text: 'A sentence.', cites, own_words: false }] }],
})
const stops = (changed: Appeal): string[] => whatStopsPublication(changed, cases).map((stop) => stop.message)

test('an appeal whose sentences all rest on public claims may be published', () => {
  assert.deepEqual(stops(appeal), [])
})

test('a citation of what does not exist stops publication and says which', () => {
  assert.deepEqual(stops(citing('example#C99')), ['S1 cites example#C99, which names a claim that the case example does not have.'])
  assert.deepEqual(stops(citing('elsewhere#C1')), ['S1 cites elsewhere#C1, which names the case elsewhere, which is not here.'])
  assert.deepEqual(stops(citing('example#ana/arrest.date/never')), [
    'S1 cites example#ana/arrest.date/never, which names a point that the case example does not have.',
  ])
  assert.match(stops(citing('C1')).join(), /is not written as case#claim or case#point/)
})

test('a claim that is not public stops publication, and one without a mark is not public', () => {
  assert.deepEqual(stops(citing('example#C4')), ['S1 cites example#C4, which is marked team.'])
  const unmarked = evaluated([readCase(hospitalCase.replace(', sensitivity: team', ''))])
  const [stop] = whatStopsPublication(citing('example#C4'), unmarked)
  assert.equal(stop?.message, 'S1 cites example#C4, which is not marked, and therefore for the team.')
})

test('citing a public claim whose contradiction is not public stops publication, because it would hide the contradiction', () => {
  const [stop, ...others] = whatStopsPublication(citing('example#C8'), cases)
  assert.deepEqual(others, [])
  assert.equal(stop?.kind, 'hides-a-contradiction')
  assert.match(stop?.message ?? '', /example#C9, which is marked privileged; publishing would hide the contradiction/)
})

test('a retracted claim may not be cited', () => {
  assert.deepEqual(stops(citing('example#C6')), ['S1 cites example#C6, which is retracted.'])
})

test('a claim that the team refuted, or that a later one replaces, may not be cited', () => {
  const ruled = hospitalCase.concat(
    "rulings: [{point: ana/custody.hospital_transfer_date/july, prefer: [C2], deprecate: [C1], standing: refuted, reason: The register., by: A. B., on: '2021-07-24', seen: [C1, C2]}]\n",
  )
  const kinds = (cites: string): string[] => whatStopsPublication(citing(cites), evaluated([readCase(ruled)])).map((stop) => stop.kind)
  assert.deepEqual(kinds('example#C1'), ['given-up'])
  const replaced = hospitalCase.replace("value: '1992'}], sensitivity: public", "value: '1992'}], sensitivity: public, supersedes: C3")
  assert.ok(readCase(replaced).claims.some((claim) => claim.supersedes === 'C3'))
  assert.deepEqual(
    whatStopsPublication(citing('example#C3'), evaluated([readCase(replaced)])).map((stop) => stop.kind),
    ['replaced'],
  )
})

test('a sentence that cites nothing has to be marked as our own words; an ask need not', () => {
  assert.deepEqual(stops(citing()), ['S1 cites nothing and is not marked as our own words.'])
  assert.deepEqual(stops({ ...appeal, asks: [{ text: 'Let her be seen.', cites: [], own_words: false }] }), [])
})

test('an appeal to nobody, asking nothing, saying nothing, or still a draft is stopped with every reason at once', () => {
  const empty: Appeal = { ...appeal, status: 'draft', sections: [], asks: [], to: [] }
  assert.deepEqual(
    whatStopsPublication(empty, cases).map((stop) => stop.kind),
    ['draft', 'no-sentence', 'no-addressee', 'no-ask'],
  )
  assert.match(stops({ ...appeal, status: 'closed' }).join(), /does not say since when/)
  assert.match(stops({ ...appeal, id: 'EX.pdf' }).join(), /ends in \.pdf/)
})

test('a point is cited by its id and brings all its accounts', () => {
  const citation = resolveCitation('example#ana/custody.hospital_transfer_date/july', cases)
  assert.ok(citation.kind === 'point')
  assert.equal(citation.point.state, 'contested')
  assert.equal(citation.point.accounts.length, 2)
})

test('whatever a citation looks like, it resolves or says why not', () => {
  fc.assert(
    fc.property(fc.string(), (cites) => {
      const citation = resolveCitation(cites, cases)
      assert.ok(citation.kind !== 'nothing' || citation.why.length > 0)
    }),
  )
})
