import type { FactDictionary } from '../claims/index.ts'
import type { Evaluation } from '../evaluation/index.ts'
import { parseDate, type Day } from '../kit/index.ts'
import { timeLimitsOf, type Mechanisms, type TimeLimit } from '../mechanisms/index.ts'
import type { Catalogue } from '../norms/index.ts'
import type { CaseInView } from './case-in-view.ts'
import type { Deadline } from './deadline.ts'
import { lately } from './of-claims.ts'

/** What deadlines are reckoned by besides the case: the questions that claims answer, who is bound by what, and the rules of bodies. */
export type Rules = { readonly facts: FactDictionary; readonly catalogue: Catalogue; readonly mechanisms: Mechanisms }

/**
 * By when a case has to be filed with a body, reckoned from the decisions that claims tell of, by the rule of the body as it was read
 * (mechanisms/time-limits.ts). None of a case that is closed, and none that was over long ago.
 */
export function limitsOf(
  { document }: CaseInView,
  evaluation: Evaluation,
  { facts, catalogue, mechanisms, today }: Rules & { readonly today: Day },
): readonly Omit<Deadline, 'code' | 'case'>[] {
  if (document.case.closed !== undefined) return []
  const names = new Map(mechanisms.mechanisms.map(({ id, name }) => [id, name]))
  const limits = reckoned.get(evaluation) ?? timeLimitsOf({ document, evaluation, catalogue, facts, mechanisms, at: today })
  reckoned.set(evaluation, limits)
  return limits.flatMap((limit) => {
    const [from, to] = [parseDate(limit.from), parseDate(limit.to)]
    if (from.kind !== 'date' || to.kind !== 'date' || to.latest < today - lately) return []
    return [
      {
        kind: 'limit' as const,
        day: to.latest,
        first: from.earliest,
        from: { kind: 'limit' as const, limit, body: names.get(limit.body) ?? limit.body },
        key: `limit ${limit.body} ${limit.subject} ${limit.from}`,
      },
    ]
  })
}

/** All rules of all bodies are held against a case for it: once for what a case says on a day, as it was worked out for one reader. */
const reckoned = new WeakMap<Evaluation, readonly TimeLimit[]>()
