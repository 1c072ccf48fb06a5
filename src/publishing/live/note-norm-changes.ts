import { projectCatalogue, readNormSettings } from '../../cases/index.ts'
import type { FactDictionary } from '../../claims/index.ts'
import type { NormsAsked } from '../../evaluation/index.ts'
import { dayOfInstant } from '../../kit/index.ts'
import type { Database, Transaction } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { findEdition } from '../store.ts'
import { caseOf } from './case-of.ts'
import type { WholeCase } from './changes-by-clearance.ts'
import { normChanges } from './norm-changes.ts'
import { editionsWithNorms, keepNormChanges, keepNormsThen } from './norm-changes-store.ts'
import { normsHeld, normsNow, personsOfNorms, personsThen, type NormsHeld, type NormsThen } from './norms-then.ts'
import { positionsIn } from './places.ts'
import { sentencesOnNotes } from './sentences-on-notes.ts'

/** The catalogue, and how norms are proposed now. */
export const normsAsked = async (db: Database | Transaction): Promise<NormsAsked> => ({
  catalogue: projectCatalogue(),
  settings: (await readNormSettings(db)).settings,
})

/** What the norms of an edition come to in a case on the day on which it is published; empty where it cites none. */
export const normsAtPublication = (edition: Edition, whole: WholeCase, asked: NormsAsked): NormsThen =>
  (edition.norms ?? []).length === 0 ? {} : normsNow(edition, personsOfNorms(edition, whole.document), whole, normsHeld(whole, asked))

/**
 * Notes which norms of the newest versions come to something else than at publication, whatever has changed: to be called when the
 * settings of norms were, at start, when the catalogue may be another, and once a day. What a change of a case does to them is noted with that.
 */
export async function noteNormChanges(
  tx: Transaction,
  { facts, at }: { readonly facts: FactDictionary; readonly at: Date },
): Promise<void> {
  const asked = await normsAsked(tx)
  for (const [caseKey, editions] of Map.groupBy(await editionsWithNorms(tx), ({ case_key }) => case_key)) {
    const loaded = await caseOf(tx, caseKey)
    if (loaded === null) continue
    const whole = { document: loaded.document, positions: positionsIn(loaded), facts, at: dayOfInstant(at) }
    const held = normsHeld(whole, asked)
    for (const { appeal, version, lang, norms } of editions) {
      const found = await findEdition(tx, appeal, version, lang)
      if (found !== null) await holdNorms(tx, { edition: found.committed.edition, kept: norms }, { caseKey, whole, held, at })
    }
  }
}

type HeldAgainst = { readonly caseKey: number; readonly whole: WholeCase; readonly held: NormsHeld; readonly at: Date }

/** Holds the norms of one edition against one case. Of what was published before they were kept, this is what later ones are held against. */
export async function holdNorms(
  tx: Transaction,
  { edition, kept }: { readonly edition: Edition; readonly kept: NormsThen | null },
  { caseKey, whole, held, at }: HeldAgainst,
): Promise<void> {
  if (kept === null) {
    const cites = (edition.norms ?? []).length > 0
    return keepNormsThen(tx, edition, { caseKey, at }, cites ? normsNow(edition, personsOfNorms(edition, whole.document), whole, held) : {})
  }
  if (Object.keys(kept).length === 0) return
  const sentences = sentencesOnNotes(edition)
  const changes = normChanges(kept, normsNow(edition, personsThen(kept, whole), whole, held), whole)
  await keepNormChanges(
    tx,
    edition,
    { caseKey, at },
    changes.map((change) => ({ ...change, sentences: sentences.get(change.note) ?? [] })),
  )
}
