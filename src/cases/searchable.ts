import type { Ruling, Sensitivity } from '../claims/index.ts'
import type { Transaction } from '../platform/index.ts'
import type { SourceDocument } from '../sources/index.ts'
import {
  casesWithMark,
  derivedPieces,
  derivedText,
  hashOfRow,
  keepSearchRows,
  lockSearchRows,
  searchLevels,
  type RowsOfCase,
  type SearchRow,
} from '../search/index.ts'
import type { CaseDocument } from './case-document.ts'
import { readableLog } from './case-log.ts'
import type { Consent } from './consent.ts'
import { loadedOf, standingOf, type LoadedCase } from './load-case.ts'
import { projectFacts } from './project-facts.ts'
import { readableBy } from './readable.ts'
import { casesCited, keepAlone, keyOfAlone, rowsOfAppeal } from './searchable-appeals.ts'
import { searchableRows, type FoundBy, type Reading } from './searchable-rows.ts'
import { strictness } from './sensitivity.ts'
import { caseIdOf, readEntriesOfKey, type StoredEntries } from './store.ts'

/** Where the texts of documents come from that were taken of their files and are not here yet. */
export type FileTexts = {
  /** Those that are new, by the position of the document. */
  readonly given?: ReadonlyMap<number, string>
  /** Reads the text of any other; null where it has none. */
  readonly textOf?: (document: SourceDocument) => Promise<string | null>
}

/**
 * Brings what can be found of a case to what it says now, in the transaction that changes it: of each entry and clearance what
 * readableBy and readableLog leave, and nothing else. So are the cases whose appeals cite it. The texts of files that are
 * there already stay. Whoever holds the lock of the case and knows what `stands` of it gives that: then it is not read.
 */
export async function refreshSearch(tx: Transaction, caseKey: number, texts: FileTexts = {}, stands?: StoredEntries): Promise<void> {
  const id = stands === undefined ? await caseIdOf(tx, caseKey) : (stands.lists.head[0]?.value.id ?? null)
  // What cites a case that cites this one stays as it is.
  const citing = id === null ? [] : (await casesWithMark(tx, `cites:${id}`)).filter((key) => key !== caseKey)
  // All locks in one order, so that of two cases that cite each other neither waits for the other in a circle.
  for (const key of [caseKey, ...citing].toSorted((a, b) => a - b)) await lockSearchRows(tx, key)
  await refreshOne(tx, caseKey, texts, stands)
  for (const key of citing)
    if (key === keyOfAlone && id !== null) await keepAlone(tx, { cites: id })
    else await refreshOne(tx, key, {})
}

/** Brings what can be found of an appeal that no case holds, or of all, to what they say now. */
export async function refreshAppealsAlone(tx: Transaction, id?: string): Promise<void> {
  await lockSearchRows(tx, keyOfAlone)
  await keepAlone(tx, id === undefined ? 'all' : { id })
}

/** The same of this case only. */
async function refreshOne(tx: Transaction, caseKey: number, texts: FileTexts, stands?: StoredEntries): Promise<void> {
  if (caseKey === keyOfAlone) return keepAlone(tx, 'all')
  const standing = stands ?? standingOf(await readEntriesOfKey(tx, caseKey))
  const made = standing === null ? { rows: [], untouched: new Set<number>(), whole: true } : await rowsOf(tx, loadedOf(standing), texts)
  await keepSearchRows(tx, caseKey, made)
}

/** Has the text of a document's file found, in the place of the one it had. Takes its position among the documents. */
export const indexDocumentText = (tx: Transaction, caseKey: number, position: number, text: string): Promise<void> =>
  refreshSearch(tx, caseKey, { given: new Map([[position, text]]) })

const clearances = { 1: 'team', 2: 'privileged', 3: 'sealed' } as const satisfies Readonly<Record<SearchRow['from'], Sensitivity>>

async function rowsOf(tx: Transaction, loaded: LoadedCase, texts: FileTexts, anew: ReadonlySet<number> = new Set()): Promise<RowsOfCase> {
  const positions = new Map([...loaded.entries].map(([name, { position }]) => [name, position]))
  const { document, untouched, derived, whole } = await withTexts(tx, loaded, { texts, positions, anew })
  const nameless = new Map([...placesOf(loaded, 'rulings'), ...placesOf(loaded, 'consents')])
  const cited = await casesCited(tx, document.appeals, document.case.id)
  const made: (readonly FoundBy[])[] = []
  let before: CaseDocument | undefined
  let sameLog = ''
  const marks = new Set([...document.claims, ...document.documents].map(({ sensitivity }) => strictness(sensitivity)))
  for (const level of searchLevels) {
    // Where nothing bears the mark by which this clearance differs from the one before, both read the same.
    const readable = before !== undefined && !marks.has(strictness(clearances[level])) ? before : readableBy(document, clearances[level])
    const log = readableLog(loaded, clearances[level], readable)
    const logKey = [log.calls, log.contacts, log.handovers].map(({ length }) => length).join(' ')
    const last = made.at(-1)
    if (last !== undefined && readable === before && logKey === sameLog) made.push(last)
    else {
      const reading: Reading = {
        document: { ...readable, appeals: [] },
        log,
        derived,
        facts: projectFacts(),
        positionOf: (list, id) => positions.get(`${list}/${id}`) ?? -1,
        positionOfNameless: (entry) => nameless.get(entry) ?? -1,
      }
      const appeals = readable.appeals.flatMap((appeal) => rowsOfAppeal(appeal, positions.get(`appeals/${appeal.id}`) ?? -1, cited))
      made.push([...searchableRows(reading), ...appeals].filter(({ position }) => position >= 0))
    }
    before = readable
    sameLog = logKey
  }
  const rows = joined(made)
  // Beside the words of a file stand its title, its day and who printed it, which may have changed: a name that was protected or erased.
  const changed = [...untouched].filter(([position, hash]) => hashOfFirst(rows, position) !== hash).map(([position]) => position)
  return changed.length === 0
    ? { rows, untouched: new Set(untouched.keys()), whole }
    : rowsOf(tx, loaded, texts, new Set([...anew, ...changed]))
}

