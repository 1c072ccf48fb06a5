import { sql } from 'kysely'
import { findByTheirHeads, forgetSearchWords, refreshAppealsAlone, refreshSearch } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { eraseDossiers } from '../delivery/index.ts'
import { eraseSubmissions } from '../submissions/index.ts'
import { addErasure, eraseAlone, redact, type FileStore, type Randomness, type Transaction } from '../platform/index.ts'
import { forgetDestinations } from '../staff/index.ts'
import { eraseFiles, withoutFiles } from './erase-files.ts'
import { findMentions, type Mention } from './find-mentions.ts'
import { enqueueForgetting } from './jobs.ts'
import { redactEditions } from './redact-editions.ts'
import { withoutRecordWords } from './record-without-words.ts'
import { firstBrokenCase } from './what-breaks.ts'

export type EraseOutcome =
  | {
      readonly kind: 'erased'
      readonly erasure: number
      readonly records: number
      /** Published editions that now show a gap. */
      readonly editions: number
      /** Ids of cases that held the words, by what they are now. */
      readonly renamed: ReadonlyMap<string, string>
      /** Records that still hold the words: they were not chosen. */
      readonly left: number
    }
  /** Nothing of what was chosen holds the words any more. */
  | { readonly kind: 'nothing' }
  /** Somebody else is erasing just now; or without the words a case could not be read: they are part of what holds it together. */
  | { readonly kind: 'refused'; readonly reason: string }

export type EraseSettings = {
  /** The words, in all the spellings they may have. Nothing keeps them. */
  readonly words: readonly string[]
  /** Which of the mentions: those that were looked at. Those that nobody could look at are asked of the caller, too. */
  readonly chosen: (mention: Mention) => boolean
  /** Kept, sealed, with the tombstone. */
  readonly reason: string
  readonly by: string
  readonly at: Date
  readonly facts: FactDictionary
  /** The files of documents, in which the words are looked for, too. */
  readonly files?: FileStore
  readonly random?: Randomness
}

/**
 * Erases words from records: each is put in the place of what it was, under a new key, with a gap where the words were, and
 * the old key is destroyed. Published editions are redacted so that they still prove their fingerprint. All in the
 * caller's transaction; what PostgreSQL still has of it on the disk is forgotten by a job afterwards. Waits for everybody
 * who is writing, and everybody who writes waits for it, so that nothing with the words in it comes in between.
 */
export async function erase(tx: Transaction, settings: EraseSettings): Promise<EraseOutcome> {
  const { words, chosen, reason, by, at, facts, random } = settings
  // Keys as the transaction has them: it must not wait for another connection.
  const files = settings.files?.within(tx)
  if (!(await eraseAlone(tx))) return { kind: 'refused', reason: 'Somebody else is erasing just now. Wait a moment, then send it again.' }
  await forgetAddresses(tx)
  const found = await findMentions(tx, words, files)
  const asked = found.mentions.filter(chosen)
  if (asked.length === 0) return { kind: 'nothing' }
  const erasure = await addErasure(tx, { reason, by, at }, random)
  await sql`select set_config('amparo.erasure', ${String(erasure)}, true)`.execute(tx)
  // An id changes everywhere at once or nowhere: whatever refers to it is reached, too.
  const cases = new Set(asked.flatMap(({ where }) => (where.kind === 'entry' ? [where.caseKey] : [])))
  const ids = new Map([...found.ids].filter(([key]) => cases.has(key)).flatMap(([, each]) => [...each]))
  const isAsked = new Set(asked.map(({ record }) => record))
  const reached = found.mentions.filter((mention) => isAsked.has(mention.record) || holdsOneOf(mention, ids))
  await forgetUploads(tx)
  const sealed = reached.filter((mention) => mention.where.kind !== 'edition' && !isOnItsWay(mention))
  for (const mention of sealed) {
    const asks = isAsked.has(mention.record)
    const left = withoutRecordWords(mention, asks ? found.spellings : null, ids)
    await redact(tx, mention.record, asks && mention.files.length > 0 ? withoutFiles(left) : left, erasure, random)
  }
  const editions = await redactEditions(tx, asked, { spellings: found.spellings, erasure, at })
  // A case whose own id held the words is found by its neutral one from now on.
  await findByTheirHeads(tx)
  for (const key of casesOf(reached)) await sql`update cases set revision = revision + 1 where key = ${key}`.execute(tx)
  const broken = await firstBrokenCase(tx, casesOf(reached), facts)
  if (broken !== undefined) return { kind: 'refused', reason: broken }
  for (const key of casesOf(reached)) await refreshSearch(tx, key)
  if (reached.some(({ table }) => table === 'appeals')) await refreshAppealsAlone(tx)
  await forgetSearchWords(tx)
  const ofEditions = asked.flatMap(({ where }) => (where.kind === 'edition' ? [where] : []))
  const held = new Set(asked.flatMap((mention) => mention.files))
  const records = new Set(reached.map(({ record }) => record))
  const dossiers = await eraseDossiers(tx, { erasure, records, editions: ofEditions, held })
  const submissions = await eraseSubmissions(tx, { erasure, records, held })
  if (files !== undefined) await eraseFiles(tx, files, { held, dossiers: [...dossiers, ...submissions] })
  await notePlaces(tx, erasure, reached)
  await enqueueForgetting(tx)
  const left = (await findMentions(tx, words, files)).mentions.length
  return { kind: 'erased', erasure, records: reached.length, editions, renamed: ids, left }
}

const casesOf = (mentions: readonly Mention[]): Set<number> =>
  new Set(mentions.flatMap(({ where }) => (where.kind === 'entry' ? [where.caseKey] : [])))

const holdsOneOf = ({ places }: Mention, ids: ReadonlyMap<string, string>): boolean =>
  ids.size > 0 && places.some(({ text }) => text.split(/[#/]/).some((step) => ids.has(step)))

/** Addresses hold ids and what was searched for; what they are kept for is over within a day. Nothing of them is left to be found. */
async function forgetAddresses(tx: Transaction): Promise<void> {
  await sql`delete from submissions`.execute(tx)
  await forgetDestinations(tx)
}

/** Nobody can look into a file of which only pieces are here, so whatever is on its way goes, and is sent again by whoever sent it. */
async function forgetUploads(tx: Transaction): Promise<void> {
  await sql`delete from uploads where document is null`.execute(tx)
}

const isOnItsWay = ({ table, row }: Mention): boolean => table === 'uploads' && row['document'] === null

async function notePlaces(tx: Transaction, erasure: number, reached: readonly Mention[]): Promise<void> {
  const counts = new Map<string, { place: string; key: number | null; records: number }>()
  for (const { where } of reached) {
    const place = where.kind === 'entry' ? where.list : where.kind === 'edition' ? 'editions' : where.table
    const key = where.kind === 'entry' ? where.caseKey : null
    const name = `${place} ${key}`
    counts.set(name, { place, key, records: (counts.get(name)?.records ?? 0) + 1 })
  }
  for (const { place, key, records } of counts.values())
    await sql`insert into erased_places (erasure, place, case_key, records) values (${erasure}, ${place}, ${key}, ${records})`.execute(tx)
}
