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
 * stand in it, the original and all that was made of it hold them. Into lists in CSV and JSON it looks as they are. What no text
 * could be taken from, as a picture or a spreadsheet that is a list, is not looked into.
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
    if (isTextOfList(value)) {
      // Of a list no words are taken: its cells are claims, and the columns that were left out stand in the file alone.
      read.add(original)
      if (!looked.has(original)) looked.set(original, await wordsIn(files, original, spellings, textsOfList))
      const excerpt = looked.get(original)
      if (typeof excerpt === 'string') found.set(original, excerpt)
    }
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
async function wordsIn(files: FileStore, name: string, spellings: Spellings, textsOf = textsOfWords): Promise<string | null> {
  const stored = await files.read(name)
  if (stored.kind !== 'found') return null
  for (const text of textsOf(stored.bytes)) {
    const [hit] = spellings.find(text)
    if (hit !== undefined) return text.slice(Math.max(0, hit.from - around), hit.to + around).toWellFormed()
  }
  return null
}

const textsOfWords = (bytes: Uint8Array): readonly string[] => [new TextDecoder().decode(bytes)]

/** The text of a list as it may be meant: it does not say how its letters are written, and JSON may write them as figures. */
function textsOfList(bytes: Uint8Array): readonly string[] {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(marked, { fatal: true }).decode(bytes)
    return [text, ...(text.includes('\\u') ? [text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => fromCode(code))] : [])]
  } catch {
    return codePages.map((page) => new TextDecoder(page).decode(bytes))
  }
}

const fromCode = (code: string): string => String.fromCharCode(Number.parseInt(code, 16))

/** Those in which lists are read (lists/read). */
const codePages = ['windows-1252', 'windows-1251', 'windows-1256', 'windows-1250', 'windows-1254']

/** Whether a document is a list in CSV or JSON; into a spreadsheet nobody looks here. */
function isTextOfList(document: unknown): boolean {
  const { original, captured } = document as {
    readonly original?: { readonly media_type: string }
    readonly captured?: { readonly how: string }
  }
  return captured?.how === 'list' && original !== undefined && !original.media_type.includes('spreadsheet')
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
