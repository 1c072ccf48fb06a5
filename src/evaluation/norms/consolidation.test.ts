import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { projectCatalogue, projectFacts } from '../../cases/index.ts'
import { parseDate, type Day, type SourceDate } from '../../kit/index.ts'
import { defaultNormSettings, type NormResult } from '../../norms/index.ts'
import { defaultSettings, evaluate } from '../index.ts'
import { caseOf } from '../testing.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const day = (text: string): Day => (parseDate(text) as Extract<SourceDate, { kind: 'date' }>).earliest

/** What art. 45 of Peru's consolidated code, of 2021, comes to where no private interview with a lawyer was let happen at some time. */
function results(when: string): readonly NormResult[] {
  const claims = [{ id: 'C1', said_by: ['lawyer'], asserts: [{ fact: 'counsel.private', value: false, when }] }]
  const { norms = [] } = evaluate(caseOf({ claims }, facts), facts, defaultSettings, {
    at: day('2024-06-01'),
    known: null,
    norms: { catalogue, settings: defaultNormSettings },
  })
  return norms.filter(({ norm }) => norm === 'pe-cep-45')
}

suite('a law that is the consolidation of an earlier one', () => {
  test('is neither engaged nor not in force between the two: what the earlier one said has to be looked up', () => {
    const [between, ...others] = results('1995-03-01')
    assert.deepEqual([between?.result, between?.ask, others], ['cannot_tell', [], []])
    assert.match(
      between!.reason,
      /Whether it was in force then cannot be told: it is a consolidation of 2021; before, it was Legislative Decree 654, art\. 40, of 1991, and we have not read how that stood then\./,
    )
  })

  test('measures what happened after it, and nothing from before what it consolidates', () => {
    assert.deepEqual(results('2022-03-01').map(({ result }) => result), ['engaged']) // prettier-ignore
    const [before] = results('1990-03-01')
    assert.equal(before?.result, 'not_in_force')
    assert.match(before.reason, /what it consolidates is of 1991/)
  })

  test('tells a time that reaches over it apart', () => {
    const told = results('1989-01-01/2023-01-01').map(({ result, period }) => [result, period?.from])
    assert.deepEqual(told, [
      ['engaged', '2022-01-01'],
      ['not_in_force', '1989-01-01'],
    ])
  })
})
