import type { CaseDocument } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import type { Evaluation } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import type { Catalogue } from '../norms/index.ts'
import { boundBy } from './bound.ts'
import { consentOnRecord, type ConsentOnRecord } from './consent-on-record.ts'
import type { Basis, Mechanism, Mechanisms } from './mechanism.ts'
import { timeLimits, type TimeLimit } from './time-limits.ts'
import { ask, type Answer, type Asked } from './told.ts'

/**
 * Where a mechanism stands for a person on a day. `open`: all that we read of its rules is met; `if_accepted`: by some accounts; `cannot_tell`: something is
 * missing that could decide; `check_ratification`; `not_open`; `no_complaints`: it takes information and decides nothing; `through_others`.
 */
export type MechanismState = 'open' | 'if_accepted' | 'cannot_tell' | 'check_ratification' | 'not_open' | 'no_complaints' | 'through_others'

/** One rule of a mechanism, held against the case. */
export type RuleFound = {
  readonly rule: 'ratification' | 'concerns' | 'living' | 'exhaustion' | 'duplication' | 'time'
  readonly answer: Answer | 'check'
  readonly reason: string
  readonly claims: readonly string[]
  readonly basis?: Basis
}

/** A question whose answer could decide. */
export type Missing = { readonly fact: string; readonly question: string }

export type MechanismFound = {
  readonly mechanism: Mechanism
  /** The person whom it would be for. */
  readonly subject: string
  readonly state: MechanismState
  readonly rules: readonly RuleFound[]
  /** Questions, those of the rule that comes first first. */
  readonly ask: readonly Missing[]
  readonly claims: readonly string[]
  readonly consent?: ConsentOnRecord
  readonly limits: readonly TimeLimit[]
}

/** What mechanisms are asked about: the whole case, what it says on the day, and the catalogue of ratifications. */
export type MechanismsAsked = {
  readonly document: CaseDocument
  readonly evaluation: Evaluation
  readonly catalogue: Catalogue
  readonly facts: FactDictionary
  readonly mechanisms: Mechanisms
  readonly at: Day
}

/** Which mechanisms are open on a day to the persons of a case whom it is about, person by person in the order of the file. It never states that one must be used. */
export function mechanismsFor(asked: MechanismsAsked): readonly MechanismFound[] {
  const { mechanisms, evaluation, facts, at } = asked
  return personsConcerned(asked).flatMap((subject) => {
    const limits = timeLimits(mechanisms.mechanisms, { evaluation, facts, subject, at })
    return mechanisms.mechanisms.map((mechanism) => find(mechanism, subject, limits, asked))
  })
}

