import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CORE_SCHEMA, load } from 'js-yaml'
import { projectFacts } from '../cases/index.ts'
import { parseDate, type Day } from '../kit/index.ts'
import { projectPath } from '../platform/index.ts'
import { defaultSettings, evaluate, plainEvaluation, type PlainEvaluation } from './index.ts'
import { caseOf, type Told } from './testing.ts'

const facts = projectFacts()
const guide = readFileSync(projectPath('docs', 'evaluation.md'), 'utf8')
const examples = [...guide.matchAll(/```yaml\n([\s\S]+?)```\n```text\n([\s\S]+?)```/g)]

test('the guide has examples to run', () => assert.ok(examples.length >= 12, `only ${examples.length}`))

for (const [index, [, story = '', expected = '']] of examples.entries()) {
  const before = guide.slice(0, guide.indexOf(story))
  const heading = [...before.matchAll(/^## (.+)$/gm)].at(-1)?.[1] ?? ''
  test(`docs/evaluation.md, ${heading}: example ${index + 1} comes out as written`, () => {
    const { at = '2026-01-01', known, ...told } = load(story, { schema: CORE_SCHEMA }) as Told & { at?: string; known?: string }
    const evaluation = plainEvaluation(
      evaluate(caseOf(told, facts), facts, defaultSettings, { at: day(at), known: known === undefined ? null : day(known) }),
    )
    const kind = /^(impossible|unlikely|rounding) /.test(expected) ? 'checks' : /^\S+ = /.test(expected) ? 'derived' : 'points'
    assert.equal(inShort(evaluation, kind), expected.trim())
  })
}

function day(text: string): Day {
  const date = parseDate(text)
  assert.ok(date.kind === 'date', text)
  return date.earliest
}

function inShort({ points, derived, checks }: PlainEvaluation, kind: 'points' | 'derived' | 'checks'): string {
  if (kind === 'checks') return checks.map(({ severity, rule, claims }) => `${severity} ${rule}: ${claims.join(' ')}`).join('\n')
  if (kind === 'derived')
    return derived
      .map(
        ({ fact, value, low, high, account, claims }) =>
          `${fact} = ${value ?? `${low}..${high}`}${account === undefined ? '' : `, if ${account}`}: ${claims.join(' ')}`,
      )
      .join('\n')
  return points
    .flatMap(({ state, id, standing, ruling, possibly_known, accounts }) => [
      [
        `${state} ${id}`,
        ...(ruling ? [standing] : []),
        ...(ruling?.ruled_before.length ? [`ruled before ${ruling.ruled_before.join(' ')}`] : []),
        ...(possibly_known ? [`possibly known ${possibly_known.join(' ')}`] : []),
      ].join(', '),
      ...accounts.map(({ value, claims, withdrawn, denies, ruled, voices, independent }) =>
        [
          `  ${value ?? 'in words'}: ${[...claims, ...(withdrawn ? [`withdrawn ${withdrawn.join(' ')}`] : [])].join(' ')}`,
          ...(denies ? [`denies ${denies.join(' ')}`] : []),
          ...(ruled ? [ruled] : []),
          ...(voices > 1 ? [`${voices} voices, ${independent} independent`] : []),
        ].join(', '),
      ),
    ])
    .join('\n')
}
