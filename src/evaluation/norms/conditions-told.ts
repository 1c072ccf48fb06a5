import { plainValue } from '../../claims/index.ts'
import type { Matched } from '../../norms/index.ts'
import type { Point } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { listed } from '../say.ts'
import { inOrder } from '../values.ts'

/** How the conditions are told as a whole. It is contested only where somebody denies it, or the team asks which of them is so. */
const whole = 'conditions.description'
export const isOfConditions = ({ fact }: Point): boolean => fact === whole

/** Whether any of these facts is part of what people tell of somebody's conditions. */
export function areConditions(facts: Iterable<string>): boolean {
  for (const fact of facts) if (fact.startsWith('isolation.') || fact.startsWith('conditions.')) return true
  return false
}

/** Who tells the conditions otherwise than those whom a result rests on, where that is contested. It answers no question, and is said. */
export function conditionsSaid(ground: Ground, subject: string, { kind, deciding }: Matched): string {
  const told = deciding.filter(({ fact }) => areConditions([fact]))
  if (kind === 'unmet' || told.length === 0) return ''
  const claims = new Set(told.flatMap((point) => point.tellings.flatMap((telling) => telling.claims)))
  const isOurs = (ids: readonly string[]): boolean => ids.some((id) => claims.has(id))
  const others = ground
    .pointsOf(subject, whole)
    .filter(({ state, accounts }) => state === 'contested' && accounts.some((account) => isOurs(account.claims)))
    .flatMap(({ accounts }) => accounts.filter((account) => account.claims.length > 0 && !isOurs(account.claims)))
  const said = others.map(
    ({ speakers, value }) => `${ground.named(speakers)} (${value === undefined ? 'denied' : String(plainValue(value))})`,
  )
  return said.length > 0
    ? `The conditions as a whole are contested, and told otherwise by ${listed([...new Set(said)].sort(inOrder))}.`
    : ''
}
