import { hash } from 'node:crypto'
import { catalogueDigest, projectCatalogue, readNormSettings } from '../../cases/index.ts'
import type { FactDictionary } from '../../claims/index.ts'
import type { NormsAsked } from '../../evaluation/index.ts'
import { canonicalJson, dayOfInstant, type Day } from '../../kit/index.ts'
import { programDigest, type Database, type Transaction } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import type { EditionKey } from '../sheets-store.ts'
import { findEdition } from '../store.ts'
import { caseOf } from './case-of.ts'
import type { WholeCase } from './changes-by-clearance.ts'
import { normChanges } from './norm-changes.ts'
import { keepNormChanges, keepNormsThen } from './norm-changes-store.ts'
import { casesToHold, editionsToHold, keepNormsHeld, revisionOf, type EditionToHold } from './norms-held-store.ts'
import { normsHeld, normsNow, personsOfNorms, personsThen, type NormsHeld, type NormsThen, type PersonsOfNorms } from './norms-then.ts'
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
  hash('sha256', canonicalJson([matcherDigest(), catalogueDigest(), settings, day]))

/** What works out what norms come to, as one hash: another program may come to something else, of whatever version it says it is. */
const matcherDigest = (): string => programDigest(['claims', 'evaluation', 'kit', 'norms'])

/** How many cases are asked for at once. */
const some = 20

/**
 * The next cases, by their keys, of which norms of the newest versions were not held yet under what they depend on now: the settings, the catalogue,
 * the program, the day. Twenty at most; without those that failed and are tried again only later.
 */
export const normsBehind = async (db: Database, at: Date): Promise<readonly number[]> =>
  casesToHold(db, heldUnder(await normsAsked(db), dayOfInstant(at)), { at, most: some })

/**
 * Notes which norms of the newest versions come to something else in one case than at publication, where they were not held yet under what they
 * depend on now. What a change of the case does to them is noted with that. Doing it twice notes nothing twice. It is worked out before anything is
 * written, a person at a time with others answered in between, so that nobody waits for it who changes the case; where somebody does meanwhile,
 * nothing is noted and the case is behind as before.
 */
export async function noteNormChanges(
  db: Database,
  caseKey: number,
  { facts, at }: { readonly facts: FactDictionary; readonly at: Date },
): Promise<void> {
  const asked = await normsAsked(db)
  const under = heldUnder(asked, dayOfInstant(at))
  // As it was at one moment, whoever changes it while it is read.
  const [loaded, before] = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const editions: EditionHeld[] = []
      for (const each of await editionsToHold(tx, caseKey, under, { writes: false })) editions.push(await openedOf(tx, each))
      return [await caseOf(tx, caseKey), editions] as const
    })
  // Of a case that was erased there is nothing to hold.
  if (loaded === null)
    return db.transaction().execute(async (tx) => {
      for (const edition of await editionsToHold(tx, caseKey, under, { writes: true })) await keepNormsHeld(tx, edition, { caseKey, under })
    })
  const whole = { document: loaded.document, positions: positionsIn(loaded), facts, at: dayOfInstant(at) }
  const held = normsHeld(whole, asked)
  for (const { edition, kept } of before)
    for (const person of new Set([...personsToHold(edition, kept, whole).values()].flat())) {
      held([person])
      await othersAnswered()
    }
  const editions = new Map(before.map((each) => [nameOf(each.edition), each.edition]))
  await db.transaction().execute(async (tx) => {
    const now = await editionsToHold(tx, caseKey, under, { writes: true })
    const isSame = (await revisionOf(tx, caseKey)) === loaded.revision && heldUnder(await normsAsked(tx), dayOfInstant(at)) === under
    for (const { norms: kept, ...key } of isSame ? now : []) {
      const edition = editions.get(nameOf(key))
      // One that was published meanwhile is held next.
      if (edition !== undefined) await holdNorms(tx, { edition, kept }, { caseKey, whole, held, under, at })
    }
  })
}

const nameOf = ({ appeal, version, lang }: EditionKey): string => JSON.stringify([appeal, version, lang])

/** To be waited for between two pieces of work that take the process for themselves. */
export const othersAnswered = (): Promise<void> => new Promise((settle) => setImmediate(settle))

type EditionHeld = { readonly edition: Edition; readonly kept: NormsThen | null }

async function openedOf(tx: Transaction, { appeal, version, lang, norms }: EditionToHold): Promise<EditionHeld> {
  const found = await findEdition(tx, appeal, version, lang)
  if (found === null) throw new Error(`There is no version ${version} of ${appeal} in ${lang}`)
  return { edition: found.committed.edition, kept: norms }
}

/** Of whom each norm of an edition is held: of whom it was at publication, or where nothing was kept then, of whom it is said today. */
const personsToHold = (edition: Edition, kept: NormsThen | null, whole: WholeCase): PersonsOfNorms =>
  kept === null ? personsOfNorms(edition, whole.document) : personsThen(kept, whole)

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
  { edition, kept }: EditionHeld,
  { caseKey, whole, held, under, at }: HeldAgainst,
): Promise<void> {
  if (kept !== null && Object.keys(kept).length === 0) return
  await keepNormsHeld(tx, edition, { caseKey, under })
  const now = (edition.norms ?? []).length === 0 ? {} : normsNow(edition, personsToHold(edition, kept, whole), whole, held)
  if (kept === null) return keepNormsThen(tx, edition, { caseKey, at }, now)
  const sentences = sentencesOnNotes(edition)
  await keepNormChanges(
    tx,
    edition,
    { caseKey, at },
    normChanges(kept, now, whole).map((change) => ({ ...change, sentences: sentences.get(change.note) ?? [] })),
  )
}
