import type { Check } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { listed } from '../say.ts'
import { append, type Statement } from '../statements.ts'
import { inOrder } from '../values.ts'
import { finding } from './finding.ts'

/**
 * Shares of one whole that one speaker gives in one document. Takes the ground and the rule's name. A share above 100
 * percent is impossible. Shares of different subjects that come to more than that are unlikely, since one of them may be
 * part of another. Of several answers for one subject only the least is counted: they exclude each other. A share is a
 * fact in percent whose name says so; other percentages, such as occupancy, may go beyond a hundred.
 */
export function sharesTogether(ground: Ground, rule: string): Check[] {
  const facts = ground.stated.filter((fact) => ground.facts.get(fact)?.unit === 'percent' && /(?:^|[._])share/.test(fact))
  return facts.flatMap((fact) =>
    ground.statements(fact).length === 0 ? [] : [...beyondAll(ground, rule, fact), ...together(ground, rule, fact)],
  )
}

function beyondAll(ground: Ground, rule: string, fact: string): Check[] {
  return ground.statements(fact).flatMap((statement) => {
    const share = shareOf(statement)
    if (share === null || share <= 100) return []
    const message = `According to ${ground.speakers(statement)}, a share of ${share} percent for ${ground.nameOf(statement.subject)}: more than all of it.`
    return [finding(rule, 'impossible', message, [statement.known.claim.id])]
  })
}

function together(ground: Ground, rule: string, fact: string): Check[] {
  const documents = new Map<string, Statement[]>()
  for (const statement of ground.statements(fact))
    for (const document of wholesOf(ground, statement)) append(documents, document, statement)
  return [...documents.values()].flatMap((stated) => {
    const least = new Map<string, Statement>()
    for (const statement of stated) {
      const share = shareOf(statement)
      const before = least.get(statement.subject)
      if (share !== null && (before === undefined || share < shareOf(before)!)) least.set(statement.subject, statement)
    }
    const counted = [...least.values()].sort((a, b) => inOrder(a.subject, b.subject))
    const sum = counted.reduce((total, statement) => total + shareOf(statement)!, 0)
    // A sum of tenths in binary may be a hair above what it is in decimals.
    if (counted.length < 2 || sum <= 100 + 1e-9) return []
    const said = listed(counted.map((statement) => `${ground.nameOf(statement.subject)} ${shareOf(statement)}`))
    const message = `According to ${ground.speakers(counted[0]!)}, shares that come to ${Number(sum.toFixed(6))} percent in one document, unless one is part of another: ${said}.`
    return [
      finding(
        rule,
        'unlikely',
        message,
        counted.map(({ known }) => known.claim.id),
      ),
    ]
  })
}

const shareOf = ({ assertion: { value } }: Statement): number | null => (value.type === 'number' ? value.number : null)

// Two reports of one speaker may count on different grounds; only within one of them must shares fit.
function wholesOf({ voices }: Ground, { known, assertion }: Statement): string[] {
  const { documents, claim } = known
  const printed = documents.length > 0 ? documents.map(({ id }) => id) : [claim.id]
  const common = [assertion.occasion ?? '', assertion.when?.text ?? '', claim.said_on?.text ?? '', ...voices.speakersOf(known)]
  return printed.map((id) => [id, ...common].join('\n'))
}