/** Rulings and consents have no ids, and stand in the document in the order of their positions. */
function placesOf({ document, entries }: LoadedCase, list: 'rulings' | 'consents'): readonly (readonly [Ruling | Consent, number])[] {
  const places = [...entries].flatMap(([name, { position }]) => (name.startsWith(`${list}/`) ? [position] : []))
  return document[list].map((entry, index) => [entry, places[index] ?? -1])
}

function hashOfFirst(rows: readonly SearchRow[], position: number): string | undefined {
  const first = rows.find((row) => row.list === 'documents' && row.position === position && row.part === 1)
  return first === undefined ? undefined : hashOfRow(first)
}

/** Rows that read the same for neighbouring clearances, as one. */
function joined(made: readonly (readonly FoundBy[])[]): readonly SearchRow[] {
  const rows: SearchRow[] = []
  const open = new Map<string, { readonly text: string; readonly at: number }>()
  for (const [index, level] of searchLevels.entries()) {
    const found = made[index] ?? []
    const seen = new Map<string, { readonly text: string; readonly at: number }>()
    for (const row of found) {
      const key = `${row.list} ${row.position} ${row.part}`
      const text = made[index] === made[index - 1] ? undefined : JSON.stringify(row)
      const before = open.get(key)
      if (before !== undefined && (text === undefined || before.text === text)) {
        rows[before.at] = { ...rows[before.at]!, to: level }
        seen.set(key, before)
      } else {
        seen.set(key, { text: text ?? JSON.stringify(row), at: rows.length })
        rows.push({ ...row, from: level, to: level })
      }
    }
    open.clear()
    for (const [key, entry] of seen) open.set(key, entry)
  }
  return rows
}

type Placed = {
  readonly texts: FileTexts
  readonly positions: ReadonlyMap<string, number>
  /** Documents whose pieces are made anew although their text stays. */
  readonly anew: ReadonlySet<number>
}

/**
 * The case with the texts that were taken of its files, as far as they are needed: where everybody reads the same of it, those
 * that are there already stay untouched, and their first piece alone stands for them (`untouched` says how that was made). It is whole
 * where no text is missing.
 */
async function withTexts(
  tx: Transaction,
  loaded: LoadedCase,
  { texts: { given = new Map(), textOf }, positions, anew }: Placed,
): Promise<{
  readonly document: CaseDocument
  readonly untouched: ReadonlyMap<number, string>
  readonly derived: ReadonlySet<number>
  readonly whole: boolean
}> {
  const { document } = loaded
  const [untouched, derived] = [new Map<number, string>(), new Set<number>()]
  // What somebody pasted counts before what was taken of the file.
  const ofFiles = document.documents.filter((item) => item.text === undefined && item.derived?.some(({ kind }) => kind === 'text'))
  if (ofFiles.length === 0) return { document, untouched, derived, whole: true }
  const kept = new Map((await derivedPieces(tx, loaded.key)).map((pieces) => [pieces.position, pieces]))
  const isSameForAll = readableBy(document, 'team') === document
  const texts = new Map<string, string>()
  let whole = true
  for (const item of ofFiles) {
    const position = positions.get(`documents/${item.id}`) ?? -1
    const before = kept.get(position)
    if (!given.has(position) && !anew.has(position) && before?.always === true && isSameForAll) {
      untouched.set(position, before.hash)
      derived.add(position)
      texts.set(item.id, before.first)
      continue
    }
    const text = given.get(position) ?? (kept.has(position) ? await derivedText(tx, loaded.key, position) : await textOf?.(item))
    if (text === undefined) whole = false
    if (text === undefined || text === null) continue
    derived.add(position)
    texts.set(item.id, text)
  }
  const documents = document.documents.map((item) => {
    const text = texts.get(item.id)
    return text === undefined ? item : { ...item, text }
  })
  return { document: { ...document, documents }, untouched, derived, whole }
}
