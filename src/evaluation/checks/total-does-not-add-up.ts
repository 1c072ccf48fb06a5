import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { append, type Statement } from '../statements.ts'
import { highest, lowest } from '../span.ts'
import { finding } from './finding.ts'
import { sharesTogether } from './shares.ts'

const rule = 'total-does-not-add-up'

/** Totals and the parts that make them up. */
const totals: readonly { readonly total: string; readonly parts: readonly string[] }[] = [
  { total: 'event.casualties', parts: ['event.deaths', 'event.injured'] },
]

/** More sums than this are not tried one by one: who gives so many numbers is not understood by adding them. */
const mostSums = 1000

/**
 * A total beside the parts given by the same speaker for the same subject and occasion: parts that together are larger
 * than the total, be it a single one, or all parts when no combination of what was said adds up. And shares in one
 * document that come to more than 100 percent (see shares.ts).
 */
export function totalDoesNotAddUp(ground: Ground): Check[] {
  return [...totals.flatMap((each) => sums(ground, each)), ...sharesTogether(ground, rule)]
}

function sums(ground: Ground, { total, parts }: (typeof totals)[number]): Check[] {
  const key = bySpeaker(ground)
  const partsBySpeaker = parts.map((part) => grouped(ground.statements(part), key))
  return [...grouped(ground.statements(total), key)].flatMap(([speaker, stated]) => {
    const given = parts.flatMap((part, index) => {
      const statements = partsBySpeaker[index]!.get(speaker) ?? []
      const amounts = numbers(statements)
      return amounts.length > 0 ? [{ part, statements, amounts }] : []
    })
    const whole = numbers(stated)
    if (given.length === 0 || whole.length === 0) return []
    const least = given.reduce((sum, { amounts }) => sum + lowest(amounts), 0)
    const tooLarge = least > highest(whole)
    if (!tooLarge && (given.length < parts.length || mayAddUp(given, whole))) return []
    const said = given
      .map(({ part, amounts }) => `${ground.facts.get(part)?.label.toLowerCase() ?? part} ${amounts.join(' or ')}`)
      .join(', ')
    const together = given.length > 1 ? `: together ${tooLarge ? `at least ${least}` : sumsOf(given).join(' or ')}` : ''
    const message = `According to ${ground.speakers(stated[0]!)}, a total of ${whole.join(' or ')} for ${ground.nameOf(stated[0]!.subject)}, but ${said}${together}.`
    const claims = [...stated, ...given.flatMap(({ statements }) => statements)].map(({ known }) => known.claim.id)
    return [finding(rule, 'impossible', message, claims)]
  })
}

type Given = readonly { readonly amounts: readonly number[] }[]

const mayAddUp = (given: Given, whole: readonly number[]): boolean =>
  given.reduce((ways, { amounts }) => ways * amounts.length, 1) > mostSums || sumsOf(given).some((sum) => whole.includes(sum))

const sumsOf = (given: Given): number[] =>
  given
    .reduce<number[]>((sumsSoFar, { amounts }) => [...new Set(sumsSoFar.flatMap((sum) => amounts.map((amount) => sum + amount)))], [0])
    .sort((a, b) => a - b)

const numbers = (statements: readonly Statement[]): number[] =>
  [...new Set(statements.flatMap(({ assertion: { value } }) => (value.type === 'number' ? [value.number] : [])))].sort((a, b) => a - b)

const bySpeaker =
  ({ voices }: Ground) =>
  ({ subject, assertion, known }: Statement): string =>
    [subject, assertion.occasion ?? '', ...voices.speakersOf(known)].join('\n')

function grouped(statements: readonly Statement[], keyOf: (statement: Statement) => string): Map<string, Statement[]> {
  const groups = new Map<string, Statement[]>()
  for (const statement of statements) append(groups, keyOf(statement), statement)
  return groups
}
