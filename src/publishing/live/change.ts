import type { Sensitivity, Standing } from '../../claims/index.ts'
import type { EditionSpeaker } from '../edition.ts'

export const changeKinds = [
  /** The source took it back; the team withdrew it; a later statement replaces it; it is no longer public. */
  'retracted',
  'withdrawn',
  'superseded',
  'closed',
  /** Another account has come, or one that denies it; a further one where it was contested before. */
  'contested',
  'denied',
  'account',
  /** The accounts no longer contradict each other; why they differ is explained. */
  'settled',
  'explained',
  /** The team ruled, or its ruling is gone; the standing is another. */
  'ruled',
  'unruled',
  'standing',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Those that tell of another account. */
export const ofAccounts: ReadonlySet<ChangeKind> = new Set(['contested', 'denied', 'account'])

/** An account that a note of the edition has not: of which question, by which claims it is told, and by whom. */
export type NewAccount = {
  /** As it is asked today, which may be in the team's words. */
  readonly question: string
  /** The fact of the dictionary that is asked for; none where a question spans several. */
  readonly fact?: string
  /** Whether it is asked if a statement is so. */
  readonly ofStatement: boolean
  readonly claims: readonly string[]
  readonly said_by: readonly EditionSpeaker[]
}

/** How a claim may come to stand no longer, in what readers may be told. */
export type GoneKind = Extract<ChangeKind, 'retracted' | 'withdrawn' | 'superseded'>

/** A statement that a note shows beside what it cites and that nobody stands by now. */
export type GoneAccount = {
  /** Where it stands in the note, which is frozen: at which point, account and statement. */
  readonly at: readonly [point: number, account: number, statement: number]
  /** Who tells what remains of the question. */
  readonly left: readonly EditionSpeaker[]
}

/**
 * What has changed in the source of one note since a version was published. `standing` is the new one, where it is about
 * that; `accounts` are those that have come, where it is about accounts; `gone` is set where not what the note cites is gone, but what
 * it shows beside that.
 */
export type NoteChange = {
  readonly note: number
  readonly kind: ChangeKind
  readonly standing?: Standing
  readonly accounts?: readonly NewAccount[]
  readonly gone?: GoneAccount
}

/** The same with who may know of it: the least clearance from which it is seen. */
export type ClearedChange = NoteChange & { readonly clearance: Sensitivity }

type Keyed = {
  readonly note: number
  readonly kind: string
  readonly standing?: string | null
  readonly gone?: { readonly at: unknown } | null
}

export const keyOfChange = ({ note, kind, standing = '', gone }: Keyed): string =>
  `${note} ${kind} ${standing ?? ''}${gone ? ` ${String(gone.at)}` : ''}`
