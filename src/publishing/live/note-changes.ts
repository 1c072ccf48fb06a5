import { loadCaseWith } from '../../cases/index.ts'
import type { FactDictionary } from '../../claims/index.ts'
import { dayOfInstant } from '../../kit/index.ts'
import type { Transaction } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { findEdition } from '../store.ts'
import { changesByClearance } from './changes-by-clearance.ts'
import { behindTheirCases, keepChanges, passOver } from './changes-store.ts'
import { sentencesOnNotes } from './sentences-on-notes.ts'

/**
 * Holds every published version against the cases it cites that have changed since, and notes what is otherwise now. To
 * be called at the end of each transaction that changes a case, and at start; where nothing has changed it costs one
 * look into the database. Gives how many editions were held against their cases.
 */
export async function noteChanges(tx: Transaction, { facts, at }: { readonly facts: FactDictionary; readonly at: Date }): Promise<number> {
  const behind = await behindTheirCases(tx)
  for (const [caseKey, keys] of Map.groupBy(behind, ({ case_key }) => case_key)) {
    const published = await Promise.all(keys.map(({ appeal, version, lang }) => findEdition(tx, appeal, version, lang)))
    const editions = published.flatMap((found) => (found === null ? [] : [found.committed.edition]))
    const found = await caseAmong(tx, editions, caseKey)
    // The case, or every word by which it could be found, was erased: its gaps say so, and there is nothing to compare.
    if (found === null) {
      await passOver(tx, caseKey)
      continue
    }
    const changes = changesByClearance(editions, found.document, { facts, at: dayOfInstant(at) })
    for (const edition of editions) {
      const sentences = sentencesOnNotes(edition)
      const noted = (changes.get(edition) ?? []).map((change) => ({ ...change, sentences: sentences.get(change.note) ?? [] }))
      await keepChanges(tx, edition, { caseKey, revision: found.revision, at }, noted)
    }
  }
  return behind.length
}

/** The case with this key, which only its id finds: one of those that the editions cite. */
async function caseAmong(tx: Transaction, editions: readonly Edition[], key: number) {
  for (const id of new Set(editions.flatMap(({ notes }) => notes.map((note) => note.case.id)))) {
    const loaded = await loadCaseWith(tx, id)
    if (loaded?.key === key) return loaded
  }
  return null
}
