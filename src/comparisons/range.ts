/** A number as far as it is known: 85 to 86. Both ends are counted. */
export type Range = { readonly low: number; readonly high: number }

/** What is asked of a number; without an end it is open on that side. */
export type Bounds = { readonly from?: number; readonly to?: number }

/** Whether something is so: as far as the sources go, perhaps, not to be told from what is on file, or not. */
export type Verdict = 'yes' | 'possibly' | 'unknown' | 'no'

/** Why something is so, or may be: in words, and the claims that say it. */
export type Ground = { readonly verdict: Verdict; readonly text: string; readonly claims: readonly string[] }

/** Whether all, some or none of what a number may be lies within the bounds. */
function within({ low, high }: Range, { from = -Infinity, to = Infinity }: Bounds): Verdict {
  if (high < from || low > to) return 'no'
  return low >= from && high <= to ? 'yes' : 'possibly'
}

/** Several accounts of one number: yes or no only where all of them say so; unknown where there is none. */
export function withinAll(ranges: readonly Range[], bounds: Bounds): Verdict {
  const verdicts = new Set(ranges.map((range) => within(range, bounds)))
  if (verdicts.size === 0) return 'unknown'
  return verdicts.size === 1 ? [...verdicts][0]! : 'possibly'
}

/** All of several things at once: as much as the least of them. */
export const allOf = (verdicts: readonly Verdict[]): Verdict =>
  (['no', 'unknown', 'possibly'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'yes'

/** "85 to 86 years", "1 year", "at least 3 years". */
export function rangeInWords({ low, high }: Range, one: string, many: string): string {
  const figures = new Intl.NumberFormat('en')
  if (low === high) return `${figures.format(low)} ${low === 1 ? one : many}`
  if (!Number.isFinite(high)) return Number.isFinite(low) ? `at least ${figures.format(low)} ${low === 1 ? one : many}` : `unknown ${many}`
  if (!Number.isFinite(low)) return `at most ${figures.format(high)} ${high === 1 ? one : many}`
  return `${figures.format(low)} to ${figures.format(high)} ${many}`
}
