import type { FactDictionary } from '../../claims/index.ts'
import { dayOfInstant } from '../../kit/index.ts'
import type { Transaction } from '../../platform/index.ts'
import { findEdition } from '../store.ts'
import { accountParts, goneParts } from './account-parts.ts'
import { caseOf } from './case-of.ts'
import { changesByClearance, type CitedThen } from './changes-by-clearance.ts'
import { behindTheirCases, keepChanges, passOver, type BehindCase } from './changes-store.ts'
import { normsHeld } from './norms-then.ts'
import { heldUnder, holdNorms, normsAsked } from './note-norm-changes.ts'
import { positionsIn } from './places.ts'
import { sentencesOnNotes } from './sentences-on-notes.ts'

/**
 * Holds every published version against the cases it cites that have changed since, and notes what is otherwise now. To
 * be called at the end of each transaction that changes a case, and at start; where nothing has changed it costs one
 * look into the database. Gives how many editions were held against their cases.
 */
export async function noteChanges(tx: Transaction, { facts, at }: { readonly facts: FactDictionary; readonly at: Date }): Promise<number> {
  const behind = await behindTheirCases(tx)
  if (behind.length === 0) return 0
  const asked = await normsAsked(tx)
  const under = heldUnder(asked, dayOfInstant(at))
  for (const [caseKey, editions] of Map.groupBy(behind, ({ case_key }) => case_key)) {
    const loaded = await caseOf(tx, caseKey)
    // The case was erased: there is nothing to compare.
    if (loaded === null) {
      await passOver(tx, caseKey)
      continue
    }
    const cited = await Promise.all(editions.map((each) => citedThen(tx, each)))
    const whole = { document: loaded.document, positions: positionsIn(loaded), facts, at: dayOfInstant(at) }
    const changes = changesByClearance(cited, whole)
    const held = normsHeld(whole, asked)
    for (const { edition, norms } of cited) {
      const sentences = sentencesOnNotes(edition)
      const noted = (changes.get(edition) ?? []).map(({ gone, ...change }) => ({
        ...change,
        ...(gone !== undefined && { gone: goneParts(gone, change.note, edition) }),
        sentences: sentences.get(change.note) ?? [],
        accounts: (change.accounts ?? []).map((account) => accountParts(account, edition, whole)),
      }))
      await keepChanges(tx, edition, { caseKey, revision: loaded.revision, at }, noted)
      await holdNorms(tx, { edition, kept: norms }, { caseKey, whole, held, under, at })
    }
  }
  return behind.length
}

async function citedThen(
  tx: Transaction,
  { appeal, version, lang, places, already, norms }: BehindCase,
): Promise<CitedThen & Pick<BehindCase, 'norms'>> {
  const found = await findEdition(tx, appeal, version, lang)
  if (found === null) throw new Error(`There is no version ${version} of ${appeal} in ${lang}`)
  return { edition: found.committed.edition, places, already, norms }
}
