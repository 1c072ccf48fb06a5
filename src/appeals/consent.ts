import type { CaseDocument, Consent } from '../cases/index.ts'
import type { Day, SourceDate } from '../kit/index.ts'
import { hasLapsed, lifeOf, weigh, weightCounts, type Weight } from './who-may-consent.ts'

/** A consent that holds no longer, and how it came to an end. */
export type EndedConsent = { readonly consent: Consent; readonly how: 'withdrawn' | 'ended'; readonly on: SourceDate }

/**
 * A consent as it stands on a day: it holds, it is a no, it was withdrawn, its time is over, or it lapsed when the person
 * died or came of age.
 */
export type ConsentState = 'stands' | 'refused' | 'withdrawn' | 'ended' | 'lapsed'

/** A consent as it stands on a day, and what its giver's word weighs. */
export type ConsentOnRecord = { readonly consent: Consent; readonly state: ConsentState; readonly weight: Weight }

/** The consents on record for a subject, each as it stands on a day. Those that somebody gave anew since are as they were. */
export function consentsOf(file: CaseDocument, subject: string, today: Day): ConsentOnRecord[] {
  const person = file.subjects.find(({ id }) => id === subject)
  const consents = file.consents.filter((consent) => consent.subject === subject)
  if (person === undefined || consents.length === 0) return []
  const ended = new Map(endedConsents(file, subject, today).map(({ consent, how }) => [consent, how]))
  const life = lifeOf(file, subject)
  return consents.map((consent) => {
    const weight = weigh(consent, person, life, today)
    return { consent, weight, state: ended.get(consent) ?? stateOf(consent, consents, weight, today) }
  })
}

function stateOf(consent: Consent, recorded: readonly Consent[], weight: Weight, today: Day): ConsentState {
  if (consent.refused === true) {
    const over = endOf(consent, today) !== null || recorded.some((other) => other.refused !== true && isLater(other, consent, today))
    return over ? 'ended' : 'refused'
  }
  if (recorded.some((other) => other.refused === true && isLater(other, consent, today))) return 'withdrawn'
  return hasLapsed(weight) ? 'lapsed' : 'stands'
}

/** Whether another word of the same giver, about the same, was given after this one and holds. */
const isLater = (other: Consent, consent: Consent, today: Day): boolean =>
  isSameMatter(other, consent) &&
  endOf(other, today) === null &&
  other.on.kind === 'date' &&
  other.on.latest <= today &&
  consent.on.kind === 'date' &&
  other.on.earliest > consent.on.latest

const isSameMatter = (other: Consent, { given_by, scope, covers }: Consent): boolean =>
  other.given_by === given_by &&
  (other.scope === scope || (covers !== undefined && covers.every((matter) => other.covers?.includes(matter))))

/** Whether one person's consent stands, and another's was withdrawn or is over, or they refused. */
export function inConflict(consents: readonly ConsentOnRecord[]): boolean {
  const standing = consents.filter(({ state }) => state === 'stands').map(({ consent }) => consent.given_by)
  return consents.some((one) => speaksAgainst(one) && standing.some((giver) => giver !== one.consent.given_by))
}

/**
 * Whether the consents on record for a person let their name be printed: one to publication stands, without a restriction,
 * given by whoever may speak for them; and nothing on record speaks against it. Where it was not asked one by one, the words
 * are read: where those are not plain, it does not, and somebody is asked.
 */
export function isLetOutBy(consents: readonly ConsentOnRecord[]): boolean {
  const standing = consents.filter(({ state }) => state === 'stands')
  const against = consents.filter(speaksAgainst)
  return (
    standing.some(({ consent, weight }) => isAboutPublication(consent) && !isRestricted(consent) && weightCounts(weight)) &&
    !standing.some(({ consent }) => isAboutPublication(consent) && isRestricted(consent)) &&
    !against.some(({ consent }) => isAboutPublication(consent)) &&
    !inConflict(consents)
  )
}

/**
 * Whether a person may be counted among others on a public page that names nobody: nothing on record speaks against publication, and
 * where anything is on record, a consent to publication stands, given by whoever may speak for them.
 */
export function mayBeCounted(consents: readonly ConsentOnRecord[]): boolean {
  if (consents.length === 0) return true
  const about = consents.filter(({ consent }) => isAboutPublication(consent))
  return (
    about.some(({ state, weight }) => state === 'stands' && weightCounts(weight)) && !about.some(speaksAgainst) && !inConflict(consents)
  )
}

/** A no, or a consent that was taken back or is over; not a no that is over, nor what ended by death or age. */
const speaksAgainst = ({ consent, state }: ConsentOnRecord): boolean =>
  state !== 'stands' && state !== 'lapsed' && (state === 'refused' || consent.refused !== true)

const isAboutPublication = ({ covers, scope }: Consent): boolean =>
  covers === undefined ? publication.test(scope) : covers.includes('publication') || covers.includes('name')

/** Whether something was taken out of what was agreed to: of what was asked one by one, the name. */
const isRestricted = ({ covers, scope }: Consent): boolean => restriction.test(scope) || (covers !== undefined && !covers.includes('name'))

/** Not "appeal": that may be the one to a court. */
const publication = /\b(?:publish(?:ed|ing)?|publication|(?:made|make) public|publicar|publicación|publier|publicação)(?![\p{L}\p{N}])/iu
/** Words that take something out of what was agreed to. */
const restriction =
  /(?<![\p{L}\p{N}])(?:not?|\p{L}+n['’]t|never|nothing|nobody|without|only|just|except|excluding|but|unless|until|if|sin|solo|sólo|solamente|salvo|excepto|nunca|pero|si|pas|sans|sauf|seulement|jamais|mais|não|sem|só|apenas|exceto|se)(?![\p{L}\p{N}])/iu

/**
 * The consents on record for a subject that hold no longer on a day and that nobody renewed: the same giver, for the
 * same scope. A day that cannot be told counts against publishing. That there is no consent at all says nothing:
 * whoever publishes from what is public already needs none on record.
 */
export function endedConsents({ consents }: Pick<CaseDocument, 'consents'>, subject: string, today: Day): EndedConsent[] {
  const recorded = consents.filter((consent) => consent.subject === subject)
  return recorded.flatMap((consent) => {
    const end = endOf(consent, today)
    return end === null || consent.refused === true || recorded.some((other) => renews(other, end, today)) ? [] : [end]
  })
}

/** A no by somebody whose word counts, or by the person, whose no counts whatever their age and capacity. */
export const standingRefusals = (consents: readonly ConsentOnRecord[]): readonly Consent[] =>
  consents.filter(({ state, weight }) => state === 'refused' && (weightCounts(weight) || saidNo.has(weight))).map(({ consent }) => consent)

const saidNo: ReadonlySet<Weight> = new Set(['child-then', 'no-capacity-then'])

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
  if (other.refused === true || other.given_by !== consent.given_by || other.scope !== consent.scope || endOf(other, today) !== null)
    return false
  const given = other.on
  if (given.kind === 'unparsed' || given.latest > today) return false
  if (how === 'withdrawn') return on.kind === 'date' && given.earliest >= on.latest
  return consent.on.kind === 'date' && given.earliest > consent.on.latest
}
