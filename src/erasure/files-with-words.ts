import { allRecords, type Database, type FileStore, type Transaction } from '../platform/index.ts'
import type { Spellings } from './spellings.ts'
import type { Place } from './without-words.ts'

/** Files of a document that hold the words, and where in them, with what stands around. */
export type HeldInFiles = { readonly names: readonly string[]; readonly places: readonly Place[] }

export const noFiles: HeldInFiles = { names: [], places: [] }

/** What the files of a document hold of the words, by what its entry says in any revision. */
export type InFiles = {
  readonly of: (document: unknown) => HeldInFiles
  /** How many originals nobody could look into: no words were taken from them, yet or at all. */
  readonly unread: number
}

export const nothingInFiles: InFiles = { of: () => noFiles, unread: 0 }

/** Characters of a file's text that are shown around the words. */
const around = 120

/**
 * Looks for words in what was taken from the files of all documents: their text, and what they say of themselves. Where words
 * stand in it, the original and all that was made of it hold them. What no text could be taken from, as a picture, is not
 * looked into.
 */
export async function filesWithWords(db: Database | Transaction, files: FileStore, spellings: Spellings): Promise<InFiles> {
  const looked = new Map<string, string | null>()
  // By original: what stands in the words that were taken from it, in whichever revision or case.
  const found = new Map<string, string>()
  const [originals, read] = [new Set<string>(), new Set<string>()]
  for await (const { table, row, value } of allRecords(db)) {
    if (table !== 'entries' || row['list'] !== 'documents') continue
    const { original, derived } = filesOf(value)
    if (original === undefined) continue
    originals.add(original)
    if (derived.some(({ kind }) => kind === 'text')) read.add(original)
    for (const name of derived.filter(({ kind }) => kind === 'text' || kind === 'report').map(({ sha256 }) => sha256)) {
      if (!looked.has(name)) looked.set(name, await wordsIn(files, name, spellings))
      const excerpt = looked.get(name)
      if (typeof excerpt === 'string' && !found.has(original)) found.set(original, excerpt)
    }
  }
  const here = originals.size === read.size ? new Set<string>() : new Set(await files.names())
  return {
    unread: [...originals].filter((original) => !read.has(original) && here.has(original)).length,
    of(document) {
      const { original, derived } = filesOf(document)
      const excerpt = original === undefined ? undefined : found.get(original)
      if (original === undefined || excerpt === undefined) return noFiles
      return { names: [original, ...derived.map(({ sha256 }) => sha256)], places: [{ at: '/original', text: excerpt }] }
    },
  }
}

/** The first place in a file where the words stand, with what is around it; null where they do not, or the file is not here. */
async function wordsIn(files: FileStore, name: string, spellings: Spellings): Promise<string | null> {
  const stored = await files.read(name)
  if (stored.kind !== 'found') return null
  const text = new TextDecoder().decode(stored.bytes)
  const [hit] = spellings.find(text)
  return hit === undefined ? null : text.slice(Math.max(0, hit.from - around), hit.to + around).toWellFormed()
}

type Named = { readonly original: string | undefined; readonly derived: readonly { readonly kind: string; readonly sha256: string }[] }

/** What an entry names; it was held to its shape when it was written. */
function filesOf(document: unknown): Named {
  const { original, derived = [] } = document as {
    readonly original?: { readonly sha256: string }
    readonly derived?: Named['derived']
  }
  return { original: original?.sha256, derived }
}
