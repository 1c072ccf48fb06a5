import assert from 'node:assert/strict'
import { projectCatalogue, projectFacts, readCaseFile } from '../src/cases/index.ts'
import type { CaseFile, Claim } from '../src/claims/index.ts'
import { defaultSettings, evaluate, type NormsAsked } from '../src/evaluation/index.ts'
import { dayOf } from '../src/kit/index.ts'
import { defaultNormSettings, testsOf } from '../src/norms/index.ts'
import { readProjectFile } from '../src/platform/index.ts'
import { measure, report } from './measure.ts'
import { caseForNorms } from './norm-cases.ts'

const cases = 10_000
const settings = defaultNormSettings

/**
 * 10,000 cases with the norms of the whole catalogue: under 60 s. One changed claim of the largest demo case: under 10 ms.
 * Beside both the naive way: every norm is prepared, and every silent one worked out, anew for each case. The goals are
 * of CPU time, which is wall time on one core of a machine that does nothing else; two cores are not needed.
 */
export async function benchNorms(): Promise<void> {
  const facts = projectFacts()
  const catalogue = projectCatalogue()
  const asked = [...new Set([...catalogue.norms.values()].flatMap(({ condition }) => testsOf(condition).map(({ fact }) => fact)))]
  const at = dayOf(2024, 6, 1) ?? 0
  const withNorms = (file: CaseFile, norms: NormsAsked): number =>
    evaluate(file, facts, defaultSettings, { at, known: null, norms }).norms?.length ?? 0
  const files = Array.from({ length: cases }, (_, number) => {
    const read = readCaseFile(JSON.stringify(caseForNorms(number, facts, asked)), { file: `case-${number}.json`, facts })
    assert.equal(read.kind, 'read')
    return read.kind === 'read' ? read.document : assert.fail()
  })
  const kept = { catalogue, settings }
  const anew = (): NormsAsked => ({ catalogue: { ...catalogue }, settings })

  console.log(`Evaluating ${cases} cases of 25 claims against ${catalogue.norms.size} norms`)
  const over = (some: readonly CaseFile[], how: () => NormsAsked) => (): number =>
    some.reduce((sum, file) => sum + withNorms(file, how()), 0)
  const tenth = files.slice(0, cases / 10)
  report(
    await measure(
      { name: 'every tenth of them, norms prepared once', run: over(tenth, () => kept) },
      { name: 'the same, naive', run: over(tenth, anew) },
      { rounds: 1, warm: 0 },
    ),
    { milliseconds: 6000, of: 'cpu' },
  )
  report(
    await measure(
      { name: `all ${cases}, norms prepared once`, run: over(files, () => kept) },
      {
        name: 'all, points alone without norms',
        run: () => files.forEach((file) => evaluate(file, facts, defaultSettings, { at, known: null })),
      },
      { rounds: 1, warm: 0 },
    ),
    { milliseconds: 60_000, of: 'cpu' },
  )

  const read = readCaseFile(readProjectFile('data', 'demo', 'guzman.yaml'), { file: 'guzman.yaml', facts })
  assert.equal(read.kind, 'read')
  if (read.kind !== 'read') return
  const { document } = read
  let turn = 0
  const changed = (): CaseFile => {
    turn += 1
    return {
      ...document,
      claims: document.claims.map((claim, index) => (index === turn % document.claims.length ? reworded(claim) : claim)),
    }
  }
  console.log(`One changed claim of ${document.claims.length}`)
  report(
    await measure(
      { name: 'evaluated with norms', run: () => withNorms(changed(), kept) },
      { name: 'naive: every norm prepared anew', run: () => withNorms(changed(), anew()) },
      { rounds: 60, warm: 40 },
    ),
    { milliseconds: 10, of: 'cpu' },
  )
}

const reworded = (claim: Claim): Claim => ({ ...claim, statement: `${claim.statement} Reworded.`, asserts: claim.asserts.slice(1) })
