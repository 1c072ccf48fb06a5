import assert from 'node:assert/strict'
import { dump, load } from 'js-yaml'
import { projectFacts, readCaseFile } from '../src/cases/index.ts'
import { defaultSettings, evaluate } from '../src/evaluation/index.ts'
import { dayOf } from '../src/kit/index.ts'
import { largeCase } from './large-case.ts'
import { measure, report } from './measure.ts'

const claims = 10_000

/** 10,000 claims: read under 400 ms, evaluated under 100 ms. Baselines: the bare parser, and one walk over the claims. */
export async function benchEvaluation(): Promise<void> {
  const facts = projectFacts()
  const plain = largeCase(claims)
  const [json, yaml] = [JSON.stringify(plain), dump(plain, { lineWidth: -1 })]
  const read = (text: string, file: string): ReturnType<typeof readCaseFile> => readCaseFile(text, { file, facts })

  console.log(`Reading a case file of ${claims} claims (JSON ${mega(json)}, YAML ${mega(yaml)})`)
  report(
    await measure(
      { name: 'read and validate, JSON', run: () => read(json, 'large.json') },
      { name: 'JSON.parse alone', run: () => JSON.parse(json) as unknown },
    ),
    { milliseconds: 400, of: 'wall' },
  )
  report(
    await measure(
      { name: 'read and validate, YAML', run: () => read(yaml, 'large.yaml') },
      { name: 'js-yaml load alone', run: () => load(yaml) },
      { rounds: 5, warm: 1 },
    ),
    { milliseconds: 400, of: 'wall' },
  )

  const outcome = read(json, 'large.json')
  assert.equal(outcome.kind, 'read')
  if (outcome.kind !== 'read') return
  const at = { at: dayOf(2022, 1, 1) ?? 0, known: null }
  const evaluation = evaluate(outcome.document, facts, defaultSettings, at)
  const contested = evaluation.points.filter((point) => point.state === 'contested').length
  console.log(`Evaluating it (${evaluation.points.length} points, ${contested} contested, ${evaluation.checks.length} checks)`)
  report(
    await measure(
      { name: 'evaluate, everything known', run: () => evaluate(outcome.document, facts, defaultSettings, at) },
      { name: 'group the assertions by subject and fact, nothing else', run: () => grouped(outcome.document.claims) },
    ),
    { milliseconds: 100, of: 'wall' },
  )
}

function grouped(all: readonly { readonly about: string; readonly asserts: readonly { readonly fact: string }[] }[]): number {
  const groups = new Map<string, number>()
  for (const claim of all)
    for (const { fact } of claim.asserts) groups.set(`${claim.about}/${fact}`, (groups.get(`${claim.about}/${fact}`) ?? 0) + 1)
  return groups.size
}

const mega = (text: string): string => `${(Buffer.byteLength(text) / 1_000_000).toFixed(1)} MB`
