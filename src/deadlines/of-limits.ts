import type { CaseDocument } from '../cases/index.ts'
import type { FactDictionary, FactValue } from '../claims/index.ts'
import type { Evaluation } from '../evaluation/index.ts'
import { parseDate, type Day } from '../kit/index.ts'
import { mechanismsFor, type MechanismFound, type Mechanisms, type MechanismsAsked, type TimeLimit } from '../mechanisms/index.ts'
import type { Catalogue } from '../norms/index.ts'
import type { CaseInView } from './case-in-view.ts'
import type { Deadline } from './deadline.ts'
import { lately } from './of-claims.ts'

/** What deadlines are reckoned by besides the case: the questions that claims answer, who is bound by what, and the rules of bodies. */
export type Rules = { readonly facts: FactDictionary; readonly catalogue: Catalogue; readonly mechanisms: Mechanisms }

/**
 * By when a case has to be filed with a body, reckoned from the decisions that claims tell of, by the rule of the body as it was read
 * (mechanisms/time-limits.ts), as the page of bodies shows them. Of a case that is closed, too: the death or the release that closed it ends
 * no right to complain of what was before. None that was over long ago.
 */
export function limitsOf(
  { document }: CaseInView,
  evaluation: Evaluation,
  { today, ...rules }: Rules & { readonly today: Day },
): readonly Omit<Deadline, 'codes' | 'of'>[] {
  const names = new Map(rules.mechanisms.mechanisms.map(({ id, name }) => [id, name]))
  const limits =
    reckoned.get(evaluation) ??
    personByPerson(document, { evaluation, mechanisms: rules.mechanisms, today }).flatMap((about) =>
      mechanismsFor({ ...about, ...rules, at: today }).flatMap((found) => (isShutOtherwise(found) ? [] : found.limits)),
    )
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

/**
 * A case and what it says, once for each person of whom a date is told from which a time may still run: so a list of hundreds who were
 * sentenced long ago is not looked through for each of them.
 */
function personByPerson(
  document: CaseDocument,
  { evaluation, mechanisms, today }: { readonly evaluation: Evaluation; readonly mechanisms: Mechanisms; readonly today: Day },
): readonly Pick<MechanismsAsked, 'document' | 'evaluation'>[] {
  const longest = Math.max(
    0,
    ...mechanisms.mechanisms.map(({ limit }) => Math.max(limit?.months ?? 0, limit?.until?.months ?? 0, limit?.afterProcedure ?? 0)),
  )
  const since = today - longest * 31 - lately
  const points = Map.groupBy(evaluation.points, ({ subject }) => subject)
  const derived = Map.groupBy(evaluation.derived, ({ subject }) => subject)
  return document.subjects.flatMap((subject) => {
    const own = points.get(subject.id) ?? []
    if (!own.some(({ accounts }) => accounts.some(({ value }) => isSince(value, since)))) return []
    return [
      {
        document: { ...document, subjects: [subject] },
        evaluation: { ...evaluation, points: own, derived: derived.get(subject.id) ?? [] },
      },
    ]
  })
}

/** Whether something but the time shuts a body. Where the time alone does, it ran out: somebody has to be told so for a while. */
const isShutOtherwise = ({ state, rules }: MechanismFound): boolean =>
  state === 'not_open' && rules.some(({ rule, answer }) => answer === 'no' && rule !== 'time')

const isSince = (value: FactValue | undefined, day: Day): boolean =>
  value?.type === 'date' && value.date.kind === 'date' && value.date.latest >= day

/** All rules of all bodies are held against a case for it: once for what a case says on a day, as it was worked out for one reader. */
const reckoned = new WeakMap<Evaluation, readonly TimeLimit[]>()
