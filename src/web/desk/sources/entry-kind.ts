import type { JSX } from 'preact'
import type { CaseDocument, PlainEntry } from '../../../cases/index.ts'
import type { AuditAction } from '../../../staff/index.ts'
import type { Errors, FormState, Given } from '../forms/index.ts'
import type { DeskRoute } from '../route.ts'
import type { CaseVisit } from '../visit.ts'

/** An entry of a list that can be corrected: what it says now, and what a correction of it is made from. */
export type KeptEntry = { readonly id: string; readonly position: number; readonly base: number; readonly entry: PlainEntry }

/** What is written about an entry in a list: its name, a few words beside it, and how many claims rest on it. */
export type EntryInALine = { readonly id: string; readonly name: string; readonly beside: string; readonly claims?: number }

/** Fields of a form as they are filled in. */
export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>

export type FieldsProperties = {
  readonly visit: CaseVisit
  readonly form: FormState
  readonly another: boolean
  /** Fields that are not shown, because this member may not read what they hold. */
  readonly withheld: readonly string[]
}

/** One of the kinds of entries that share their pages: a list, a form, a page, a correction. */
export type EntryKind = {
  readonly list: 'subjects' | 'sources' | 'documents' | 'consents'
  /** The words for it: one, several, and the button that adds one. */
  readonly words: { readonly one: string; readonly many: string; readonly add: string; readonly none: string }
  readonly actions: { readonly add: AuditAction; readonly change: AuditAction }
  readonly routes: {
    readonly list: DeskRoute
    readonly add: DeskRoute
    readonly show: DeskRoute
    readonly correct: DeskRoute
    /** The name of the id in these addresses. */
    readonly parameter: string
  }
  /** What the fields are called, in their order, where two texts are compared. */
  readonly labels: Readonly<Record<string, string>>
  /** Which field of the form each field of an entry comes from. */
  readonly fieldOf: Readonly<Record<string, string>>
  /** The fields that a member who may read the entry may still not read. */
  readonly mayWithhold: readonly string[]
  /** Those that this member may read, in their order. */
  readonly entries: (visit: CaseVisit) => Promise<readonly KeptEntry[]>
  readonly inALine: (kept: KeptEntry, document: CaseDocument) => EntryInALine
  /** What a new one begins with, by what its address names; absent where nothing. */
  readonly begun?: (visit: CaseVisit) => FieldValues
  /** The form filled in from an entry. */
  readonly valuesOf: (entry: PlainEntry) => FieldValues
  readonly errors: (given: Given, document: CaseDocument) => Errors
  /** The entry of a form without errors; `before` is what stands, as far as the member may read it, where it is corrected. */
  readonly entryOf: (given: Given, document: CaseDocument, before: PlainEntry | null) => PlainEntry
  readonly Fields: (properties: FieldsProperties) => JSX.Element
  /** What its page says, above the claims and the history. */
  readonly Facts: (properties: { readonly visit: CaseVisit; readonly kept: KeptEntry }) => JSX.Element
  /** What else its page says, which has to be read first. */
  readonly more?: (visit: CaseVisit, kept: KeptEntry) => Promise<JSX.Element>
  /** The ways to add one, where there are several. */
  readonly Ways?: (properties: { readonly visit: CaseVisit }) => JSX.Element
  /** The same beside the form of one of these ways. */
  readonly OtherWays?: (properties: { readonly visit: CaseVisit }) => JSX.Element
  /** What is recorded of a new one besides what was typed. */
  readonly added?: (visit: CaseVisit, given: Given) => PlainEntry
  /** The claims that rest on it, by their ids; absent where none do by their nature. */
  readonly claims?: (kept: KeptEntry, document: CaseDocument) => readonly string[]
}
