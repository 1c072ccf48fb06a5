import type { Check, CheckSeverity } from '../evaluation.ts'
import type { KnownDate, SourceDate } from '../../kit/index.ts'
import { together, type Reading } from '../occurrences.ts'

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
 * What is found alike under all accounts is said once: it holds whoever is right. Else each is said "if the account … is
 * accepted". Where more accounts stand than anyone would read through, only what none of them allows is said.
 */
export function underEach(
  rule: string,
  readings: readonly Reading[],
  claims: readonly string[],
  judge: (reading: Reading) => Verdict,
): Check[] {
  if (readings.length > most) {
    const widest = together(readings)
    const verdict = judge(widest)
    return verdict ? [finding(rule, verdict.severity, verdict.message, [...claims, ...widest.claims])] : []
  }
  const found: { reading: Reading; severity: CheckSeverity; message: string }[] = []
  for (const reading of readings) {
    const verdict = judge(reading)
    if (verdict) found.push({ reading, ...verdict })
  }
  const [first] = found
  if (!first) return []
  if (found.length === readings.length && found.every(({ severity }) => severity === first.severity))
    return [finding(rule, first.severity, first.message, [...claims, ...found.flatMap(({ reading }) => reading.claims)])]
  return found.map(({ reading, severity, message }) =>
    finding(rule, severity, `If the account "${reading.label()}" is accepted: ${message}`, [...claims, ...reading.claims], reading.label()),
  )
}

/** The most accounts of one input that are judged one by one. */
const most = 12

export const severities: readonly CheckSeverity[] = ['impossible', 'unlikely', 'rounding']

export const isKnown = (date: SourceDate | undefined): date is KnownDate => date?.kind === 'date'
