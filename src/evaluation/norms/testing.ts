import * as fc from 'fast-check'
import type { FactDictionary } from '../../claims/index.ts'
import { conditionFor, defaultNormSettings, testsOf, type Norm, type Test } from '../../norms/index.ts'
import type { ToldClaim } from '../testing.ts'
import { behind } from './answers.ts'
import { hoursFromArrest } from './hours.ts'

/** What a condition is held against: all norms, with the limits that we give. */
export const settings = { ...defaultNormSettings, unconfirmed: true }

/** What bounds the custody of somebody: it is named where it decides. */
export const bounds = ['arrest.date', 'release.date', 'person.death_date']

/** What is told of one arrest or of another. */
const ofArrests: ReadonlySet<string> = new Set(['arrest.date', ...hoursFromArrest.keys(), ...hoursFromArrest.values()])

const times = fc.constantFrom(
  '2019-03-01',
  '2019-03-01/2019-03-16',
  '2019-03-10/2019-05-01',
  '2021-07',
  '2014',
  '1985-06-01/..',
  '2023-01-01/..',
)

/** Between one and six claims that answer what a norm asks, or what that is worked out from, with answers on both sides of its limits. */
export function toldOf(norm: Norm, facts: FactDictionary): fc.Arbitrary<readonly ToldClaim[]> {
  const asked = [...new Set(testsOf(norm.condition).flatMap(({ fact }) => behind(fact)))].filter((fact) => fact !== 'state.country')
  const around = [...bounds, 'health.need_urgent', 'state.country']
  const assertion = fc
    .oneof({ weight: 6, arbitrary: fc.constantFrom(...asked) }, { weight: 1, arbitrary: fc.constantFrom(...around) })
    .chain((fact) =>
      fc.record(
        {
          fact: fc.constant(fact),
          value: fc.constantFrom(...valuesFor(norm, fact, facts)),
          when: times,
          ...(ofArrests.has(fact) && { occasion: fc.constantFrom('first', 'second') }),
        },
        { requiredKeys: ['fact', 'value'] },
      ),
    )
  const claim = fc.record(
    {
      said_by: fc.subarray(['family', 'prison', 'press'], { minLength: 1, maxLength: 2 }),
      said_on: fc.constantFrom('2021-08-01', '2019-03-20', '2024-01-01'),
      asserts: fc.array(assertion, { minLength: 1, maxLength: 2 }),
      denied: fc.nat(5),
    },
    { requiredKeys: ['said_by', 'asserts'] },
  )
  return fc.array(claim, { minLength: 1, maxLength: 6 }).map((claims) =>
    claims.map(({ denied, ...told }, index) => ({
      ...told,
      id: `C${index}`,
      ...(denied !== undefined && denied < index && index > 1 && { denies: [`C${denied}`] }),
    })),
  )
}

/** Answers to a question on both sides of the limits that a norm sets to it. */
export function valuesFor(norm: Norm, fact: string, facts: FactDictionary): readonly (string | number | boolean)[] {
  const known = facts.get(fact)!
  const limits = testsOf(conditionFor(norm, settings)).filter((each) => each.fact === fact)
  switch (known.type) {
    case 'bool':
      return [true, false]
    case 'number':
      return limits.length > 0 ? limits.flatMap(aroundLimit) : [0, 1, 3, 30]
    case 'date':
      return fact === 'person.birth_date'
        ? ['1960-01-01', '2003-07-01', '2010']
        : ['2019-03-01', '2021-07', '2021-07-20T10:00', '2021-07-22T12:00-05:00', '2014', '2023-01-01']
    case 'enum':
      return [...limits.flatMap(({ value }) => (Array.isArray(value) ? value : [String(value)])), known.values![0]!]
    case 'text':
    case 'place':
    case 'duration':
      return ['PE', 'CN']
    default:
      return known.type satisfies never
  }
}

const aroundLimit = ({ value }: Test): readonly number[] => (typeof value === 'number' ? [Math.max(0, value - 1), value, value + 1] : [1])
