import { readingsOfConsents, standingRefusals } from '../appeals/index.ts'
import type { CaseDocument, Consent } from '../cases/index.ts'
import { describeDate, type Day } from '../kit/index.ts'
import type { ConsentGiver } from './mechanism.ts'

/** What is on record of somebody's agreement that a case goes to a body. */
export type ConsentOnRecord = {
  /**
   * `given`: by whom the mechanism asks, to what goes to authorities. `to_read`: something is on record whose words say to what. `refused` and `over` shut
   * it until a later one; `none`: ask.
   */
  readonly answer: 'given' | 'to_read' | 'refused' | 'over' | 'none'
  readonly reason: string
}

/**
 * Whether the person, or who may speak for them, agreed by a day that the case goes to a body. A no stands until whoever said it says otherwise, and
 * so does what the person took back, whoever agrees after them; else a later consent counts before an earlier one, and of one day the one
 * recorded later. Takes the whole case, whoever asks: what the one who asks may not read counts, and is not told.
 */
export function consentOnRecord(
  document: CaseDocument,
  {
    subject,
    of,
    at,
    mayRead = () => true,
    claims = document.claims,
  }: {
    readonly subject: string
    readonly of: ConsentGiver
    readonly at: Day
    readonly mayRead?: ((consent: Consent) => boolean) | undefined
    /** Those of its claims that they read. */
    readonly claims?: CaseDocument['claims'] | undefined
  },
): ConsentOnRecord {
  const inWords = (consent: Consent): string => (mayRead(consent) ? wordsOf(consent) : notRead)
  const said = document.consents
    .filter((one) => one.subject === subject && (one.on.kind === 'unparsed' || one.on.earliest <= at))
    .filter(({ covers }) => covers === undefined || covers.includes('authorities'))
    .toReversed()
    .toSorted((a, b) => (b.on.kind === 'date' ? b.on.earliest : 0) - (a.on.kind === 'date' ? a.on.earliest : 0))
  const [newest] = said
  if (newest === undefined) return { answer: 'none', reason: 'No consent is on record that speaks of authorities or bodies.' }
  const refusals = (file: CaseDocument) =>
    readingsOfConsents(
      { ...file, consents: said },
      at,
    )(subject)
      .toReversed()
      .flatMap(standingRefusals)
  // One whose word counts only by claims that whoever asks does not read is not named: that it counts would tell of a death.
  const told = refusals({ ...document, claims })
  const refused = told[0] ?? refusals(document)[0]
  if (refused !== undefined) return { answer: 'refused', reason: `Refused: ${told.length > 0 ? inWords(refused) : notRead}.` }
  if (newest.refused === true && !isOver(newest, at)) return { answer: 'refused', reason: `Refused: ${inWords(newest)}.` }
  const own = said.find(({ capacity }) => capacity === 'self')
  if (own?.withdrawn !== undefined && isOver(own, at)) return { answer: 'over', reason: `Withdrawn: ${inWords(own)}.` }
  const who = inWords(newest)
  if (isOver(newest, at)) return { answer: 'over', reason: `Withdrawn or over: ${who}.` }
  if (newest.covers === undefined || newest.capacity === undefined || !speaksFor(newest, of))
    return { answer: 'to_read', reason: `Read whether it reaches so far: ${who}.` }
  return { answer: 'given', reason: mayRead(newest) ? `${who}.` : `Given, ${who}.` }
}

const notRead = 'in words that you may not read'

const wordsOf = ({ given_by, relation, on, scope }: Consent): string => `${given_by} (${relation}), ${describeDate(on, 'en')}: ${scope}`

/** An end counts from the day after the last that it may mean, a withdrawal from the first. What cannot be read counts as over. */
const isOver = ({ until, withdrawn }: Consent, at: Day): boolean =>
  (withdrawn !== undefined && (withdrawn.kind === 'unparsed' || withdrawn.earliest <= at)) ||
  (until !== undefined && (until.kind === 'unparsed' || until.latest < at))

const speakers: Readonly<Record<ConsentGiver, readonly Consent['capacity'][]>> = {
  person: ['self', 'guardian'],
  person_or_family: ['self', 'guardian', 'parent', 'relative', 'representative'],
  person_or_representative: ['self', 'guardian', 'representative', 'lawyer'],
}
const speaksFor = ({ capacity }: Consent, of: ConsentGiver): boolean => speakers[of].includes(capacity)
