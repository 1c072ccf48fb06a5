import {
  loadCaseWith,
  lockCase,
  openCase,
  recordEntries,
  takenPositions,
  type EntryChange,
  type EntryList,
  type EntryProblem,
  type WrittenEntries,
} from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { capturedEntry } from '../documents/index.ts'
import { dayOfInstant, formatDay } from '../kit/index.ts'
import type { Transaction } from '../platform/index.ts'
import type { OriginalFile } from '../sources/index.ts'
import { recordAudit } from '../staff/index.ts'
import { keptOf } from './kept.ts'
import type { Mapping } from './mapping.ts'
import { nothingKept, planImport, type Plan, type PlannedEntry, type Report } from './plan.ts'
import { addImport, lastRevisionOf, setImported } from './store.ts'
import type { Table } from './table.ts'

export type ListToImport = {
  /** The import that this is, which has been prepared. */
  readonly id: string
  readonly table: Table
  readonly mapping: Mapping
  readonly original: OriginalFile
}

export type ImportSettings = {
  /** The staff member who imports, or `import` for the command line. */
  readonly by: string
  /** Their name, as the capture of the document says it. */
  readonly byName: string
  readonly at: Date
  readonly facts: FactDictionary
  readonly progress?: (rows: number) => Promise<void>
}

export type ListImportOutcome =
  | { readonly kind: 'imported'; readonly report: Report; readonly caseKey: number; readonly openedCase: boolean }
  /** Nothing was written; the transaction is to be rolled back. */
  | { readonly kind: 'refused'; readonly why: string }

/** The sentence that stands wherever a list stands. */
export const listSentence = 'What stands here is what the list says. Inclusion in a list is that list’s statement.'

/**
 * Imports a list into its case, which is opened where there is none: all of it, but for cells and rows that cannot be kept, which
 * are told. What is kept already is not touched. What was written is noted, so that it can be undone as a whole.
 */
export async function importList(tx: Transaction, list: ListToImport, settings: ImportSettings): Promise<ListImportOutcome> {
  const { mapping, id } = list
  const { by, at, facts } = settings
  const caseId = mapping.list.case
  await lockCase(tx, caseId)
  const loaded = await loadCaseWith(tx, caseId)
  const file = { sha256: list.original.sha256, name: list.original.name ?? 'list', entry: captured(list.original, settings) }
  const plan = await planImport(
    list.table,
    { mapping, facts, kept: loaded === null ? nothingKept : keptOf(loaded.document), file },
    settings.progress,
  )
  let key = loaded?.key
  if (key === undefined) {
    const opened = await openCase(tx, headOf(mapping, at), { by, at, facts }, await lastRevisionOf(tx, caseId))
    if (opened.kind === 'exists') return { kind: 'refused', why: `The case ${caseId} was erased, and its code is not used again.` }
    if (opened.kind === 'invalid') return { kind: 'refused', why: `The case cannot be opened: ${inWords(opened.problems)}.` }
    key = opened.key
  }
  const before = loaded === null ? new Map<EntryList, number>() : await takenPositions(tx, key)
  const written = await write(tx, caseId, plan, settings)
  if (written.kind === 'refused') return written
  const entries = writtenBetween(before, await takenPositions(tx, key))
  const openedCase = loaded === null
  const named = loaded?.document.documents.some(({ original }) => original?.sha256 === list.original.sha256) ?? false
  const namesFile = named || plan.document !== null
  await setImported(tx, id, { caseKey: key, openedCase, report: written.report, entries, namesFile }, { by, at })
  if (openedCase) await recordAudit(tx, { at, staff: staffOf(by), action: 'case.open', caseKey: key })
  const { people, claims, unparsed, unchanged } = written.report
  await recordAudit(tx, {
    at,
    staff: staffOf(by),
    action: 'list.import',
    caseKey: key,
    entry: id,
    detail: { people, claims, unparsed, unchanged },
  })
  return { kind: 'imported', report: written.report, caseKey: key, openedCase }
}

