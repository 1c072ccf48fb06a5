import { isTest, type Condition, type Norm, type Test } from './norm.ts'

/** What a team decides about proposals. */
export type NormSettings = {
  /** Propose norms that could not be confirmed too, marked as such. */
  readonly unconfirmed: boolean
  /** Our own limits by `thresholdKey`; a limit that is not named here is the one of the catalogue. */
  readonly thresholds: Readonly<Record<string, number>>
}

export const defaultNormSettings: NormSettings = { unconfirmed: false, thresholds: {} }

/** One limit of ours: a number in a condition that is not in the text of the norm. */
export type Threshold = { readonly key: string; readonly norm: string; readonly test: Test & { readonly value: number } }

/** Our own limits in a norm: none unless it is marked as ours. A limit of 0 means "at all" and is no limit. */
export function thresholdsOf(norm: Norm): readonly Threshold[] {
  const found = new Map<string, Threshold>()
  const walk = (condition: Condition): void => {
    if (isTest(condition)) {
      const { value } = condition
      if (typeof value !== 'number' || value === 0) return
      const key = thresholdKey(norm, condition)
      if (!found.has(key)) found.set(key, { key, norm: norm.id, test: { ...condition, value } })
    } else ('all' in condition ? condition.all : condition.any).forEach(walk)
  }
  if (norm.ours && norm.condition !== null) walk(norm.condition)
  return [...found.values()]
}

/** A norm's condition with the team's own limits in place of the catalogue's. Limits of the text itself never change. */
export function conditionFor(norm: Norm, settings: NormSettings): Condition | null {
  if (norm.condition === null || !norm.ours) return norm.condition
  const set = (condition: Condition): Condition => {
    if (!isTest(condition)) return 'all' in condition ? { all: condition.all.map(set) } : { any: condition.any.map(set) }
    const chosen = settings.thresholds[thresholdKey(norm, condition)]
    return chosen === undefined || typeof condition.value !== 'number' || condition.value === 0
      ? condition
      : { ...condition, value: chosen }
  }
  return set(norm.condition)
}

/** Whether a norm is proposed at all: manual ones never, unconfirmed ones only if the team turned them on. */
export const isProposed = (norm: Norm, settings: NormSettings): boolean =>
  norm.check !== 'manual' && norm.condition !== null && (norm.confirmed !== 'unconfirmed' || settings.unconfirmed)

const thresholdKey = (norm: Norm, test: Test): string => `${norm.id}:${test.fact}`
