import type { FactDictionary, Sensitivity } from '../claims/index.ts'
import { defaultSettings, evaluate, type Evaluation } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import type { CaseDocument } from './case-document.ts'
import { readableLog, type StoredLog } from './case-log.ts'
import type { LoadedCase } from './load-case.ts'
import { lastContact, nextAttempts, type LogOfCase } from './next-attempts.ts'
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
  /** The days by which somebody is to be tried again, or a promise is due; the earliest first. */
  readonly attempts: readonly Day[]
  /** When anybody was last spoken with. */
  readonly lastContact?: Day
  readonly closed?: true
}

/** Up to which sensitivity somebody reads; what a member may not read is not counted for them either. */
export type AttentionFor = Readonly<Record<Exclude<Sensitivity, 'public'>, Attention>>

/** What a case asks of each kind of member. Takes the case with its log, the dictionary and the day it is asked on. */
export function attentionOf({ document, ...log }: StoredLog & Pick<LoadedCase, 'document'>, facts: FactDictionary, at: Day): AttentionFor {
  const known = new Map<string, Evaluation>()
  const forClearance = (clearance: keyof AttentionFor): Attention => {
    const readable = readableBy(document, clearance)
    // Who may read as many claims and documents may read the same ones: clearances include each other.
    const many = `${readable.claims.length} ${readable.documents.length}`
    const evaluation = known.get(many) ?? evaluate(readable, facts, defaultSettings, { at, known: null })
    known.set(many, evaluation)
    return { ...count(readable, evaluation), ...contact({ ...readableLog(log, clearance, readable), document: readable }) }
  }
  return { team: forClearance('team'), privileged: forClearance('privileged'), sealed: forClearance('sealed') }
}

function contact(log: LogOfCase): Pick<Attention, 'attempts' | 'lastContact'> {
  const last = lastContact(log)?.entry.at
  return {
    attempts: nextAttempts(log).flatMap(({ next }) => (Number.isFinite(next.latest) ? [next.latest] : [])),
    ...(last?.kind === 'date' && Number.isFinite(last.latest) && { lastContact: last.latest }),
  }
}

function count(document: CaseDocument, { points, checks }: Evaluation): Omit<Attention, 'attempts' | 'lastContact'> {
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
