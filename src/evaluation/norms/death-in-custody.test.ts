import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { projectCatalogue, projectFacts } from '../../cases/index.ts'
import { dayOf } from '../../kit/index.ts'
import { defaultNormSettings, type NormResult } from '../../norms/index.ts'
import { defaultSettings, evaluate } from '../index.ts'
import { caseOf, type ToldClaim } from '../testing.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
type Asserts = NonNullable<ToldClaim['asserts']>

/** What a norm comes to on 1 June 2024. */
function of(norm: string, claims: readonly ToldClaim[]): NormResult {
  const asked = { at: dayOf(2024, 6, 1) ?? 0, known: null, norms: { catalogue, settings: defaultNormSettings } }
  const { norms = [] } = evaluate(caseOf({ claims }, facts), facts, defaultSettings, asked)
  return norms.find((each) => each.norm === norm)!
}

const says = (id: string, who: string, asserts: Asserts, more: Partial<ToldClaim> = {}): ToldClaim => ({
  id,
  said_by: [who],
  asserts,
  ...more,
})
const arrest = says('A', 'family', [{ fact: 'arrest.date', value: '2019-03-01' }])
const place = (when: string): ToldClaim => says('H', 'lawyer', [{ fact: 'custody.place', value: 'Callao', when }])
const held = place('2021-08')
const death = says('D', 'prison', [{ fact: 'person.death_date', value: '2021-09-11' }])
const release = (day: string): ToldClaim => says('R', 'press', [{ fact: 'release.date', value: day }])
const status = (text: string, when: string): ToldClaim => says('S', 'press', [{ fact: 'custody.status', value: text, when }])
const noInquiry = says('I', 'lawyer', [{ fact: 'death.investigated', value: false }])

/** gc36-29 asks for a death in custody that was not looked into. */
const outcome = (...claims: readonly ToldClaim[]): string => of('gc36-29', [noInquiry, death, ...claims]).result

suite('a death in custody', () => {
  test('follows from an arrest, custody about that time and a death without a release between them, and names who tells of it', () => {
    const { result, claims, reason } = of('gc36-29', [noInquiry, death, arrest, held])
    assert.deepEqual([result, claims], ['engaged', ['A', 'D', 'H', 'I']])
    assert.match(
      reason,
      /: arrested on 1 March 2019, no release told, held on 31 August 2021, died on 11 September 2021 \(family, lawyer and prison\)/,
    )
    assert.deepEqual(of('nmr-71', [death, arrest, held]).ask.map(({ fact }) => fact)[0], 'death.investigated') // prettier-ignore
  })
  test('was none where a release or freedom is told before it, and was one where the arrest came again', () => {
    for (const freed of [release('2020-05-01'), status('free', '2020-05-01'), status('free', '2021-09-11'), status('escaped', '2021')])
      assert.equal(outcome(arrest, freed), 'not_engaged', freed.asserts?.[0]?.fact)
    assert.equal(outcome(release('2020-05-01')), 'not_engaged')
    const again = says('B', 'family', [{ fact: 'arrest.date', value: '2021-07-01', occasion: 'again' }])
    assert.equal(outcome({ ...arrest, asserts: [{ ...arrest.asserts![0]!, occasion: 'first' }] }, release('2020-05-01'), again), 'engaged')
    assert.equal(outcome(arrest, release('2022-01-01')), 'engaged')
  })
  test('stays open where nothing says whether it was one', () => {
    for (const told of [[], [arrest, release('2021-09')], [arrest, held, status('medical_parole', '2021-06-01')]])
      assert.equal(outcome(...told), 'cannot_tell')
    assert.equal(of('gc36-29', [noInquiry, arrest]).result, 'cannot_tell')
  })
  test('stays open where no release is told nor that the custody lasted, and says that this is missing', () => {
    const said = { ...place('2019-03-01/..'), said_on: '2019-05-01' }
    for (const told of [[], [place('2021-05')], [said], [status('disappeared', '2021-08-01')]])
      assert.equal(outcome(arrest, ...told), 'cannot_tell', JSON.stringify(told))
    const { reason, ask } = of('gc36-29', [noInquiry, death, arrest])
    assert.match(reason, /arrested on 1 March 2019, no release told, nor custody when the person died/)
    assert.deepEqual(ask.map(({ fact }) => fact), ['death.occurred']) // prettier-ignore
    const lasted = [{ ...said, said_on: '2021-09-20' }, place('2021-06-20'), status('convicted', '2021-08-01')]
    for (const told of lasted) assert.equal(outcome(arrest, told), 'engaged', JSON.stringify(told))
    // Nobody's account is that nobody tells of it.
    assert.equal(outcome(arrest, says('Y', 'press', [{ fact: 'death.occurred', value: true }])), 'engaged')
  })
  test('is one by the account of those who have the person die where they were held, and not of those who have them die elsewhere', () => {
    const there = says('T', 'family', [{ fact: 'person.death_place', value: 'Callao' }])
    const long = place('2019-06')
    assert.equal(outcome(arrest, long, there), 'engaged')
    const elsewhere = says('E', 'prison', [{ fact: 'person.death_place', value: 'Lima' }])
    const { result, accounts } = of('gc36-29', [noInquiry, death, arrest, long, there, elsewhere])
    assert.deepEqual([result, accounts?.map(({ speakers }) => speakers)], ['if_accepted', [['family', 'lawyer']]])
    assert.equal(outcome(arrest, held, says('X', 'prison', [], { denies: ['H'] })), 'if_accepted')
  })
  test('where the arrest is denied is one by the account of those alone who tell of it, and both are named', () => {
    const { result, accounts, reason, claims } = of('minnesota-death', [
      noInquiry,
      death,
      arrest,
      held,
      says('X', 'prison', [], { denies: ['A'] }),
    ])
    assert.deepEqual([result, accounts?.map(({ speakers }) => speakers)], ['if_accepted', [['family', 'lawyer']]])
    assert.match(reason, /Not under the account of prison \([^()]*arrest denied/)
    assert.ok(claims.includes('X'))
    assert.equal(outcome(arrest, release('2020-05-01'), says('X', 'prison', [], { denies: ['A'] })), 'not_engaged')
  })
  test('is one by the account of those alone who deny the release, and by that of those alone who do not state that it was none', () => {
    const denied = of('gc36-29', [noInquiry, death, arrest, release('2020-05-01'), says('X', 'lawyer', [], { denies: ['R'] })])
    assert.deepEqual([denied.result, denied.accounts?.map(({ speakers }) => speakers.includes('lawyer'))], ['if_accepted', [true]])
    const stated = says('N', 'prison', [{ fact: 'death.occurred', value: false }])
    assert.equal(outcome(arrest, held, stated), 'if_accepted')
  })
})

test('that a lawyer was not let in once, years after the arrest, says nothing of the first 48 hours', () => {
  const refused = says('L', 'family', [{ fact: 'counsel.access', value: false, when: '2021-07' }])
  assert.deepEqual([of('bprl-7', [arrest, refused]).result, of('bprl-8', [arrest, refused]).result], ['cannot_tell', 'engaged'])
  assert.equal(of('bprl-7', [says('H', 'family', [{ fact: 'counsel.hours_to_access', value: 49 }])]).result, 'engaged')
})
