import type { FactDictionary, Sensitivity } from '../claims/index.ts'
import { defaultSettings, evaluate, type Evaluation } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import type { CaseDocument } from './case-document.ts'
import type { LoadedCase } from './load-case.ts'
import { readableBy } from './readable.ts'

/** What a case asks of those who work on it. Numbers and days only, so that it may be kept unsealed. */
export type Attention = {
  readonly claims: number
  /** Points whose accounts exclude each other and that nobody has ruled on. */
  readonly contested: number
  /** Rulings made before claims that came later. */
  readonly ruledBefore: number
  /** Checks that found what cannot be so. */
  readonly impossible: number
  /** The last day by which an open appeal asks for something; the earliest of them. */
  readonly actUntil?: Day
  readonly closed?: true
}

/** Up to which sensitivity somebody reads; what a member may not read is not counted for them either. */
export type AttentionFor = Readonly<Record<Exclude<Sensitivity, 'public'>, Attention>>

/** What a case asks of each kind of member. Takes the case, the dictionary and the day it is asked on. */
export function attentionOf({ document }: Pick<LoadedCase, 'document'>, facts: FactDictionary, at: Day): AttentionFor {
  const known = new Map<number, Attention>()
  const forClearance = (clearance: keyof AttentionFor): Attention => {
    const readable = readableBy(document, clearance)
    // Who may read as many claims may read the same ones: clearances include each other.
    const before = known.get(readable.claims.length)
    const counted = before ?? count(readable, evaluate(readable, facts, defaultSettings, { at, known: null }))
    known.set(readable.claims.length, counted)
    return counted
  }
  return { team: forClearance('team'), privileged: forClearance('privileged'), sealed: forClearance('sealed') }
}

function count(document: CaseDocument, { points, checks }: Evaluation): Attention {
  const deadlines = document.appeals.flatMap(({ status, act_until }) =>
    status === 'open' && act_until?.kind === 'date' && Number.isFinite(act_until.latest) ? [act_until.latest] : [],
  )
  return {
    claims: document.claims.length,
    contested: points.filter(({ state, ruling }) => state === 'contested' && ruling === undefined).length,
    ruledBefore: points.filter(({ ruling }) => ruling !== undefined && ruling.ruled_before.length > 0).length,
    impossible: checks.filter(({ severity }) => severity === 'impossible').length,
    ...(deadlines.length > 0 && { actUntil: Math.min(...deadlines) }),
    ...(document.case.closed !== undefined && { closed: true as const }),
  }
}
