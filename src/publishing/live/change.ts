import type { Sensitivity, Standing } from '../../claims/index.ts'

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

/** What has changed in the source of one note since a version was published. `standing` is the new one, where it is about that. */
export type NoteChange = { readonly note: number; readonly kind: ChangeKind; readonly standing?: Standing }

/** The same with who may know of it: the least clearance from which it is seen. */
export type ClearedChange = NoteChange & { readonly clearance: Sensitivity }

export const keyOfChange = ({ note, kind, standing = '' }: { note: number; kind: string; standing?: string | null }): string =>
  `${note} ${kind} ${standing ?? ''}`
