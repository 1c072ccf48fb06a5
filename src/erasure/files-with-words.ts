import { notOpened } from '../extraction/index.ts'
import { allRecords, type Database, type FileStore, type Transaction } from '../platform/index.ts'
import type { Spellings } from './spellings.ts'
import { textsOfList } from './texts-of-list.ts'
import type { Place } from './without-words.ts'

/** Files of a document that hold the words, and where in them, with what stands around. */
export type HeldInFiles = { readonly names: readonly string[]; readonly places: readonly Place[] }

export const noFiles: HeldInFiles = { names: [], places: [] }

/**
 * Why words that stand in a file may not be found: none were taken from it, yet or at all; it has more of them than are kept; files
 * within it were not opened.
 */
export type WhyUnread = 'no-words' | 'cut' | 'holds-files'

/** A document whose original nobody could look into, or not into all of it. */
export type UnreadFile = { readonly caseKey: number; readonly document: string; readonly why: WhyUnread }

/** What the files of a document hold of the words, by what its entry says in any revision. */
export type InFiles = { readonly of: (document: unknown) => HeldInFiles; readonly unread: readonly UnreadFile[] }

export const nothingInFiles: InFiles = { of: () => noFiles, unread: [] }

/** Characters of a file's text that are shown around the words. */
const around = 120

/** What is known of an original, by whichever entries name it. */
type Original = {
  /** Where the words stand in it. */
  found?: string
  isRead: boolean
  readonly lacks: Set<WhyUnread>
  readonly documents: Map<string, Pick<UnreadFile, 'caseKey' | 'document'>>
}

/**
 * Looks for words in what was taken from the files of all documents: their text, and what they say of themselves. Where words
 * stand in it, the original and all that was made of it hold them. Into lists and spreadsheets, from which no words are taken, it
 * looks as they are. What could not be looked into, as a picture, or not whole, as a mail with files attached to it, is told.
 */
export async function filesWithWords(db: Database | Transaction, files: FileStore, spellings: Spellings): Promise<InFiles> {
  const originals = new Map<string, Original>()
  const looked = new Map<string, Looked>()
  const look = async (name: string, read: (bytes: Uint8Array) => Promise<Texts> | Texts): Promise<Looked> => {
    const known = looked.get(name) ?? (await lookInto(files, name, { read, spellings }))
    looked.set(name, known)
    return known
  }
  for await (const { table, row, value } of allRecords(db)) {
    if (table !== 'entries' || row['list'] !== 'documents') continue
    const { id, original, mediaType, isList, derived } = filesOf(value)
    if (original === undefined) continue
    const of: Original = originals.get(original) ?? { isRead: false, lacks: new Set(), documents: new Map() }
    originals.set(original, of)
    const caseKey = Number(row['case_key'])
    of.documents.set(`${caseKey} ${id}`, { caseKey, document: id })
    const ofWords = derived.filter(({ kind }) => kind === 'text' || kind === 'report')
    const parts = [
      // Of a list no words are taken: its cells are claims, and the columns that were left out stand in the file alone.
      ...(isList ? [{ kind: 'list', seen: await look(original, (bytes) => textsIn(bytes, mediaType)) }] : []),
      ...(await Promise.all(
        ofWords.map(async ({ kind, sha256 }) => ({ kind, seen: await look(sha256, kind === 'text' ? textsOfWords : textsOfReport) })),
      )),
    ]
    for (const { kind, seen } of parts) {
      if (seen.excerpt !== undefined) of.found ??= seen.excerpt
      if (seen.isRead && kind !== 'report') of.isRead = true
      for (const why of seen.lacks) of.lacks.add(why)
    }
  }
  return {
    unread: await unreadOf(files, originals),
    of(document) {
      const { original, derived } = filesOf(document)
      const excerpt = original === undefined ? undefined : originals.get(original)?.found
      if (original === undefined || excerpt === undefined) return noFiles
      return { names: [original, ...derived.map(({ sha256 }) => sha256)], places: [{ at: '/original', text: excerpt }] }
    },
  }
}

/** The documents of originals that are here and were not looked into whole. */
async function unreadOf(files: FileStore, originals: ReadonlyMap<string, Original>): Promise<readonly UnreadFile[]> {
  const lacking = [...originals].filter(([, { isRead, lacks }]) => !isRead || lacks.size > 0)
  const here = lacking.length === 0 ? new Set<string>() : new Set(await files.names())
  return lacking
    .filter(([name]) => here.has(name))
    .flatMap(([, { isRead, lacks, documents }]) => {
      const [why = 'no-words'] = isRead ? lacks : []
      return [...documents.values()].map((one) => ({ ...one, why }))
    })
}

type Texts = { readonly texts: readonly string[]; readonly lacks?: readonly WhyUnread[] } | null

/** The first place in a file where the words stand, with what is around it; whether it could be read at all, and what it lacks. */
type Looked = { readonly excerpt?: string; readonly isRead: boolean; readonly lacks: readonly WhyUnread[] }

type Looking = { readonly read: (bytes: Uint8Array) => Promise<Texts> | Texts; readonly spellings: Spellings }

async function lookInto(files: FileStore, name: string, { read, spellings }: Looking): Promise<Looked> {
  const stored = await files.read(name)
  const found = stored.kind === 'found' ? await read(stored.bytes) : null
  if (found === null) return { isRead: false, lacks: [] }
  const { texts, lacks = [] } = found
  for (const text of texts) {
    const [hit] = spellings.find(text)
    if (hit !== undefined)
      return { excerpt: text.slice(Math.max(0, hit.from - around), hit.to + around).toWellFormed(), isRead: true, lacks }
  }
  return { isRead: true, lacks }
}

const textsOfWords = (bytes: Uint8Array): Texts => ({ texts: [new TextDecoder().decode(bytes)] })

async function textsIn(bytes: Uint8Array, mediaType: string): Promise<Texts> {
  const found = await textsOfList(bytes, mediaType)
  return found === null ? null : { texts: found.texts, lacks: found.whole ? [] : ['holds-files'] }
}

/** What was found in an original besides its words (documents/report): it also says what was left out of them. */
function textsOfReport(bytes: Uint8Array): Texts {
  const text = new TextDecoder().decode(bytes)
  const { cut, facts } = reportIn(text)
  const attached = Array.isArray(facts) && facts.some((fact: unknown) => (fact as { readonly label?: unknown } | null)?.label === notOpened)
  return { texts: [text], lacks: [...(cut === true ? (['cut'] as const) : []), ...(attached ? (['holds-files'] as const) : [])] }
}

/** A file from elsewhere may claim to be a report. */
function reportIn(text: string): { readonly cut?: unknown; readonly facts?: unknown } {
  try {
    return (JSON.parse(text) as object | null) ?? {}
  } catch {
    return {}
  }
}

type Named = {
  readonly id: string
  readonly original: string | undefined
  readonly mediaType: string
  /** Whether it is one from which no words are taken: a list from elsewhere, or any other spreadsheet. */
  readonly isList: boolean
  readonly derived: readonly { readonly kind: string; readonly sha256: string }[]
}

/** What an entry names; it was held to its shape when it was written. */
function filesOf(document: unknown): Named {
  const {
    id,
    original,
    captured,
    derived = [],
  } = document as {
    readonly id: string
    readonly original?: { readonly sha256: string; readonly media_type: string }
    readonly captured?: { readonly how: string }
    readonly derived?: Named['derived']
  }
  const mediaType = original?.media_type ?? ''
  return { id, original: original?.sha256, mediaType, isList: captured?.how === 'list' || mediaType.includes('spreadsheet'), derived }
}
