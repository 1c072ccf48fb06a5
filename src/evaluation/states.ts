import type { Question } from '../claims/index.ts'
import type { Draft, DraftAccount } from './draft.ts'
import type { PointState } from './evaluation.ts'
import { excluded } from './values.ts'

/** A state, and why a conflict is explained. */
export type Settled = { readonly state: PointState; readonly why?: string }

/**
 * The state of a point (docs/evaluation.md, C). Takes the drafted point and the questions that the team declared
 * explained; only claims that stand decide, and no ruling does.
 */
export function stateOf(draft: Draft, explained: readonly Question[]): Settled {
  const live = [...draft.accounts.values()].filter(stands)
  const [only, another] = live
  // Most points of a large file are one claim's.
  if (draft.questions.length === 0 && another === undefined && (only === undefined || only.claims.length === 1)) return { state: 'single' }
  const claims = new Set(live.flatMap(standing))
  const own = draft.id.startsWith('question/')
  const conflict = new Set(conflicting(draft, live).flatMap(standing))
  const declared = own ? draft.questions : [...draft.questions, ...explained]
  const disputed = [...(own ? claims : conflict)]
  const covering =
    own || disputed.length > 0
      ? declared.find((question) => question.state === 'explained' && disputed.every((id) => question.claims.includes(id)))
      : undefined
  if (covering) return { state: 'explained', ...(covering.why !== undefined && { why: covering.why }) }
  if (conflict.size > 0) return { state: 'contested' }
  if (own || claims.size <= 1) return { state: 'single' }
  return {
    state: live.length > 1 && draft.excludes === 'single' && live.every(({ value }) => value?.type === 'date') ? 'refining' : 'agreeing',
  }
}

/** Whether anybody still tells this version. */
export const stands = ({ claims }: DraftAccount): boolean => claims.some(({ withdrawn }) => withdrawn === null)

/** The claims of an account that were neither superseded nor retracted. */
const standing = ({ claims }: DraftAccount): string[] => claims.flatMap(({ claim, withdrawn }) => (withdrawn === null ? [claim.id] : []))

/** The standing accounts that exclude another standing one: by their answers, by a denial, or because the team asked which is so. */
function conflicting({ excludes }: Draft, live: readonly DraftAccount[]): DraftAccount[] {
  if (live.length < 2) return []
  if (excludes === 'all') return [...live]
  const found = new Set<DraftAccount>()
  const valued = live.filter(({ value }) => value !== undefined)
  const clash = excludes === 'single' ? excluded(valued.map(({ value }) => value!)) : []
  for (const [index, account] of valued.entries()) if (clash[index]) found.add(account)
  const byKey = new Map(live.map((account) => [account.key, account]))
  for (const account of live) {
    for (const key of account.against ?? []) {
      const other = byKey.get(key)
      if (other) found.add(account).add(other)
    }
    if (account.key.startsWith('words ')) for (const other of live) found.add(other)
  }
  return [...found]
}
