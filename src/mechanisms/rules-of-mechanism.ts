import type { Bound } from './bound.ts'
import type { Basis, Mechanism } from './mechanism.ts'
import { proceduresTold } from './procedures-told.ts'
import type { TimeLimit } from './time-limits.ts'
import { ask, daysTold, tellingsOf, type Answer, type Asked } from './told.ts'

/** One rule of a mechanism, held against the case. */
export type RuleFound = {
  readonly rule: 'ratification' | 'since' | 'concerns' | 'living' | 'exhaustion' | 'duplication' | 'time'
  readonly answer: Answer | 'check'
  readonly reason: string
  readonly claims: readonly string[]
  readonly basis?: Basis
}

/** The same with the facts whose answer could decide it. */
export type RuleAsked = RuleFound & { readonly ask: readonly string[] }

/** Whether the State is bound; where only what began after counts, also whether it did. What is said of a State rests on its own source. */
export function ratified({ binds, otherwise }: Mechanism, bound: Bound, about: Asked, read: string): readonly RuleAsked[] {
  const { ratification } = bound
  const own = ratification && { words: binds?.basis?.words ?? '', confirmed: ratification.confirmed, source: ratification.source, read }
  const basis = own ?? binds?.basis
  const state: RuleAsked = {
    rule: 'ratification',
    answer: bound.answer,
    reason: bound.reason,
    claims: bound.claims ?? [],
    ask: [],
    ...(basis && { basis }),
  }
  const { begins } = bound
  if (binds?.since === undefined || bound.answer !== 'yes' || begins === undefined) return [state]
  const fact = binds.since
  const began = tellingsOf(fact, about).flatMap((telling) => {
    const days = daysTold(telling)
    return days === null ? [] : [{ ...days, claims: telling.claims, denied: telling.denied }]
  })
  const denied = began.some((one) => one.denied)
  const claims = began.flatMap((one) => one.claims)
  const onBasis = binds.basis && { basis: binds.basis }
  if (began.length === 0)
    return [
      state,
      {
        rule: 'since',
        answer: 'unknown',
        reason: `Only what began once the State was bound (${bound.since}) counts, and nobody says when it began.`,
        claims,
        ask: [fact],
        ...onBasis,
      },
    ]
  if (!denied && began.every(({ to }) => to < begins.from))
    return [
      state,
      {
        rule: 'since',
        answer: 'no',
        reason: `It began before the State was bound (${bound.since}).${otherwise === undefined ? '' : ` Otherwise: ${otherwise.words}.`}`,
        claims,
        ask: [],
        ...onBasis,
      },
    ]
  const after = began.every(({ from }) => from >= begins.to)
  // A day that is known, while it is not from when the treaty was in force, is nothing to ask the case.
  const isOfTreaty = !denied && began.every(({ from, to }) => from === to && from >= begins.from && to < begins.to)
  return [
    state,
    {
      rule: 'since',
      answer: after ? (denied ? 'if_accepted' : 'yes') : isOfTreaty ? 'check' : 'unknown',
      reason: after
        ? `It began once the State was bound${denied ? ', if the day that is told of it, and denied, is accepted' : ''}.`
        : isOfTreaty
          ? `It began after the State consented (${bound.since}), and no source says from which day it was bound: check it with the depositary.`
          : `Whether it began before the State was bound (${bound.since}) depends on the day.`,
      claims,
      ask: after || isOfTreaty ? [] : [fact],
      ...onBasis,
    },
  ]
}

export function living({ living: only }: Mechanism, about: Asked): readonly RuleAsked[] {
  if (!only) return []
  const died = ask({ fact: 'person.death_date', told: true }, about)
  if (died.claims.length === 0) return []
  if (died.answer !== 'yes')
    return [
      {
        rule: 'living',
        answer: 'unknown',
        reason: 'It acts for the living; the person’s death is told and denied.',
        claims: died.claims,
        ask: ['person.death_date'],
      },
    ]
  return [{ rule: 'living', answer: 'no', reason: 'It acts for the living; the person’s death is told.', claims: died.claims, ask: [] }]
}

