import type { CaseDocument, Consent } from '../cases/index.ts'
import type { Subject } from '../claims/index.ts'
import { fold, type Day, type SourceDate } from '../kit/index.ts'

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

/** Whether one person's consent stands and another's was withdrawn or is over. */
export function inConflict(consents: readonly ConsentOnRecord[]): boolean {
  const standing = consents.filter(({ state }) => state === 'stands').map(({ consent }) => consent.given_by)
  return consents.some(({ state, consent }) => state !== 'stands' && standing.some((giver) => giver !== consent.given_by))
}

/**
 * Whether the consents on record for a person let their name be printed: one to publication stands, without a restriction,
 * given by themselves or by whoever may speak for them; and nothing on record speaks against it. What it is given to and
 * what its giver is to the person stand there in somebody's words: where those are not plain, it does not, and somebody is asked.
 */
export function isLetOutBy(consents: readonly ConsentOnRecord[], subject: Subject): boolean {
  const [standing, over] = [consents.filter(({ state }) => state === 'stands'), consents.filter(({ state }) => state !== 'stands')]
  const aboutPublication = ({ consent }: ConsentOnRecord): boolean => publication.test(consent.scope)
  const restricted = ({ consent }: ConsentOnRecord): boolean => restriction.test(consent.scope)
  return (
    standing.some((one) => aboutPublication(one) && !restricted(one) && speaksFor(one.consent, subject)) &&
    !standing.some((one) => aboutPublication(one) && restricted(one)) &&
    !over.some(aboutPublication) &&
    !inConflict(consents)
  )
}

/** Not "appeal": that may be the one to a court. */
const publication = /\b(?:publish(?:ed|ing)?|publication|(?:made|make) public|publicar|publicación|publier|publicação)(?![\p{L}\p{N}])/iu
/** Words that take something out of what was agreed to. */
const restriction =
  /(?<![\p{L}\p{N}])(?:not?|\p{L}+n['’]t|never|nothing|nobody|without|only|just|except|excluding|but|unless|until|if|sin|solo|sólo|solamente|salvo|excepto|nunca|pero|si|pas|sans|sauf|seulement|jamais|mais|não|sem|só|apenas|exceto|se)(?![\p{L}\p{N}])/iu
const themselves = /^(?:the person )?(?:herself|himself|themselves|themself|self|own|oneself)$|^the (?:same )?person$/u
const representative = /\b(?:guardian|power of attorney|legal representative|conservator|apoderad[oa]|tutora?|representante legal)\b/u
const undone = /\b(?:former|formerly|ex|no longer|not|without)\b/u

/** Whether somebody gave it for themselves, or may do so for the person, as far as the file says. */
function speaksFor({ given_by, relation }: Consent, { names }: Subject): boolean {
  const [giver, said] = [fold(given_by), fold(relation)]
  return themselves.test(said) || names.some(({ text }) => fold(text) === giver) || (representative.test(said) && !undone.test(said))
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
