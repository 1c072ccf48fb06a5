import type { FactValue } from '../claims/index.ts'

/** How far a rule is confirmed: read where the source says, read and outdated since, or neither. */
export type RuleConfirmation = 'text' | 'outdated' | 'unconfirmed' | 'dataset' | 'topic'

/** What a rule rests on: the words of the catalogue, where they were read, how far they are confirmed, and on which day we read them. */
export type Basis = {
  readonly words: string
  readonly confirmed: RuleConfirmation
  readonly source?: string
  /** The day on which our reading was written, YYYY-MM-DD. */
  readonly read: string
}

/** What the facts must say; `told` where any answer counts. */
export type Concern =
  | { readonly all: readonly Concern[] }
  | { readonly any: readonly Concern[] }
  | { readonly fact: string; readonly told: true }
  | {
      readonly fact: string
      readonly op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in'
      readonly value: boolean | number | string | readonly string[]
    }

/** Whose word a mechanism asks for. */
export const consentGivers = ['person', 'person_or_family', 'person_or_representative'] as const
export type ConsentGiver = (typeof consentGivers)[number]

/** `forbidden`: nothing of it is published while it runs; `by_leave`: `says` when; `not_said`: we found no rule. */
export const publicities = ['allowed', 'by_leave', 'forbidden', 'not_said'] as const
export type Publicity = (typeof publicities)[number]

/** A mechanism to which a case can be brought, as its rules were read. */
export type Mechanism = {
  readonly id: string
  readonly name: string
  /** What else it is called, each the whole of a name. */
  readonly called: readonly string[]
  /** As bodies.yaml has it: `un_treaty_body`, `regional`. */
  readonly kind: string
  /** Whether it decides complaints of individuals; otherwise it takes information. */
  readonly complaint: { readonly is: boolean; readonly basis?: Basis }
  /** Only through another body, and not by a team. */
  readonly onlyThrough?: Basis
  /** What the State must be bound by: a code of ratifications.yaml, or membership. `since`: the fact whose day must not lie before. */
  readonly binds?: { readonly to: string; readonly region?: string; readonly since?: string; readonly basis?: Basis }
  readonly concerns?: { readonly concern: Concern; readonly basis?: Basis }
  /** Its mandates or procedures, each with what it is for. */
  readonly parts: readonly { readonly id: string; readonly name: string; readonly concern: Concern }[]
  readonly living: boolean
  readonly who?: Basis
  readonly consent?: { readonly of: ConsentGiver; readonly basis: Basis }
  readonly languages?: { readonly codes: readonly string[]; readonly basis: Basis }
  readonly exhaustion?: { readonly needed: boolean; readonly basis: Basis }
  readonly notWhile?: { readonly pending: boolean; readonly examined: boolean; readonly basis: Basis }
  readonly apartFrom?: { readonly bodies: readonly string[]; readonly basis: Basis }
  readonly limit?: {
    readonly months?: number
    /** Months from the decision of another international body, where there is one. */
    readonly afterProcedure?: number
    /** Being late may be held against it, and shuts nothing. */
    readonly soft: boolean
    /** An earlier rule, for decisions before a day. */
    readonly until?: { readonly day: string; readonly months: number }
    readonly basis: Basis
  }
  /** Within which time a State answers it. */
  readonly reply?: { readonly days: number; readonly months?: number; readonly basis: Basis }
  readonly publicity: { readonly is: Publicity; readonly says?: string; readonly basis?: Basis }
  /** Where it goes otherwise. */
  readonly otherwise?: Basis
  readonly pages?: Basis
  readonly channel?: Basis
  /** What else its entry says: procedures, urgent ones, what it must not be. */
  readonly further: readonly (Basis & { readonly of: string })[]
}

/** An authority that every country has in its own form; the catalogue says only what for. */
export type NationalBody = { readonly id: string; readonly name: string; readonly use: readonly string[] }

export type Mechanisms = { readonly mechanisms: readonly Mechanism[]; readonly national: readonly NationalBody[]; readonly read: string }

/** Whether a value that somebody told meets a condition on it. */
export function meets(value: FactValue, concern: Exclude<Concern, { all: unknown } | { any: unknown }>): boolean {
  if ('told' in concern) return true
  const plain =
    value.type === 'number' ? value.number : value.type === 'bool' ? value.bool : value.type === 'date' ? value.date.text : value.text
  const wanted = concern.value
  switch (concern.op) {
    case 'eq':
      return plain === wanted
    case 'ne':
      return plain !== wanted
    case 'in':
      return Array.isArray(wanted) && wanted.includes(String(plain))
    case 'gt':
      return Number(plain) > Number(wanted)
    case 'gte':
      return Number(plain) >= Number(wanted)
    case 'lt':
      return Number(plain) < Number(wanted)
    case 'lte':
      return Number(plain) <= Number(wanted)
    default:
      return concern.op satisfies never
  }
}
