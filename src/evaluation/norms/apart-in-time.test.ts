import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { projectCatalogue, projectFacts } from '../../cases/index.ts'
import { dayOf } from '../../kit/index.ts'
import { defaultNormSettings, type NormResult } from '../../norms/index.ts'
import { defaultSettings, evaluate } from '../index.ts'
import { caseOf, type ToldClaim } from '../testing.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()

/** What Principle 8 of the Basic Principles on the Role of Lawyers comes to, of 1990: whether a lawyer is let in. */
function lawyer(...claims: readonly ToldClaim[]): NormResult {
  const asked = { at: dayOf(2024, 6, 1) ?? 0, known: null, norms: { catalogue, settings: defaultNormSettings } }
  const { norms = [] } = evaluate(caseOf({ claims }, facts), facts, defaultSettings, asked)
  return norms.find(({ norm }) => norm === 'bprl-8')!
}

const refused = (id: string, who: string, when: string, more: Partial<ToldClaim> = {}): ToldClaim => ({
  id,
  said_by: [who],
  asserts: [{ fact: 'counsel.access', value: false, when }],
  ...more,
})

const status = (id: string, value: string, when: string): ToldClaim => ({ id, asserts: [{ fact: 'custody.status', value, when }] })

suite('what two tell of one state, years apart', () => {
  const [first, second] = [refused('C1', 'prison', '2013-07'), refused('C2', 'family', '2021-09')]

  test('is told of two times, and nothing is said of the years between', () => {
    const { result, period, periods, reason } = lawyer(first, second)
    assert.deepEqual([result, period], ['engaged', { from: '2013-07-01', to: '2021-09-30' }])
    assert.deepEqual(periods, [
      { from: '2013-07-01', to: '2013-07-31' },
      { from: '2021-09-01', to: '2021-09-30' },
    ])
    assert.match(reason, /from 1 July 2013 to 31 July 2013 and the time from 1 September 2021 to 30 September 2021\.$/)
  })

  test('is one time where they are three months apart, or somebody says that it lasted', () => {
    assert.equal(lawyer(first, refused('C2', 'family', '2013-10-31')).periods, undefined)
    assert.equal(lawyer(first, refused('C2', 'family', '2013-11-01')).periods?.length, 2)
    assert.equal(lawyer(first, second, refused('C3', 'press', '2013-07-01/2021-09-30')).periods, undefined)
  })

  test('is told of one time alone where somebody says of the other that it is not known', () => {
    const claims = [status('C1', 'pretrial', '2016-07'), status('C2', 'unknown', '2021-09'), refused('C3', 'family', '2021-09')]
    const asked = { at: dayOf(2024, 6, 1) ?? 0, known: null, norms: { catalogue, settings: defaultNormSettings } }
    const { norms = [] } = evaluate(caseOf({ claims }, facts), facts, defaultSettings, asked)
    const { result, reason } = norms.find(({ norm }) => norm === 'nmr-119')!
    assert.equal(result, 'cannot_tell')
    assert.doesNotMatch(reason, /without deciding it|: nothing/)
  })

  test('is contested in the one of them alone that somebody denies', () => {
    const { result, reason } = lawyer(first, second, { id: 'D', said_by: ['court'], denies: ['C2'] })
    assert.equal(result, 'engaged')
    assert.match(reason, /Access to a lawyer: no \(prison\)\. Told of the time from 1 July 2013 to 31 July 2013\.$/)
    assert.equal(lawyer(second, { id: 'D', said_by: ['court'], denies: ['C2'] }).result, 'if_accepted')
  })
})
