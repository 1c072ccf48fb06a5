import type { FactDictionary } from '../claims/index.ts'
import { dayOfInstant, formatDay, parseDate } from '../kit/index.ts'
import { nameOfFile, requestTimestamp, type Clock, type Database, type FileStore } from '../platform/index.ts'
import { documentAtHand, layOnDocument, type WhichDocument } from './document-at-hand.ts'
import { keepFiles } from './original.ts'
import { derivedOf } from './read-files.ts'

export type StampSettings = {
  readonly files: FileStore
  readonly facts: FactDictionary
  readonly clock: Clock
  /** Where timestamps are asked for. */
  readonly timestampUrl: string
}

/** What a timestamp is, as `openssl ts -verify -in` takes it: the whole answer of the authority (RFC 3161, 3.4). */
const timestampType = 'application/timestamp-reply'

/**
 * Has an authority say that the original of a document was there by now, and keeps its answer once that is checked. Only a
 * hash goes out. Throws where none is given, to be tried again; done again for a document that has one it does nothing.
 */
export async function stampOriginal(
  db: Database,
  which: WhichDocument,
  { files, facts, clock, timestampUrl }: StampSettings,
): Promise<void> {
  const at = await documentAtHand(db, which)
  const { original } = at?.document ?? {}
  if (at === undefined || original === undefined || derivedOf(at.document, 'timestamp') !== undefined) return
  const stored = await files.read(original.sha256)
  if (stored.kind !== 'found') return
  const stamped = await requestTimestamp(timestampUrl, stored.bytes)
  if (stamped.kind === 'refused') throw new Error(stamped.why)
  const { reply, at: moment, authority, serial } = stamped
  const derived = {
    kind: 'timestamp',
    sha256: nameOfFile(reply),
    media_type: timestampType,
    bytes: reply.length,
    by: authority,
    on: parseDate(formatDay(dayOfInstant(moment))),
    note: `${moment.toISOString()}, serial number ${serial}`,
  } as const
  await db.transaction().execute(async (tx) => {
    const stood = await layOnDocument(
      tx,
      which,
      (document) =>
        document.original?.sha256 === original.sha256 && derivedOf(document, 'timestamp') === undefined
          ? { derived: [...(document.derived ?? []), derived] }
          : null,
      { by: 'amparo', at: clock(), facts },
    )
    if (stood !== undefined) await keepFiles(tx, files, [{ sha256: derived.sha256, bytes: () => reply }])
  })
}