/** The time limits of all mechanisms that run for the persons of a case from what it tells, the nearest first. */
export function timeLimitsOf(asked: MechanismsAsked): readonly TimeLimit[] {
  const open = mechanismsFor(asked).filter(({ state }) => state !== 'not_open')
  return open.flatMap(({ limits }) => limits).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** The persons of the file whom claims about custody, arrest, treatment or health are about. */
export function personsConcerned({ document, evaluation }: Pick<MechanismsAsked, 'document' | 'evaluation'>): readonly string[] {
  const concerned = new Set(
    evaluation.points.filter(({ fact }) => fact !== undefined && isOfCustody.test(fact)).map(({ subject }) => subject),
  )
  return document.subjects.filter(({ id, kind }) => kind === 'person' && concerned.has(id)).map(({ id }) => id)
}
const isOfCustody = /^(?:arrest|custody|isolation|conditions|contact|counsel|health|treatment|trial|sentence|disappearance)\./

function find(mechanism: Mechanism, subject: string, all: readonly TimeLimit[], asked: MechanismsAsked): MechanismFound {
  const { document, evaluation, facts, catalogue, at } = asked
  const about: Asked = { evaluation, facts, subject, at }
  const limits = all.filter(({ body }) => body === mechanism.id)
  const bound = boundBy(mechanism, document.case.country, catalogue, at)
  const found = [
    {
      rule: 'ratification' as const,
      answer: bound.answer,
      reason: bound.reason,
      claims: [],
      ask: [],
      ...(mechanism.binds?.basis && { basis: mechanism.binds.basis }),
    },
    ...living(mechanism, about),
    ...concerned(mechanism, about),
    ...exhausted(mechanism, about),
    ...duplicated(mechanism, about),
    ...inTime(limits),
  ]
  const state = stateOf(mechanism, found)
  const questions = state === 'not_open' ? [] : [...new Set(found.flatMap((one) => one.ask))]
  return {
    mechanism,
    subject,
    state,
    rules: found.map(({ ask: _, ...rule }) => rule),
    ask: questions.map((fact) => ({ fact, question: facts.get(fact)?.question ?? fact })),
    claims: [...new Set(found.flatMap(({ claims }) => claims))].toSorted(),
    ...(mechanism.consent && { consent: consentOnRecord(document, subject, mechanism.consent.of, at) }),
    limits,
  }
}

type RuleAsked = RuleFound & { readonly ask: readonly string[] }

function living({ living: only }: Mechanism, about: Asked): readonly RuleAsked[] {
  if (!only) return []
  const died = ask({ fact: 'person.death_date', told: true }, about)
  if (died.answer !== 'yes') return []
  return [{ rule: 'living', answer: 'no', reason: 'It acts for the living; the person’s death is told.', claims: died.claims, ask: [] }]
}

function concerned({ concerns }: Mechanism, about: Asked): readonly RuleAsked[] {
  if (concerns === undefined) return []
  const { answer, claims, speakers, ask: open } = ask(concerns.concern, about)
  const reason = {
    yes: 'What is told of the person is what it is for.',
    if_accepted: `What is told of the person is what it is for, if the account of ${speakers.join(', ')} is accepted.`,
    last: 'It was so when it was last told: ask whether it still is.',
    unknown: 'Nothing on file says whether this is what it is for.',
    no: 'What is told of the person is not what it is for.',
  }[answer]
  return [{ rule: 'concerns', answer, reason, claims, ask: open, ...(concerns.basis && { basis: concerns.basis }) }]
}

function exhausted({ exhaustion }: Mechanism, about: Asked): readonly RuleAsked[] {
  if (exhaustion === undefined) return []
  const { needed, basis } = exhaustion
  if (!needed) return [{ rule: 'exhaustion', answer: 'yes', reason: 'Domestic remedies need not come first.', claims: [], ask: [], basis }]
  const done = ask(
    {
      any: [
        { fact: 'remedies.exhausted', op: 'eq', value: true },
        { fact: 'remedies.ineffective', op: 'eq', value: true },
      ],
    },
    about,
  )
  const reason = {
    yes: 'Domestic remedies are told to be exhausted, or of no use.',
    if_accepted: `Domestic remedies are exhausted, or of no use, if the account of ${done.speakers.join(', ')} is accepted.`,
    last: 'Domestic remedies were told to be exhausted earlier: ask whether that holds.',
    unknown: 'Domestic remedies come first, and nothing on file says whether they are exhausted.',
    no: 'Domestic remedies come first, and are told not to be exhausted.',
  }[done.answer]
  return [{ rule: 'exhaustion', answer: done.answer, reason, claims: done.claims, ask: done.ask, basis }]
}

function duplicated({ notWhile }: Mechanism, about: Asked): readonly RuleAsked[] {
  if (notWhile === undefined) return []
  const shutBy = [
    ...(notWhile.pending ? (['mechanism.pending'] as const) : []),
    ...(notWhile.examined ? (['mechanism.examined'] as const) : []),
  ]
  const free = ask({ all: shutBy.map((fact) => ({ fact, op: 'eq', value: false }) as const) }, about)
  const filed = ask({ fact: 'mechanism.request_date', told: true }, about)
  const reason = {
    yes: 'The matter is told to be before no other international body, and examined by none.',
    if_accepted: `The matter is before no other body if the account of ${free.speakers.join(', ')} is accepted.`,
    last: 'It was before no other body when that was last told: ask again.',
    unknown:
      filed.answer === 'yes'
        ? 'A petition to an international body is on file: ask whether it is still pending, and with whom.'
        : 'Nothing on file says whether the matter is, or was, before another international body.',
    no: 'The matter is told to be, or to have been, before another international body.',
  }[free.answer]
  const claims = [...new Set([...free.claims, ...filed.claims])]
  return [{ rule: 'duplication', answer: free.answer, reason, claims, ask: free.ask, basis: notWhile.basis }]
}

function inTime(limits: readonly TimeLimit[]): readonly RuleAsked[] {
  return limits.map((limit): RuleAsked => {
    const { state, certain, within, runsFrom, from, to, claims, soft, basis } = limit
    const last = from === to ? `Last day: ${to}` : `Last day: between ${from} and ${to}`
    const late =
      state === 'over'
        ? soft
          ? 'It is late, which may be held against it'
          : 'It is too late'
        : state === 'depends'
          ? 'Whether it is in time depends on the day'
          : 'It is in time'
    const answer: Answer = state === 'running' || soft ? 'yes' : state === 'over' && certain ? 'no' : 'unknown'
    return {
      rule: 'time',
      answer,
      reason: `${late}: ${within} from ${runsFrom}. ${last}.`,
      claims,
      ask: certain ? [] : ['remedies.final_decision_date'],
      basis,
    }
  })
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
