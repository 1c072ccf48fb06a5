import { hash } from 'node:crypto'
import { catalogueDigest, projectCatalogue, readNormSettings } from '../../cases/index.ts'
import type { FactDictionary } from '../../claims/index.ts'
import type { NormsAsked } from '../../evaluation/index.ts'
import { dayOfInstant, type Day } from '../../kit/index.ts'
import { projectVersion, type Database, type Transaction } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { findEdition } from '../store.ts'
import { caseOf } from './case-of.ts'
import type { WholeCase } from './changes-by-clearance.ts'
import { normChanges } from './norm-changes.ts'
import { casesToHold, editionsToHold, keepNormChanges, keepNormsHeld, keepNormsThen } from './norm-changes-store.ts'
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

/** All that what norms come to depends on beside the case, as one hash: what was held under another is held again. */
export const heldUnder = ({ settings }: NormsAsked, day: Day): string =>
  hash('sha256', JSON.stringify([projectVersion(), catalogueDigest(), settings, day]))

/** How many cases are asked for at once. */
const some = 20

/**
 * The next cases, by their keys, of which norms of the newest versions were not held yet under what they depend on now: the settings, the catalogue,
 * the day. Twenty at most, after a given key.
 */
export const normsBehind = async (
  db: Database,
  { at, after = 0 }: { readonly at: Date; readonly after?: number },
): Promise<readonly number[]> => casesToHold(db, heldUnder(await normsAsked(db), dayOfInstant(at)), { after, most: some })

/**
 * Notes which norms of the newest versions come to something else in one case than at publication, where they were not held yet under what they
 * depend on now. What a change of the case does to them is noted with that. Doing it twice notes nothing twice.
 */
export async function noteNormChanges(
  tx: Transaction,
  caseKey: number,
  { facts, at }: { readonly facts: FactDictionary; readonly at: Date },
): Promise<void> {
  const asked = await normsAsked(tx)
  const under = heldUnder(asked, dayOfInstant(at))
  const editions = await editionsToHold(tx, caseKey, under)
  if (editions.length === 0) return
  const loaded = await caseOf(tx, caseKey)
  // Of a case that was erased there is nothing to hold.
  if (loaded === null) {
    for (const edition of editions) await keepNormsHeld(tx, edition, { caseKey, under })
    return
  }
  const whole = { document: loaded.document, positions: positionsIn(loaded), facts, at: dayOfInstant(at) }
  const held = normsHeld(whole, asked)
  for (const { appeal, version, lang, norms } of editions) {
    const found = await findEdition(tx, appeal, version, lang)
    if (found !== null) await holdNorms(tx, { edition: found.committed.edition, kept: norms }, { caseKey, whole, held, under, at })
  }
}

type HeldAgainst = {
  readonly caseKey: number
  readonly whole: WholeCase
  readonly held: NormsHeld
  /** What they depend on beside the case, as `heldUnder` gives it. */
  readonly under: string
  readonly at: Date
}

/** Holds the norms of one edition against one case. Of what was published before they were kept, this is what later ones are held against. */
export async function holdNorms(
  tx: Transaction,
  { edition, kept }: { readonly edition: Edition; readonly kept: NormsThen | null },
  { caseKey, whole, held, under, at }: HeldAgainst,
): Promise<void> {
  if (kept !== null && Object.keys(kept).length === 0) return
  await keepNormsHeld(tx, edition, { caseKey, under })
  if (kept === null) {
    const cites = (edition.norms ?? []).length > 0
    return keepNormsThen(tx, edition, { caseKey, at }, cites ? normsNow(edition, personsOfNorms(edition, whole.document), whole, held) : {})
  }
  const sentences = sentencesOnNotes(edition)
  const changes = normChanges(kept, normsNow(edition, personsThen(kept, whole), whole, held), whole)
  await keepNormChanges(
    tx,
    edition,
    { caseKey, at },
    changes.map((change) => ({ ...change, sentences: sentences.get(change.note) ?? [] })),
  )
}
