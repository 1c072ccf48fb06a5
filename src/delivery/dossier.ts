import { describeDate, parseDate } from '../kit/index.ts'
import type { Letter } from './letter.ts'

/** A file of a document that goes along: the original or a copy of it. `leave` where its mark, or that of what it tells, asks for one. */
export type Annex = { readonly case: string; readonly document: string; readonly sha256: string; readonly leave?: Leave }

/** That somebody lets a privileged or sealed document leave, by name, with the reason. */
export type Leave = {
  /** The staff member's id, and what they were called then. */
  readonly by: string
  readonly name: string
  readonly reason: string
  readonly at: string
}

/** That an approver sent it back to be changed, with the reason. */
export type Returned = Leave

/** The part of a dossier that people write; `returned` until somebody writes it anew. */
export type DossierText = { readonly letter: Letter; readonly annexes: readonly Annex[]; readonly returned?: Returned }

/** A file of a dossier: where it stands in the archive, and what its bytes have to be. */
export type DossierFile = { readonly path: string; readonly sha256: string; readonly bytes: number; readonly media_type: string }

/** A dossier that was approved: nothing of it changes any more. */
export type Frozen = {
  readonly revision: number
  readonly approved: 'second-person' | 'alone'
  readonly at: Date
  readonly by: string
  /** SHA-256 of the archive, which is also its name in the file store. */
  readonly hash: string
  /** Null where its words were erased. */
  readonly files: readonly DossierFile[] | null
  /** The mail address of the body then, to which it was approved; null where it had none, absent where that was not kept or was erased. */
  readonly email?: string | null
}

/** What one body is given of one published version of an appeal. */
export type Dossier = {
  readonly id: string
  readonly appeal: string
  readonly version: number
  /** Of the edition that goes along. */
  readonly lang: string
  readonly body: string
  readonly madeAt: Date
  readonly madeBy: string
  /** As it stands; null where it was erased. */
  readonly text: DossierText | null
  /** What a change is made from. */
  readonly base: number
  readonly revision: number
  readonly writtenBy: string
  readonly writtenAt: Date
  readonly frozen: Frozen | null
}

/** Why what was approved cannot have left on a day, YYYY-MM-DD (UTC, as all days of an appeal are); null where it can. */
export function beforeApproval(frozen: Pick<Frozen, 'at'> | null, day: string, what = 'dossier'): string | null {
  const approved = frozen?.at.toISOString().slice(0, 10)
  return approved === undefined || day >= approved
    ? null
    : `The ${what} was approved on ${describeDate(parseDate(approved), 'en')}: nothing of it was there to be brought before that.`
}

const dossierFormat = 'amparo-dossier/1'

/** The manifest of a dossier: every file of its archive but the manifest itself. */
export const writeManifest = (
  {
    appeal,
    version,
    lang,
    edition,
    body,
    day,
  }: {
    readonly appeal: string
    readonly version: number
    readonly lang: string
    readonly edition: string
    readonly body: string
    readonly day: string
  },
  files: readonly DossierFile[],
): string => `${JSON.stringify({ format: dossierFormat, appeal, version, lang, edition, body, day, files }, null, 2)}\n`
