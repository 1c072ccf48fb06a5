import { allRecords, type AnyRecord, type Database, type FileStore, type Transaction } from '../platform/index.ts'
import { filesWithWords, noFiles, nothingInFiles, type UnreadFile } from './files-with-words.ts'
import { neutralIds } from './neutral-ids.ts'
import { besideSource, inOtherLanguages } from './other-languages.ts'
import { spellingsOf, type Spellings } from './spellings.ts'
import { placesIn, type NewIds, type Place } from './without-words.ts'

/** A record that holds some of the words, and where in it. */
export type Mention = AnyRecord & {
  readonly where: Where
  readonly places: readonly Place[]
  /** Of a document: its files that hold the words, as far as text could be taken from them; they go whole. */
  readonly files: readonly string[]
  /** Pointers to texts in it that say in another language what the words stand in, however they write them; they go whole. */
  readonly wholly: readonly string[]
}

/** What kind of record it is: part of a case, of a published edition, or anything else that is kept sealed. */
export type Where =
  | { readonly kind: 'entry'; readonly caseKey: number; readonly list: string; readonly position: number; readonly revision: number }
  | { readonly kind: 'edition'; readonly appeal: string; readonly version: number; readonly lang: string }
  | { readonly kind: 'other'; readonly table: string }

/** Where the words stand in all that is kept, and the ids that hold them. */
export type Mentions = {
  readonly spellings: Spellings
  readonly mentions: readonly Mention[]
  /** By the key of the case: its ids that hold the words, with the neutral ones that would take their place. */
  readonly ids: ReadonlyMap<number, NewIds>
  /** The same for what belongs to no single case. */
  readonly allIds: NewIds
  /** The documents of all cases whose files nobody could look into, or not into all of them. */
  readonly unread: readonly UnreadFile[]
}

/**
 * Finds words in everything that is kept sealed, whoever may read it: entries of all cases in all their revisions, drafts,
 * appeals, reviews, editions. Takes the words in the spellings they may have. What is shown of it to whom is for the
 * caller to say. Reads every record once; ids take a second look, since records of a case refer to them.
 * `files`: also in what was taken from the files of documents. What says the same in another language is a mention, too.
 */
export async function findMentions(db: Database | Transaction, words: readonly string[], files?: FileStore): Promise<Mentions> {
  const spellings = spellingsOf(words)
  const inFiles = files === undefined ? nothingInFiles : await filesWithWords(db, files, spellings)
  const ids = await neutralIds(db, spellings)
  const allIds: NewIds = new Map([...ids.values()].flatMap((each) => [...each]))
  const mentions: Mention[] = []
  for await (const found of allRecords(db)) {
    const where = whereOf(found)
    const known = where.kind === 'entry' ? (ids.get(where.caseKey) ?? new Map()) : allIds
    // Of other cases only their ids in citations could be meant, and of those the union holds all.
    const inRecord = placesIn(found.value, spellings, where.kind === 'entry' && allIds.size > 0 ? new Map([...allIds, ...known]) : known)
    const held = isDocument(where) ? inFiles.of(found.value) : noFiles
    const beside = besideSource(found, wordsIn(inRecord, spellings))
    const places = [...inRecord, ...beside, ...held.places]
    if (places.length > 0) mentions.push({ ...found, where, places, files: held.names, wholly: beside.map(({ at }) => at) })
  }
  const holding = mentions.map((mention) => ({ ...mention, places: wordsIn(mention.places, spellings) }))
  for (const { found, places } of await inOtherLanguages(db, holding)) {
    const wholly = places.map(({ at }) => at)
    const known = mentions.findIndex(({ record }) => record === found.record)
    const before = mentions[known]
    if (before === undefined) mentions.push({ ...found, where: whereOf(found), places, files: [], wholly })
    else mentions[known] = { ...before, places: [...before.places, ...places], wholly }
  }
  return { spellings, mentions, ids, allIds, unread: inFiles.unread }
}

/** Those that hold the words themselves: an id that is renamed erases no text. */
const wordsIn = (places: readonly Place[], spellings: Spellings): Place[] => places.filter(({ text }) => spellings.find(text).length > 0)

const isDocument = (where: Where): boolean => where.kind === 'entry' && where.list === 'documents'

function whereOf({ table, row }: AnyRecord): Where {
  if (table === 'entries') {
    const { case_key: caseKey, list, position, revision } = row as { case_key: number; list: string; position: number; revision: number }
    return { kind: 'entry', caseKey, list, position, revision }
  }
  if (table === 'editions') {
    const { appeal, version, lang } = row as { appeal: string; version: number; lang: string }
    return { kind: 'edition', appeal, version, lang }
  }
  return { kind: 'other', table }
}
