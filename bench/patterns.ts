import assert from 'node:assert/strict'
import { projectCatalogue, projectFacts, readCaseFile } from '../src/cases/index.ts'
import { defaultSettings, evaluate } from '../src/evaluation/index.ts'
import { dayOf } from '../src/kit/index.ts'
import { defaultNormSettings, testsOf } from '../src/norms/index.ts'
import { crossTable, facetsOf, matching, publicCounts, type CrossTable, type Facets } from '../src/patterns/index.ts'
import { measure, report } from './measure.ts'
import { caseForNorms } from './norm-cases.ts'

const cases = 10_000

/**
 * Counts over 10,000 cases: what a later look costs once all are read, and the numbers for everybody; beside them what each look would
 * cost if every case were evaluated anew, over every hundredth of them.
 */
export async function benchPatterns(): Promise<void> {
  const facts = projectFacts()
  const catalogue = projectCatalogue()
  const asked = [...new Set([...catalogue.norms.values()].flatMap(({ condition }) => testsOf(condition).map(({ fact }) => fact)))]
  const at = dayOf(2024, 6, 1) ?? 0
  const norms = { catalogue, settings: defaultNormSettings }
  const facetsFrom = (number: number): readonly Facets[] => {
    const read = readCaseFile(JSON.stringify(caseForNorms(number, facts, asked)), { file: `case-${number}.json`, facts })
    if (read.kind !== 'read') return assert.fail()
    const { document } = read
    const evaluation = evaluate(document, facts, defaultSettings, { at, known: null, norms })
    return facetsOf({ key: number, document, isWhole: true, evaluation, catalogue, entries: { get: () => ({ position: 0 }) } })
  }
  const all = Array.from({ length: cases }, (_, number) => facetsFrom(number)).flat()
  const engaged = all.reduce((sum, one) => sum + one.engaged.length, 0)
  console.log(`Counting ${all.length} persons of ${cases} cases, for whom ${engaged} norms may be engaged`)
  const anew = Array.from({ length: cases / 100 }, (_, number) => number)
  report(
    await measure(
      { name: 'by norm and State, all cases read', run: () => count(all) },
      { name: 'every hundredth case, read and evaluated anew', run: () => count(anew.flatMap(facetsFrom)) },
      { rounds: 5, warm: 1 },
    ),
    { milliseconds: 1000, of: 'cpu' },
  )
  const table = count(all)
  report(
    await measure(
      { name: 'the same numbers for everybody', run: () => publicCounts(table, { least: 5, day: '2024-06-01' }) },
      { name: 'by place and year, all cases read', run: () => crossTable(matching(all, {}), { rows: 'place', columns: 'year' }) },
      { rounds: 5, warm: 1 },
    ),
    { milliseconds: 1000, of: 'cpu' },
  )
}

const count = (facets: readonly Facets[]): CrossTable => crossTable(matching(facets, { held: 'now' }), { rows: 'norm', columns: 'country' })
