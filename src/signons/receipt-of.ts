import { readEntry, receipt } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import { readLogEntry } from './log-entries.ts'
import { ownOf } from './open-own.ts'
import type { OwnLink, Receipt } from './outcomes.ts'
import { openingOf, saltOf } from './record.ts'
import { findSignOn } from './sign-on-store.ts'
import type { SignOns } from './sign-ons.ts'

/**
 * A receipt for a sign-on: index and commitment, which tell nobody anything, or the whole proof with what it stands for, which proves to
 * whoever has the file that its owner signed. After a correction it is of the entry that corrects. The whole one is had only behind the
 * link that opens what was written.
 */
export async function receiptOf({ db }: Pick<SignOns, 'db'>, link: OwnLink, kind: 'code' | 'full'): Promise<Receipt> {
  const own = await ownOf(db, link, findSignOn)
  if (own === null) return { kind: 'gone' }
  const { row, opened } = own
  const entry = row.corrected ?? row.entry
  if (entry < 0) return { kind: 'not-released' }
  if (kind === 'code') return code(db, entry)
  if (opened === null) return { kind: 'gone' }
  const salt = saltOf(opened).toString('base64url')
  const file = await receipt(db, entry, { ...openingOf(opened.written, row), salt })
  return file === null ? { kind: 'not-released' } : { kind: 'full', file }
}

async function code(db: Database, entry: number): Promise<Receipt> {
  const line = await readLogEntry(db, entry)
  const read = line === null ? null : readEntry(line)
  return read !== null && 'commitment' in read ? { kind: 'code', entry, commitment: read.commitment } : { kind: 'not-released' }
}
