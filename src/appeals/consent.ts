import type { CaseDocument, Consent } from '../cases/index.ts'
import type { Day, SourceDate } from '../kit/index.ts'

/** A consent that holds no longer, and how it came to an end. */
export type EndedConsent = { readonly consent: Consent; readonly how: 'withdrawn' | 'ended'; readonly on: SourceDate }

/** A consent as it stands on a day. */
export type ConsentOnRecord = { readonly consent: Consent; readonly state: 'stands' | 'withdrawn' | 'ended' }

/** The consents on record for a subject, each as it stands on a day. */
export function consentsOf(file: CaseDocument, subject: string, today: Day): ConsentOnRecord[] {
  const ended = new Map(endedConsents(file, subject, today).map(({ consent, how }) => [consent, how]))
  const over = (consent: Consent): 'withdrawn' | 'ended' | undefined => ended.get(consent)
  return file.consents.filter((consent) => consent.subject === subject).map((consent) => ({ consent, state: over(consent) ?? 'stands' }))
}

/**
 * The consents on record for a subject that hold no longer on a day and that nobody renewed: the same giver, for the
 * same scope. A day that cannot be told counts against publishing. That there is no consent at all says nothing:
 * whoever publishes from what is public already needs none on record.
 */
export function endedConsents(file: CaseDocument, subject: string, today: Day): EndedConsent[] {
  const recorded = file.consents.filter((consent) => consent.subject === subject)
  return recorded.flatMap((consent) => {
    const end = endOf(consent, today)
    return end === null || recorded.some((other) => renews(other, end, today)) ? [] : [end]
  })
}

function endOf(consent: Consent, today: Day): EndedConsent | null {
  const { withdrawn, until } = consent
  if (withdrawn !== undefined && (withdrawn.kind === 'unparsed' || withdrawn.earliest <= today))
    return { consent, how: 'withdrawn', on: withdrawn }
  return until !== undefined && (until.kind === 'unparsed' || until.latest < today) ? { consent, how: 'ended', on: until } : null
}

/**
 * Whether another consent takes the place of one that is over. One that was withdrawn is renewed by what was given since;
 * an earlier entry without the withdrawal is the same consent as it stood before.
 */
function renews(other: Consent, { consent, how, on }: EndedConsent, today: Day): boolean {
  if (other.given_by !== consent.given_by || other.scope !== consent.scope || endOf(other, today) !== null) return false
  const given = other.on
  if (given.kind === 'unparsed' || given.latest > today) return false
  if (how === 'withdrawn') return on.kind === 'date' && given.earliest >= on.latest
  return consent.on.kind === 'date' && given.earliest > consent.on.latest
}
