import { readableBy, type CaseDocument } from '../../cases/index.ts'
import type { FactDictionary } from '../../claims/index.ts'
import { defaultSettings, evaluate } from '../../evaluation/index.ts'
import type { Day } from '../../kit/index.ts'
import type { Edition } from '../edition.ts'
import { keyOfChange, type ClearedChange, type NoteChange } from './change.ts'
import { changesSince } from './changes-since.ts'

/** From who may read least to who may read everything. */
const levels = ['public', 'team', 'privileged', 'sealed'] as const

/**
 * What has changed since editions cited a case, and who may know of each change. What is so is read from the whole file;
 * it is seen from the least clearance whose part of the file shows it by itself. So no page tells readers that there is
 * something which they may not read. Evaluates the file once for each part that differs.
 */
export function changesByClearance(
  editions: readonly Edition[],
  document: CaseDocument,
  { facts, at }: { readonly facts: FactDictionary; readonly at: Day },
): ReadonlyMap<Edition, readonly ClearedChange[]> {
  const parts = levels.map((level) => ({ level, file: level === 'sealed' ? document : readableBy(document, level) }))
  const seen = parts.map(({ level, file }, index) => {
    // As everybody of the next level reads it: then that level adds nothing.
    if (parts[index + 1]?.file.claims.length === file.claims.length) return { level, changes: undefined }
    const evaluation = evaluate(file, facts, defaultSettings, { at, known: null })
    return { level, changes: new Map(editions.map((edition) => [edition, changesSince(edition, { file, evaluation, facts })])) }
  })
  const changesAt = (index: number): ReadonlyMap<Edition, readonly NoteChange[]> =>
    seen.slice(index).find(({ changes }) => changes !== undefined)!.changes!
  return new Map(
    editions.map((edition) => {
      const keys = seen.map((_, index) => new Set((changesAt(index).get(edition) ?? []).map(keyOfChange)))
      const all = changesAt(levels.length - 1).get(edition) ?? []
      return [
        edition,
        all.map((change) => ({ ...change, clearance: levels[keys.findIndex((known) => known.has(keyOfChange(change)))] ?? 'sealed' })),
      ]
    }),
  )
}
