import { sql } from 'kysely'
import type { FactDictionary } from '../claims/index.ts'
import type { Clock, Database, Transaction } from '../platform/index.ts'
import type { CaseDocument } from './case-document.ts'
import { changesOf, type Changes } from './changes.ts'
import type { InvalidFile } from './file-problems.ts'
import { textIn, type PlainEntry } from './plain-case.ts'
import { readCaseFile } from './read-file.ts'
import { growEntry } from './grow-entry.ts'
import { addEntries, addRetractions, addTightenings, loadCase, storedLists } from './store.ts'
import { storedAssertion } from './stored-case.ts'

/** What an import did. */
export type ImportOutcome =
  | {
      readonly kind: 'imported'
      readonly case: string
      readonly isNew: boolean
      /** How many things are new, and how many of which: entries by their list, then retractions, relays and the like. */
      readonly added: number
      readonly news: Readonly<Record<string, number>>
      /** Entries of the file that were kept already. */
      readonly unchanged: number
      /** What the file would undo and what stays all the same: "Claim 'C1' stays sealed". */
      readonly stays: readonly string[]
    }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * Keeps a case, whole or not at all. Takes a case that was read from a file; adds what is new in it to what is kept and
 * refuses, entry by entry, what would rewrite it (see changes.ts).
 */
export async function importCase(db: Database, document: CaseDocument, { clock }: { readonly clock: Clock }): Promise<ImportOutcome> {
  const { id } = document.case
  return db.transaction().execute(async (tx) => {
    // Two imports of one case come after one another, also while the case does not exist yet.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${id}`}, 0))`.execute(tx)
    const kept = await loadCase(tx, id)
    const changes = changesOf(kept, document)
    if (changes.kind === 'rewriting') return { kind: 'refused', reasons: changes.reasons }
    if (kept === null) await addCase(tx, document, clock())
    await applyChanges(tx, document, changes, clock())
    const { news, unchanged, stays } = changes
    const added = Object.values(news).reduce((sum, count) => sum + count, 0)
    return { kind: 'imported', case: id, isNew: kept === null, added, news, unchanged, stays }
  })
}

/** Reads a case file and keeps it: readCaseFile and importCase in one. */
export async function importCaseFile(
  db: Database,
  content: string | Uint8Array,
  { file, facts, clock }: { readonly file: string; readonly facts: FactDictionary; readonly clock: Clock },
): Promise<ImportOutcome | InvalidFile> {
  const read = readCaseFile(content, { file, facts })
  return read.kind === 'invalid' ? read : importCase(db, read.document, { clock })
}

async function addCase(tx: Transaction, document: CaseDocument, now: Date): Promise<void> {
  const { id, title, country, summary, opened, closed, outcome } = document.case
  await sql`
    insert into cases (id, title, country, summary, opened, closed, outcome, imported_at)
    values (${id}, ${title}, ${country}, ${summary}, ${opened.text}, ${closed?.text ?? null}, ${outcome ?? null}, ${now})`.execute(tx)
}

async function applyChanges(tx: Transaction, document: CaseDocument, changes: Changes, now: Date): Promise<void> {
  const { id } = document.case
  const asserts = new Map(document.claims.map((claim) => [claim.id, claim.asserts.map(storedAssertion)]))
  const stored: Readonly<Record<string, (entry: PlainEntry) => PlainEntry>> = {
    claims: (claim) => ({ printed_in: [], ...claim, asserts: asserts.get(textIn(claim, 'id')) ?? [] }),
    case_appeals: (appeal) => ({ id: appeal['id']!, content: appeal }),
  }
  for (const list of storedLists) {
    const entries = changes.added[list === 'case_appeals' ? 'appeals' : list] ?? []
    await addEntries(tx, id, list, entries.map(stored[list] ?? ((entry) => entry)))
  }
  await addRetractions(tx, id, changes.retractions)
  await addTightenings(tx, id, changes.tightened, now)
  for (const { list, entry, fields } of changes.grown) await growEntry(tx, id, { list, entry, fields })
  for (const appeal of changes.replacedAppeals)
    await sql`update case_appeals set content = ${JSON.stringify(appeal)}::jsonb where case_id = ${id} and id = ${appeal['id']}`.execute(tx)
}
