import { plainValue } from '../claims/index.ts'
import type { NormResult } from '../norms/index.ts'
import type { Account, Evaluation, Point } from './evaluation.ts'

/** An evaluation as plain JSON: values as text, number or bool, dates by their text, empty lists left out where they may be. */
export type PlainEvaluation = Omit<Evaluation, 'points' | 'norms'> & {
  readonly points: readonly PlainPoint[]
  readonly norms?: readonly PlainNorm[]
}
/** A result with the norm's id first, under that name. */
export type PlainNorm = { readonly id: string } & Omit<NormResult, 'norm'>
type PlainAccount = Omit<Account, 'value' | 'denies' | 'withdrawn'> & {
  readonly value?: string | number | boolean
  readonly withdrawn?: readonly string[]
  readonly denies?: readonly string[]
}
type PlainPoint = Omit<Point, 'accounts' | 'possibly_known'> & {
  readonly accounts: readonly PlainAccount[]
  readonly possibly_known?: readonly string[]
}

/** Takes an evaluation; gives what `amparo evaluate --json` prints. */
export const plainEvaluation = ({ norms, ...evaluation }: Evaluation): PlainEvaluation => ({
  ...evaluation,
  points: evaluation.points.map(({ accounts, possibly_known, ...point }) => ({
    ...point,
    accounts: accounts.map(plainAccount),
    ...(possibly_known.length > 0 && { possibly_known }),
  })),
  ...(norms && { norms: norms.map(({ norm, ...result }) => ({ id: norm, ...result })) }),
})

const plainAccount = ({ value, withdrawn, denies, ...account }: Account): PlainAccount => ({
  ...(value && { value: plainValue(value) }),
  ...account,
  ...(withdrawn.length > 0 && { withdrawn }),
  ...(denies.length > 0 && { denies }),
})
