import type { CaseDocument } from '../cases/index.ts'
import type { Fact } from '../claims/index.ts'
import type { Account, Evaluation, Point } from '../evaluation/index.ts'

/** A contested question of the team, of whatever subjects and facts; whether a side of it is not public; claims that assert one fact only. */
export type Dispute = { readonly point: Point; readonly hidden: boolean; readonly only: ReadonlyMap<string, string> }

/** The contested questions that the team put in a case. */
export function disputesIn(file: CaseDocument, evaluation: Evaluation | undefined): Dispute[] {
  const shown = new Set(publicPoints(file, evaluation))
  const only = new Map(
    file.claims.flatMap(({ id, asserts }) => {
      const facts = [...new Set(asserts.map(({ fact }) => fact))]
      return facts.length === 1 && facts[0] !== undefined ? [[id, facts[0]] as const] : []
    }),
  )
  return (evaluation?.points ?? [])
    .filter(({ id, state }) => state === 'contested' && id.startsWith('question/'))
    .map((point) => ({ point, hidden: !shown.has(point), only }))
}

/**
 * Whether a question sets this very answer against another, and whether it may not be shown because another side of a
 * question that it may be about is not public. A claim that answers a question in words and tells several things may
 * mean any of them: it is hidden like the others, but nothing is called contested on a guess. A death is not contested
 * because its cause is.
 */
export function disputed(
  { claims }: Account,
  { key }: Fact,
  disputes: readonly Dispute[],
): { readonly contested: boolean; readonly hidden: boolean } {
  const sides = disputes.flatMap(({ point, hidden, only }) =>
    point.accounts.flatMap((side) =>
      side.claims.filter((id) => claims.includes(id)).map((id) => ({ hidden, asked: side.fact ?? point.fact ?? only.get(id) })),
    ),
  )
  return {
    contested: sides.some(({ asked }) => asked === key),
    hidden: sides.some(({ hidden, asked }) => hidden && (asked === undefined || asked === key)),
  }
}

/** The points of which every account may be shown. */
export function publicPoints(file: CaseDocument, evaluation: Evaluation | undefined): Point[] {
  const visible = new Set(file.claims.filter(({ sensitivity }) => sensitivity === 'public').map(({ id }) => id))
  return (evaluation?.points ?? []).filter(({ accounts }) => accounts.every(({ claims }) => claims.every((id) => visible.has(id))))
}