export function concerned({ concerns }: Mechanism, about: Asked): readonly RuleAsked[] {
  if (concerns === undefined) return []
  const { answer, claims, speakers, ask: open } = ask(concerns.concern, about)
  const reason = {
    yes: 'What is told of the person is what it is for.',
    if_accepted: `What is told of the person is what it is for, if the account of ${speakers.map(about.told.sourceName).join(', ')} is accepted.`,
    last: 'It was so when it was last told: ask whether it still is.',
    unknown: 'Nothing on file says whether this is what it is for.',
    no: 'What is told of the person is not what it is for.',
  }[answer]
  return [{ rule: 'concerns', answer, reason, claims, ask: open, ...(concerns.basis && { basis: concerns.basis }) }]
}

export function exhausted({ exhaustion }: Mechanism, about: Asked): readonly RuleAsked[] {
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
    if_accepted: `Domestic remedies are exhausted, or of no use, if the account of ${done.speakers.map(about.told.sourceName).join(', ')} is accepted.`,
    last: 'Domestic remedies were told to be exhausted earlier: ask whether that holds.',
    unknown: 'Domestic remedies come first, and nothing on file says whether they are exhausted.',
    no: 'Domestic remedies come first, and are told not to be exhausted.',
  }[done.answer]
  return [{ rule: 'exhaustion', answer: done.answer, reason, claims: done.claims, ask: done.ask, basis }]
}

export function duplicated({ id, notWhile }: Mechanism, about: Asked): readonly RuleAsked[] {
  if (notWhile === undefined) return []
  const shutBy = [
    ...(notWhile.pending ? (['mechanism.pending'] as const) : []),
    ...(notWhile.examined ? (['mechanism.examined'] as const) : []),
  ]
  const free = ask({ all: shutBy.map((fact) => ({ fact, op: 'eq', value: false }) as const) }, about)
  const others = proceduresTold(about).filter(({ bodies }) => !bodies.includes(id))
  const decided = others.filter(({ isDecided }) => isDecided)
  const isToBeSeen = notWhile.examined && decided.length > 0 ? ' A decision of one is on file: see whether it was about the same.' : ''
  const reason = {
    yes: `The matter is told to be before no other international body, and examined by none.${isToBeSeen}`,
    if_accepted: `The matter is before no other body if the account of ${free.speakers.map(about.told.sourceName).join(', ')} is accepted.${isToBeSeen}`,
    last: 'It was before no other body when that was last told: ask again.',
    unknown:
      others.length === 0
        ? 'Nothing on file says whether the matter is, or was, before another international body.'
        : decided.length < others.length
          ? 'A procedure before an international body is on file: ask whether it is still pending, and with whom.'
          : notWhile.examined
            ? 'A decision of an international body is on file: ask whether it was about the same, and whether anything is pending.'
            : 'A decision of an international body is on file, and only what is still pending shuts this one: ask whether anything is.',
    no: 'The matter is told to be, or to have been, before another international body.',
  }[free.answer]
  const claims = [...new Set([...free.claims, ...others.flatMap((one) => one.claims)])]
  return [{ rule: 'duplication', answer: free.answer, reason, claims, ask: free.ask, basis: notWhile.basis }]
}

export function inTime(limits: readonly TimeLimit[]): readonly RuleAsked[] {
  return limits.map((limit): RuleAsked => {
    const { state, after, certain, within, runsFrom, from, to, claims, soft, basis } = limit
    const last = from === to ? `Last day: ${to}` : `Last day: between ${from} and ${to}`
    const is = certain && after === 'decision' ? 'is' : 'would be'
    const late =
      state === 'depends'
        ? 'Whether it is in time depends on the day'
        : state === 'running'
          ? `It ${is} in time`
          : soft
            ? `It ${is} late, which may be held against it`
            : `It ${is} too late`
    const answer: Answer = soft
      ? 'yes'
      : state === 'running'
        ? limit.denied
          ? 'if_accepted'
          : 'yes'
        : state === 'over' && certain
          ? 'no'
          : 'unknown'
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
