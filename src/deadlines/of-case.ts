import { nextAttempts, type CaseDocument, type Consent } from '../cases/index.ts'
import { lifeOf } from '../appeals/index.ts'
import type { Day } from '../kit/index.ts'
import type { CaseInView } from './case-in-view.ts'
import type { Deadline } from './deadline.ts'
import { datesInClaims } from './of-claims.ts'
import { limitsOf, type Rules } from './of-limits.ts'
import { silences } from './of-silence.ts'
import type { Thresholds } from './thresholds.ts'

type Found = Omit<Deadline, 'codes' | 'of'>

/** What a reader of a case has to know of by a day, but for its appeals. Takes the case as they may read it. Pure. */
export function deadlinesOfCase(
  file: CaseInView,
  { code, thresholds, today, ...rules }: Rules & { readonly code: string; readonly thresholds: Thresholds; readonly today: Day },
): readonly Deadline[] {
  const evaluation = file.evaluate(today)
  const found = [
    ...datesInClaims(evaluation, rules.facts, today),
    ...limitsOf(file, evaluation, { ...rules, today }),
    ...silences(file, evaluation, thresholds, today),
    ...(file.document.case.closed === undefined ? attempts(file) : []),
    ...consents(file.document),
  ]
  return found.map((one) => ({ ...one, of: [file.id], codes: [code], key: `${file.id} ${one.key}` }))
}

/** Whom to try again, and which promises are due (cases/next-attempts.ts). */
const attempts = (file: CaseInView): Found[] =>
  nextAttempts(file).flatMap(({ entry: { kind: entry, position }, who, next }) =>
    Number.isFinite(next.latest)
      ? [
          {
            kind: 'attempt',
            day: next.latest,
            first: Number.isFinite(next.earliest) ? next.earliest : next.latest,
            from: { kind: 'planned', entry, position, who },
            key: `attempt ${entry} ${position} ${next.text}`,
          },
        ]
      : [],
  )

/** Consents that end on a day, unless they were taken back, given anew since, or ended with the person's life. */
function consents(document: CaseDocument): Found[] {
  return document.consents.flatMap((consent, position): Found[] => {
    const { until, subject, given_by: by } = consent
    if (until?.kind !== 'date' || !Number.isFinite(until.latest) || consent.refused === true || consent.withdrawn !== undefined) return []
    if (document.consents.some((other) => renews(other, consent))) return []
    const life = lifeOf(document, subject)
    if (life.died.length > 0 && !life.deathDenied) return []
    const first = Number.isFinite(until.earliest) ? until.earliest : until.latest
    return [
      {
        kind: 'consent',
        day: until.latest,
        first,
        from: { kind: 'consent', subject, by, position },
        key: `consent ${position} ${until.text}`,
      },
    ]
  })
}

/** Whether the same person said the same, or more, later: yes without an end or with a later one, or no. */
const renews = (other: Consent, { subject, given_by, scope, covers, on, until }: Consent): boolean =>
  other.subject === subject &&
  other.given_by === given_by &&
  (other.scope === scope || (covers !== undefined && covers.every((matter) => other.covers?.includes(matter)))) &&
  other.on.kind === 'date' &&
  on.kind === 'date' &&
  other.on.earliest > on.latest &&
  other.withdrawn === undefined &&
  (other.refused === true ||
    other.until === undefined ||
    (other.until.kind === 'date' && until?.kind === 'date' && other.until.latest > until.latest))
