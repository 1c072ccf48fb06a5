import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { append, type Statement } from '../statements.ts'
import { finding } from './finding.ts'

const rule = 'total-does-not-add-up'

/** Totals and the parts that make them up. */
const totals: readonly { readonly total: string; readonly parts: readonly string[] }[] = [
  { total: 'event.casualties', parts: ['event.deaths', 'event.injured'] },
]

/**
 * A total beside the parts given by the same speaker for the same subject and occasion, when no combination of what was
 * said adds up; a single part larger than its total; and shares in one document that come to more than 100 percent.
 */
export function totalDoesNotAddUp(ground: Ground): Check[] {
  return [...totals.flatMap((each) => sums(ground, each)), ...shares(ground)]
}

function sums(ground: Ground, { total, parts }: (typeof totals)[number]): Check[] {
  const partsBySpeaker = parts.map((part) => grouped(ground.statements(part), bySpeaker(ground)))
  return [...grouped(ground.statements(total), bySpeaker(ground))].flatMap(([key, stated]) => {
    const given = partsBySpeaker.map((part) => part.get(key) ?? [])
    if (given.some((statements) => statements.length === 0)) return []
    const possible = given.reduce<number[]>(
      (sumsSoFar, part) => [...new Set(sumsSoFar.flatMap((sum) => numbers(part).map((number) => sum + number)))],
      [0],
    )
    if (numbers(stated).some((number) => possible.includes(number))) return []
    const said = given
      .map((part, index) => `${ground.facts.get(parts[index]!)?.label.toLowerCase() ?? parts[index]} ${numbers(part).join(' or ')}`)
      .join(', ')
    const message = `According to ${ground.speakers(stated[0]!)}, a total of ${numbers(stated).join(' or ')} for ${ground.nameOf(stated[0]!.subject)}, but ${said}: together ${possible.join(' or ')}.`
    return [
      finding(
        rule,
        'impossible',
        message,
        [...stated, ...given.flat()].map(({ known }) => known.claim.id),
      ),
    ]
  })
}

function shares(ground: Ground): Check[] {
  const percent = ground.stated.filter((fact) => ground.facts.get(fact)?.unit === 'percent')
  return percent.flatMap((fact) =>
    [...grouped(ground.statements(fact), inOneDocument(ground))].flatMap(([, stated]) => {
      const sum = numbers(stated).reduce((together, number) => together + number, 0)
      if (sum <= 100) return []
      const message = `According to ${ground.speakers(stated[0]!)}, shares of ${ground.nameOf(stated[0]!.subject)} that come to ${sum} percent: ${numbers(stated).join(', ')}.`
      return [
        finding(
          rule,
          'impossible',
          message,
          stated.map(({ known }) => known.claim.id),
        ),
      ]
    }),
  )
}

const numbers = (statements: readonly Statement[]): number[] =>
  [...new Set(statements.flatMap(({ assertion: { value } }) => (value.type === 'number' ? [value.number] : [])))].sort((a, b) => a - b)

const bySpeaker =
  ({ voices }: Ground) =>
  ({ subject, assertion, known }: Statement): string =>
    [subject, assertion.occasion ?? '', ...voices.speakersOf(known)].join('\n')

// Two reports of one speaker may count on different grounds; only within one of them must shares fit.
const inOneDocument =
  (ground: Ground) =>
  (statement: Statement): string => {
    const { documents, claim } = statement.known
    return [
      bySpeaker(ground)(statement),
      claim.said_on?.text ?? '',
      ...(documents.length > 0 ? documents.map(({ id }) => id) : [claim.id]),
    ].join('\n')
  }

function grouped(statements: readonly Statement[], keyOf: (statement: Statement) => string): Map<string, Statement[]> {
  const groups = new Map<string, Statement[]>()
  for (const statement of statements) append(groups, keyOf(statement), statement)
  return groups
}
