import { compareNames } from '../src/kit/index.ts'
import { measure, measureByScript, type Measured } from '../test/fixtures/measure-names.ts'
import { aliasGroups, furtherGroups, isHeldOut, pairsOf, practiceGroups, unseenGroups, type NamePair } from '../test/fixtures/names-set.ts'

const goal = { recall: 0.95, precision: 0.9 }

/**
 * How well names are compared (docs/names.md): on the set made from data/names/aliases.yaml, of which half is held out, and on
 * names that are not in it. With `wrong`, every pair that came out wrong, but for those that nobody may look at.
 */
export async function benchNames([wanted]: readonly string[] = []): Promise<void> {
  const aliases = pairsOf(aliasGroups())
  const sets: readonly (readonly [string, readonly NamePair[], boolean])[] = [
    ['aliases.yaml', aliases, true],
    ['  half tuned on', aliases.filter((pair) => !isHeldOut(pair)), true],
    ['  half held out', aliases.filter(isHeldOut), true],
    ['  with all that no sound brings together', pairsOf(aliasGroups(true)), false],
    ['practice.yaml, tuned on', pairsOf(practiceGroups()), false],
    ['further.yaml, tuned on', pairsOf(furtherGroups('tuning')), false],
    ['further.yaml, held out', pairsOf(furtherGroups('held-out')), false],
    ['  with other readings of the same characters', pairsOf(furtherGroups('held-out', true)), false],
    ['unseen.yaml, held out', pairsOf(unseenGroups()), false],
    ['  with other readings of the same characters', pairsOf(unseenGroups(true)), false],
  ]
  console.log(`Comparing names: recall at least ${goal.recall} at a precision of at least ${goal.precision}`)
  for (const [name, pairs, binds] of sets) {
    const all = measure(pairs)
    const met = all.recall >= goal.recall && all.precision >= goal.precision
    line(name, all, binds ? (met ? 'met' : 'MISSED') : '')
    if (name.startsWith('  half') || name.includes('.yaml,'))
      for (const [script, some] of measureByScript(pairs)) line(`      ${script}`, some)
    if (wanted === 'wrong' && !name.includes('held'))
      for (const { a, b, same, alike } of all.wrong) console.log(`        ${same ? 'missed' : 'taken'} ${alike.toFixed(2)} ${a} | ${b}`)
  }
  console.log(
    `  ${microseconds(aliases).toFixed(0)} µs to compare two names; folding both and comparing their letters: ${microseconds(aliases, plainly).toFixed(1)} µs\n`,
  )
  await Promise.resolve()
}

function line(name: string, { same, different, recall, precision, found }: Measured, verdict = ''): void {
  const counted = `${same} same, ${different} not`.padEnd(26)
  console.log(
    `  ${name.padEnd(46)} ${counted} recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}  found ${found.toFixed(3)}  ${verdict}`,
  )
}

const plainly = (a: string, b: string): number => Number(a.normalize('NFKD').toLowerCase() === b.normalize('NFKD').toLowerCase())

function microseconds(pairs: readonly NamePair[], compare: (a: string, b: string) => number = compareNames): number {
  const start = performance.now()
  for (const { a, b } of pairs) compare(a, b)
  return ((performance.now() - start) * 1000) / pairs.length
}