/** Prepares a list and imports it in one transaction, for whoever looks at nothing in between. */
export async function importAtOnce(tx: Transaction, list: ListToImport, settings: ImportSettings): Promise<ListImportOutcome> {
  const { id, table, mapping, original } = list
  const prepared = {
    case: mapping.list.case,
    name: original.name ?? 'list',
    mediaType: original.media_type,
    columns: table.columns,
    list: mapping.list,
    mapping,
  }
  await addImport(tx, { id, caseKey: 0, file: original.sha256, total: table.rows.length, prepared }, settings)
  return importList(tx, list, settings)
}

/** The audit knows the command line as nobody. */
export const staffOf = (by: string): string | null => (by.startsWith('staff-') ? by : null)

function headOf({ list }: Mapping, at: Date): PlannedEntry {
  return {
    id: list.case,
    title: list.title,
    country: list.country,
    summary: list.summary ?? listSentence,
    opened: list.published ?? formatDay(dayOfInstant(at)),
  }
}

const captured = (original: OriginalFile, { byName, at }: ImportSettings): PlannedEntry => ({
  ...capturedEntry(original, { by: byName, at, how: 'list' }),
  accessed: formatDay(dayOfInstant(at)),
  unread: 'This file is a list: its cells stand in the case as claims.',
})

/** How often what the case itself refuses is left out and the rest tried again. */
const attempts = 3

type Wrote = { readonly kind: 'wrote'; readonly report: Report } | { readonly kind: 'refused'; readonly why: string }

async function write(tx: Transaction, caseId: string, plan: Plan, { by, at, facts }: ImportSettings): Promise<Wrote> {
  const { sources, document, subjects, claims, places } = plan
  const first = [
    ...changesOf('sources', sources),
    ...changesOf('documents', document === null ? [] : [document]),
    ...changesOf('subjects', subjects),
  ]
  const left = new Map(claims.map((claim, index) => [index, claim]))
  const { refused: planned, refusals: before = planned.length } = plan.report
  const refused = [...planned]
  for (let attempt = 0; attempt < attempts; attempt++) {
    const indexes = [...left.keys()]
    const changes = [...first, ...changesOf('claims', [...left.values()])]
    if (changes.length === 0) return { kind: 'wrote', report: plan.report }
    const outcome = await recordEntries(tx, caseId, changes, { by, at, facts })
    if (outcome.kind === 'recorded')
      return { kind: 'wrote', report: { ...plan.report, claims: left.size, refused, refusals: before + refused.length - planned.length } }
    if (outcome.kind !== 'invalid') return { kind: 'refused', why: 'The case changed while the list was imported. Import it again.' }
    const elsewhere = outcome.problems.filter(({ change }) => change === undefined || change < first.length)
    if (elsewhere.length > 0) return { kind: 'refused', why: `The case refuses the list: ${inWords(elsewhere)}.` }
    for (const { change = 0, message } of outcome.problems) {
      const index = indexes[change - first.length]!
      if (left.delete(index)) refused.push({ row: places[index]!.row, column: places[index]!.column, why: `${message}.` })
    }
  }
  return {
    kind: 'refused',
    why: `The case refuses too many cells of the list, the last of them in row ${refused.at(-1)?.row ?? 0}: ${refused.at(-1)?.why ?? ''}`,
  }
}

const changesOf = (list: 'sources' | 'documents' | 'subjects' | 'claims', entries: readonly PlannedEntry[]): EntryChange[] =>
  entries.map((entry) => ({ kind: 'add', list, entry }))

const inWords = (problems: readonly EntryProblem[]): string =>
  problems
    .slice(0, 5)
    .map(({ path, message }) => `${path}: ${message}`)
    .join('; ')

/** What came between two looks at the positions of a case, under its lock: of each list one run. */
function writtenBetween(before: ReadonlyMap<EntryList, number>, after: ReadonlyMap<EntryList, number>): WrittenEntries[] {
  return [...after].flatMap(([list, taken]) => {
    const first = before.get(list) ?? 0
    return taken > first ? [{ list, first, last: taken - 1, revision: 1 }] : []
  })
}
