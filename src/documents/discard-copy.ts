import { fileIsNamedByDocuments, type RecordSettings } from '../cases/index.ts'
import { dayOfInstant, formatDay, parseDate } from '../kit/index.ts'
import type { FileStore, Transaction } from '../platform/index.ts'
import { copyKinds, type CopyKind, type DerivedFile, type SourceDocument } from '../sources/index.ts'
import { layOnDocument, type WhichDocument } from './document-at-hand.ts'

/** A copy of a document that was made to be shown to others, and who discards it why. */
export type Discarding = RecordSettings & {
  readonly sha256: string
  readonly why: string
  /** The name of whoever discards it, as the file says it. */
  readonly byName: string
  readonly files: FileStore
  /** Whether something else than a document names the file. */
  readonly isNamedElsewhere: () => Promise<boolean>
}

export type DiscardedOutcome =
  /** `file` is forgotten, and its bytes are to be swept once this is committed; null where something else names the same bytes. */
  { readonly kind: 'discarded'; readonly file: string | null } | { readonly kind: 'none' }

/** The copies of a document that were made to be shown to others. */
export const copiesOf = ({ derived = [] }: Pick<SourceDocument, 'derived'>): readonly (DerivedFile & { readonly kind: CopyKind })[] =>
  derived.filter((file): file is DerivedFile & { kind: CopyKind } => (copyKinds as readonly string[]).includes(file.kind))

/**
 * Takes a copy out of a document, which keeps that there was one, who discarded it and why, and destroys the key of its file unless
 * something else that stands names the same bytes: the document otherwise, another document in any of its revisions, whatever
 * the caller knows. That this document has named it is history, and opens nothing. Refuses what is no such copy any more.
 */
export async function discardCopy(tx: Transaction, which: WhichDocument, discarding: Discarding): Promise<DiscardedOutcome> {
  const { sha256, why, byName, at, files, isNamedElsewhere } = discarding
  const on = parseDate(formatDay(dayOfInstant(at)))
  let left: SourceDocument | undefined
  const stood = await layOnDocument(
    tx,
    which,
    (document) => {
      const [copy] = copiesOf(document).filter((file) => file.sha256 === sha256)
      if (copy === undefined) return null
      const derived = (document.derived ?? []).filter((file) => file !== copy)
      left = { ...document, derived }
      return { derived, discarded: [...(document.discarded ?? []), { kind: copy.kind, sha256, by: byName, on, why }] }
    },
    discarding,
  )
  if (stood === undefined || left === undefined) return { kind: 'none' }
  const { original, derived = [] } = left
  const isNamedHere = [original, ...derived].some((file) => file?.sha256 === sha256)
  const here = { caseKey: which.caseKey, position: stood.position }
  const isForgotten =
    !isNamedHere &&
    (await files
      .within(tx)
      .forgetUnless(sha256, async () => (await isNamedElsewhere()) || (await fileIsNamedByDocuments(tx, sha256, here))))
  return { kind: 'discarded', file: isForgotten ? sha256 : null }
}
