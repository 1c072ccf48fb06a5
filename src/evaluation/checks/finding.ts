import type { Check, CheckSeverity } from '../evaluation.ts'
import { describeDate, type KnownDate, type SourceDate } from '../../kit/index.ts'
import type { Occurrence, Reading } from '../ground.ts'

/** What a rule found when one account of an input is accepted; null when nothing is wrong with it. */
export type Verdict = { readonly severity: CheckSeverity; readonly message: string } | null

/** One finding. Claims are sorted and named once. */
export const finding = (rule: string, severity: CheckSeverity, message: string, claims: readonly string[], account?: string): Check => ({
  rule,
  severity,
  message,
  claims: [...new Set(claims)].sort(),
  ...(account !== undefined && { account }),
})

/**
 * Judges under each account of an input. Takes the readings, the claims judged and the rule's verdict for one reading.
 * Where all accounts give a finding it is said once, with the mildest of them: so much is certain whoever is right. Where
 * only some do, each is said "if the account of … is accepted".
 */
export function underEach(
  rule: string,
  readings: readonly Reading[],
  claims: readonly string[],
  judge: (reading: Reading) => Verdict,
): Check[] {
  const verdicts = readings.map((reading) => ({ reading, verdict: judge(reading) }))
  const found = verdicts.flatMap(({ reading, verdict }) => (verdict ? [{ reading, ...verdict }] : []))
  const mildest = found.toSorted(
    (a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity) || (a.message < b.message ? -1 : 1),
  )[0]
  if (!mildest) return []
  if (found.length === verdicts.length && found.every(({ severity }) => severity === mildest.severity))
    return [finding(rule, mildest.severity, mildest.message, [...claims, ...found.flatMap(({ reading }) => reading.claims)])]
  return found.map(({ reading, severity, message }) =>
    finding(rule, severity, `If the account "${reading.label}" is accepted: ${message}`, [...claims, ...reading.claims], reading.label),
  )
}

export const severities: readonly CheckSeverity[] = ['impossible', 'unlikely', 'rounding']

/** All accounts of all occurrences. */
export const readingsOf = (occurrences: readonly Occurrence[]): Reading[] => occurrences.flatMap(({ readings }) => readings)

export const say = (date: SourceDate): string => describeDate(date, 'en')

export const isKnown = (date: SourceDate | undefined): date is KnownDate => date?.kind === 'date'
