import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { projectCatalogue, projectFacts } from '../../cases/index.ts'
import { parseDate, type Day, type SourceDate } from '../../kit/index.ts'
import { defaultNormSettings, type NormResult } from '../../norms/index.ts'
import { defaultSettings, evaluate } from '../index.ts'
import { caseOf, type ToldClaim } from '../testing.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const day = (text: string): Day => (parseDate(text) as Extract<SourceDate, { kind: 'date' }>).earliest
type Asserts = NonNullable<ToldClaim['asserts']>

/** All that a norm comes to on 1 June 2024, in Peru. */
function allOf(norm: string, claims: readonly ToldClaim[]): readonly NormResult[] {
  const settings = { ...defaultNormSettings, unconfirmed: true }
  const asked = { at: day('2024-06-01'), known: null, norms: { catalogue, settings } }
  const { norms = [] } = evaluate(caseOf({ claims }, facts), facts, defaultSettings, asked)
  return norms.filter((each) => each.norm === norm)
}

let next = 0
const says = (who: string, asserts: Asserts, more: Partial<ToldClaim> = {}): ToldClaim => ({
  id: `C${(next += 1)}`,
  said_by: [who],
  asserts,
  ...more,
})

suite('the end of custody', () => {
  test('ends what goes on without an end, and not what others tell of a later time', () => {
    const claims = [
      says('family', [{ fact: 'person.foreign_national', value: true }], { said_on: '2024-01-01' }),
      says('press', [
        { fact: 'contact.consul_informed', value: true, when: '2023-01-01/..' },
        { fact: 'release.date', value: '2023-01-01' },
      ]),
    ]
    assert.equal(allOf('vccr-36', claims)[0]?.result, 'cannot_tell')
    const until = (when: string): ToldClaim => says('lawyer', [{ fact: 'contact.consul_informed', value: true, when }])
    assert.deepEqual(allOf('vccr-36', [...claims, until('2022-01-01/2024-05-31')]).map(({ result }) => result), ['not_engaged']) // prettier-ignore
    const again = [...claims, until('2022-01-01/2022-12-31'), until('2022-06-01/2023-02-01'), until('2023-01-15/..')]
    assert.deepEqual(allOf('vccr-36', again).map(({ result }) => result), ['not_engaged']) // prettier-ignore
  })
  test('is named where it is why something that nobody dates was before a norm, also beside what is dated', () => {
    const arrest = says('prison', [{ fact: 'arrest.date', value: '2019-03-01' }])
    const denied = says('press', [{ fact: 'health.treatment_denied', value: true }])
    const results = allOf('oc29-85', [arrest, denied, says('family', [{ fact: 'health.same_standard', value: false, when: '2019-03-01' }])])
    const before = results.find(({ result }) => result === 'not_in_force')
    assert.ok(before?.claims.includes(arrest.id), before?.claims.join(' '))
  })
  for (const [what, fact] of [
    ['release', 'release.date'],
    ['death', 'person.death_date'],
  ] as const)
    test(`where a ${what} is denied: what went on, or nobody dates, is of the time after it by the account of those who deny it alone`, () => {
      const arrest = says('press', [{ fact: 'arrest.date', value: '2019-03-01' }])
      const out = says('prison', [{ fact, value: '2021-03-10' }], { id: 'OUT' })
      const denial = says('lawyer', [], { denies: ['OUT'] })
      for (const when of [{ when: '2019-05-01/..' }, {}]) {
        const told = [arrest, says('family', [{ fact: 'health.same_standard', value: false, ...when }])]
        const outcomes = (claims: readonly ToldClaim[]): string[] => allOf('oc29-85', claims).map(({ result }) => result)
        assert.deepEqual(outcomes([...told, out]), ['not_in_force'])
        const [disputed, before] = allOf('oc29-85', [...told, out, denial])
        assert.deepEqual([disputed?.result, before?.result], ['if_accepted', 'not_in_force'])
        assert.deepEqual(disputed?.accounts?.map(({ speakers }) => speakers), [['family', 'lawyer']]) // prettier-ignore
        assert.match(disputed?.reason ?? '', /Not under the account of prison \([^()]*: over by 10 March 2021\)/)
        assert.ok(['OUT', denial.id].every((id) => disputed?.claims.includes(id)))
        // To a norm that held all the time it makes no difference how it ended.
        assert.deepEqual(allOf('nmr-24', [...told, out, denial]).map(({ result }) => result), ['engaged']) // prettier-ignore
      }
    })

  test('does not end by one account what another account of the file begins after it', () => {
    const out = says('prison', [{ fact: 'release.date', value: '2021-03-10' }], { id: 'OUT' })
    const again = says('family', [{ fact: 'health.same_standard', value: false, when: '2023-05-01/..' }])
    assert.deepEqual(allOf('oc29-85', [out, says('lawyer', [], { denies: ['OUT'] }), again]).map(({ result }) => result), ['engaged']) // prettier-ignore
  })
})
