import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { projectCatalogue, projectFacts, readCaseFile } from '../../cases/index.ts'
import { dayOf } from '../../kit/index.ts'
import { defaultNormSettings, type Norm, type NormResult } from '../../norms/index.ts'
import { projectPath } from '../../platform/index.ts'
import { defaultSettings, evaluate } from '../index.ts'
import { outcomes } from './proposals.ts'

const guide = readFileSync(projectPath('docs', 'norms.md'), 'utf8')
const rows = guide.split('\n').flatMap((line) => (line.startsWith('| ') ? [line.slice(2, -2).split(' | ')] : []))
const facts = projectFacts()
const catalogue = projectCatalogue()

function resultsFor(name: string): readonly NormResult[] {
  const file = `${name}.yaml`
  const read = readCaseFile(readFileSync(projectPath('data', 'demo', file)), { file, facts })
  if (read.kind !== 'read') throw new Error(`${file} cannot be read`)
  const norms = { catalogue, settings: defaultNormSettings }
  return evaluate(read.document, facts, defaultSettings, { at: dayOf(2026, 1, 1) ?? 0, known: null, norms }).norms ?? []
}

suite('docs/norms.md', () => {
  test('says what comes of each hold as the matcher has it', () => {
    for (const [hold, { met, met_if, open, unmet }] of Object.entries(outcomes))
      assert.deepEqual(
        rows.find(([first]) => first === hold),
        [hold, met, met_if, open, unmet],
      )
  })

  for (const name of ['fujimori', 'guzman', 'liu-xiaobo', 'mandela', 'salgado'])
    test(`says what the candidates of ${name} come to, and why`, () => {
      const results = resultsFor(name)
      const told = rows.filter(([first]) => first === name)
      assert.ok(told.length >= 5)
      for (const [, id, result, why = ''] of told) {
        assert.ok(id !== undefined && catalogue.norms.has(id), `${id} is no norm`)
        const found = results.filter(({ norm, subject }) => norm === id && subject !== 'wife').map((each) => each.result)
        assert.equal(result, found.length > 0 ? found.join(', ') : 'not proposed', `${name} ${id}`)
        assert.match(why, /\.$/)
      }
    })

  test('to Mandela nothing younger than his release comes out as anything but not in force', () => {
    const younger = resultsFor('mandela').filter(({ norm }) => (catalogue.norms.get(norm) as Norm).year > 1990)
    assert.ok(younger.length > 100)
    assert.deepEqual([...new Set(younger.map(({ result }) => result))], ['not_in_force'])
  })
})
