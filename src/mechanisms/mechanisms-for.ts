import type { CaseDocument, Consent } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import type { Evaluation } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import type { Catalogue } from '../norms/index.ts'
import { boundAny } from './bound.ts'
import { consentOnRecord, type ConsentOnRecord } from './consent-on-record.ts'
import type { ConsentGiver, Mechanism, Mechanisms } from './mechanism.ts'
import { concerned, duplicated, exhausted, inTime, living, ratified, type RuleAsked, type RuleFound } from './rules-of-mechanism.ts'
import { timeLimits, type TimeLimit } from './time-limits.ts'
import { ask, type Answer, type Asked } from './told.ts'
import { fileBySubject, toldOf } from './told-of.ts'

/**
 * Where a mechanism stands for a person on a day. `open`: all that we read of its rules is met; `if_accepted`: by some accounts; `cannot_tell`: something is
 * missing that could decide; `check_ratification`; `not_open`; `no_complaints`: it takes information and decides nothing; `through_others`.
 */
export type MechanismState = 'open' | 'if_accepted' | 'cannot_tell' | 'check_ratification' | 'not_open' | 'no_complaints' | 'through_others'

/** A question whose answer could decide. */
export type Missing = { readonly fact: string; readonly question: string }

export type MechanismFound = {
  readonly mechanism: Mechanism
  /** The person whom it would be for. */
  readonly subject: string
  readonly state: MechanismState
  readonly rules: readonly RuleFound[]
  /** Which of its mandates or procedures what is told speaks for. */
  readonly parts: readonly { readonly id: string; readonly name: string; readonly answer: Answer; readonly claims: readonly string[] }[]
  /** Questions, those of the rule that comes first first. */
  readonly ask: readonly Missing[]
  readonly claims: readonly string[]
  readonly consent?: ConsentOnRecord
  readonly limits: readonly TimeLimit[]
}

/** What mechanisms are asked about: the case, what it says on the day, and the catalogue of ratifications. */
export type MechanismsAsked = {
  readonly document: CaseDocument
  /**
   * Where that is a case as far as somebody reads it: the whole, of which consents are asked, since a no counts whoever may read of it;
   * and which of them that person may read.
   */
  readonly whole?: { readonly document: CaseDocument; readonly mayRead: (consent: Consent) => boolean }
  readonly evaluation: Evaluation
  readonly catalogue: Catalogue
  readonly facts: FactDictionary
  readonly mechanisms: Mechanisms
  readonly at: Day
}

/** Which mechanisms are open on a day to the persons of a case whom it is about, person by person in the order of the file. It never states that one must be used. */
export function mechanismsFor(asked: MechanismsAsked): readonly MechanismFound[] {
  const { mechanisms, document, evaluation, facts, at } = asked
  const told = toldOf(document, evaluation, at, mechanisms.mechanisms)
  const consentsIn = asked.whole === undefined ? told.fileOf : fileBySubject(asked.whole.document)
  return personsConcerned(asked).flatMap((subject) => {
    const person = { told, facts, subject, at }
    const limits = timeLimits(mechanisms.mechanisms, person)
    const file = consentsIn(subject)
    const reads = asked.whole && { mayRead: asked.whole.mayRead, claims: told.fileOf(subject).claims }
    const consent = (of: ConsentGiver): ConsentOnRecord => consentOnRecord(file, { subject, of, at, ...reads })
    return mechanisms.mechanisms.map((mechanism) => find(mechanism, person, { limits, consent }, asked))
  })
}

/** The persons of the file whom claims about custody, arrest, treatment or health are about. */
function personsConcerned({ document, evaluation }: Pick<MechanismsAsked, 'document' | 'evaluation'>): readonly string[] {
  const spokenOf = new Set(
    evaluation.points.filter(({ fact }) => fact !== undefined && isOfCustody.test(fact)).map(({ subject }) => subject),
  )
  return document.subjects.filter(({ id, kind }) => kind === 'person' && spokenOf.has(id)).map(({ id }) => id)
}
const isOfCustody = /^(?:arrest|custody|isolation|conditions|contact|counsel|health|treatment|trial|sentence|disappearance)\./

function find(
  mechanism: Mechanism,
  person: Asked,
  of: { readonly limits: readonly TimeLimit[]; readonly consent: (of: ConsentGiver) => ConsentOnRecord },
  asked: MechanismsAsked,
): MechanismFound {
  const { facts, catalogue, at } = asked
  const { subject, told } = person
  const limits = of.limits.filter(({ body }) => body === mechanism.id)
  const found = [
    ...ratified(mechanism, boundAny(mechanism, told.statesOf(subject), catalogue, at), person, asked.mechanisms.read),
    ...living(mechanism, person),
    ...concerned(mechanism, person),
    ...exhausted(mechanism, person),
    ...duplicated(mechanism, person),
    ...inTime(limits),
  ]
  const state = stateOf(mechanism, found)
  const questions = state === 'not_open' ? [] : [...new Set(found.flatMap((one) => one.ask))]
  return {
    mechanism,
    subject,
    state,
    rules: found.map(({ ask: _asked, ...rule }) => rule),
    parts: mechanism.parts.flatMap(({ id, name, concern }) => {
      const { answer, claims } = ask(concern, person)
      return answer === 'no' || answer === 'unknown' ? [] : [{ id, name, answer, claims }]
    }),
    ask: questions.map((fact) => ({ fact, question: facts.get(fact)?.question ?? fact })),
    claims: [...new Set(found.flatMap(({ claims }) => claims))].toSorted(),
    ...(mechanism.consent && { consent: of.consent(mechanism.consent.of) }),
    limits,
  }
}

/** The first rule that shuts it does; what is missing or to be checked leaves it undecided; all met, it is open. */
function stateOf({ complaint, onlyThrough }: Mechanism, rules: readonly RuleAsked[]): MechanismState {
  if (rules.some(({ answer }) => answer === 'no')) return 'not_open'
  if (rules.some(({ answer }) => answer === 'check')) return 'check_ratification'
  if (onlyThrough !== undefined) return 'through_others'
  if (!complaint.is) return 'no_complaints'
  if (rules.some(({ answer }) => answer === 'unknown' || answer === 'last')) return 'cannot_tell'
  return rules.some(({ answer }) => answer === 'if_accepted') ? 'if_accepted' : 'open'
}
