import type { SourceDate } from '../kit/index.ts'
import type { Passage } from '../sources/index.ts'

export const subjectKinds = ['person', 'organisation', 'event', 'place'] as const
export const nameKinds = ['legal', 'birth', 'known_as', 'spelling'] as const
export const sensitivities = ['public', 'team', 'privileged', 'sealed'] as const
export const standings = ['unassessed', 'alleged', 'corroborated', 'verified', 'disputed', 'refuted', 'retracted'] as const
export type Sensitivity = (typeof sensitivities)[number]
export type Standing = (typeof standings)[number]

/** Whom or what claims are about. */
export type Subject = {
  readonly id: string
  readonly kind: (typeof subjectKinds)[number]
  readonly role?: string
  readonly names: readonly { readonly text: string; readonly lang?: string; readonly kind: (typeof nameKinds)[number] }[]
}

/** A value as its fact's type reads it. A date that does not exist stays as unparsed text. */
export type FactValue =
  | { readonly type: 'date'; readonly date: SourceDate }
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'text' | 'enum' | 'place' | 'duration'; readonly text: string }
  | { readonly type: 'bool'; readonly bool: boolean }

/** One typed answer that a claim gives. `when` is the time the answer is said to hold; `occasion` names the one event it describes. */
export type Assertion = {
  readonly fact: string
  readonly value: FactValue
  readonly when?: SourceDate
  readonly occasion?: string
}

/** One statement: about whom, said by whom (never the printer), printed where, and what it asserts. Append-only. */
export type Claim = {
  readonly id: string
  readonly about: string
  readonly said_by: readonly string[]
  readonly printed_in: readonly { readonly document: string; readonly passage?: Passage }[]
  readonly statement: string
  readonly said_on?: SourceDate
  readonly asserts: readonly Assertion[]
  readonly denies?: readonly string[]
  /** Absent in a file means team: nothing becomes public by omission. */
  readonly sensitivity?: Sensitivity
  readonly suggested_standing?: Standing
  readonly supersedes?: string
  readonly retracted?: { readonly by: 'source' | 'team'; readonly on: SourceDate; readonly why: string }
  readonly recorded?: { readonly on: SourceDate; readonly by: string }
}

/** A question the team declares: these claims answer it and may exclude each other. */
export type Question = {
  readonly id: string
  readonly question: string
  readonly claims: readonly string[]
  readonly state: 'open' | 'explained'
  readonly why?: string
  /** When the team declared it. Without a day it is timeless: it was there at whatever day is asked about. */
  readonly on?: SourceDate
  /** When the team explained it: until then it was open. Without a day it was explained from the beginning. */
  readonly explained_on?: SourceDate
}

/** A person's statement that these sources speak independently of each other; with `independent: false`, that they do not after all. */
export type Independence = {
  readonly sources: readonly string[]
  readonly independent?: false
  readonly why: string
  readonly by: string
  readonly on: SourceDate
}

/** What the team decided on a point, and what it had seen. It never changes the point's state. */
export type Ruling = {
  readonly point: string
  readonly prefer: readonly string[]
  readonly deprecate: readonly string[]
  readonly standing: Standing
  readonly reason: string
  readonly by: string
  readonly on: SourceDate
  readonly seen: readonly string[]
}
