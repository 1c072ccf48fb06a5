import { readTitles } from '../../cases/index.ts'
import { membershipsOf, type AuditAction } from '../../staff/index.ts'
import type { OpenedCase } from './opened-case.ts'
import { recorderOf } from './recorder-of.ts'
import type { Visit } from './visit.ts'

/**
 * The cases of what was found in them, by their keys, as far as whoever asks reads them; that words of each are shown is recorded before
 * they are. Takes a few: their cases are opened.
 */
export async function casesBehind(
  visit: Visit,
  found: readonly { readonly caseKey: number }[],
  action: Extract<AuditAction, 'case.read' | 'case.search'>,
): Promise<ReadonlyMap<number, OpenedCase>> {
  const { needs, staff, now } = visit
  const titles = await readTitles(needs.db, [...new Set(found.map(({ caseKey }) => caseKey))])
  const ids = [...titles.values()].map(({ id }) => id)
  const opened = [...(await visit.openCases(ids, await membershipsOf(needs.db, staff.id))).values()]
  const record = recorderOf(visit)
  for (const { key } of opened) await record({ at: now, staff: staff.id, action, caseKey: key })
  return new Map(opened.map((file) => [file.key, file]))
}
