import type { DerivedFact } from '../evaluation.ts'

/** A derived number with its range. Takes the lowest and the highest it can be (an open side infinite), whole units. */
export function ranged(
  fact: Omit<DerivedFact, 'value' | 'low' | 'high' | 'account' | 'claims'> & {
    low: number
    high: number
    claims: readonly string[]
    account: string | undefined
  },
): DerivedFact {
  const { low, high, account, claims, text, ...rest } = fact
  return {
    ...rest,
    value: low === high && Number.isFinite(low) ? low : null,
    low: Number.isFinite(low) ? low : null,
    high: Number.isFinite(high) ? high : null,
    claims: [...new Set(claims)].sort(),
    ...(account !== undefined && { account }),
    text,
  }
}

/** "28 years", "28 or 29 years", "between 28 and 31 years", "at least 28 years". */
export function sayRange(low: number, high: number, unit: string): string {
  const units = (count: number): string => (count === 1 ? unit.replace(/s$/, '') : unit)
  if (!Number.isFinite(high)) return `at least ${said(low)} ${units(low)}`
  if (low === high) return `${said(low)} ${units(low)}`
  return high - low === 1 ? `${said(low)} or ${said(high)} ${units(high)}` : `between ${said(low)} and ${said(high)} ${units(high)}`
}

const grouped = new Intl.NumberFormat('en')
const said = (count: number): string => grouped.format(count)

/** Labels of the accounts that a result follows; undefined when no input is in dispute. */
export const following = (labels: readonly (string | undefined)[]): string | undefined => {
  const told = labels.filter((label) => label !== undefined)
  return told.length > 0 ? told.join('; ') : undefined
}
