import { loadCaseWith, lockCase, proceduresOf, recordEntries, type Covered, type EntryProblem, type PlainEntry } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import type { Transaction } from '../platform/index.ts'
import { editionsCovered, endWithholding, withhold, type CoveredEdition } from '../publishing/index.ts'
import { recordAudit } from '../staff/index.ts'
import { wordThatTells } from './word-that-tells.ts'

/** Who writes, and when. */
export type Recorder = { readonly by: string; readonly at: Date; readonly facts: FactDictionary }

/** A confidential procedure as somebody records it. */
export type NewProcedure = {
  readonly case: string
  /** The code of a body in data/bodies.yaml, or in words before whom it runs. */
  readonly body: string
  /** What else that body is called: none of it may stand where readers are told why a page is gone. */
  readonly names?: readonly string[]
  readonly covers: Covered
  /** What readers are told where a page was; needed where one goes. */
  readonly told?: string
  readonly note?: string
  /** The other cases, by their keys, of whose procedures whoever records it may know. */
  readonly known?: readonly number[]
}

export type ProcedureOutcome =
  /** `position` names it; `withheld` are the pages that readers do not see from now on. */
  | { readonly kind: 'recorded'; readonly position: number; readonly withheld: readonly CoveredEdition[] }
  /** Pages would go, and nothing is said of why; or what is said tells what it is about. */
  | { readonly kind: 'say-why'; readonly withheld: readonly CoveredEdition[]; readonly message: string }
  | { readonly kind: 'invalid'; readonly problems: readonly EntryProblem[] }
  | { readonly kind: 'none' }

/**
 * Records that a procedure which forbids publicity covers a case, or claims, documents and appeals of it. From this transaction on no door
 * shows to readers what it covers: claims and documents count as privileged, editions that show them are kept from readers like one
 * that was taken down, and nothing covered is published, until somebody lifts it. Must be rolled back unless it is recorded.
 */
export async function recordProcedure(tx: Transaction, procedure: NewProcedure, { by, at, facts }: Recorder): Promise<ProcedureOutcome> {
  const { covers, body, names = [], told = '', note = '', known = [] } = procedure
  await lockCase(tx, procedure.case)
  const before = await loadCaseWith(tx, procedure.case)
  if (before === null) return { kind: 'none' }
  const withheld = await editionsCovered(tx, { caseKey: before.key, document: before.document, covers, known })
  const tells = wordThatTells(told, [body, ...names])
  if (tells !== undefined)
    return { kind: 'say-why', withheld, message: `Readers see these words. “${tells}” would tell them what it is about: leave it out.` }
  if (withheld.length > 0 && told.trim() === '')
    return { kind: 'say-why', withheld, message: 'Say what readers are told where these pages were.' }
  const entry: PlainEntry = {
    kind: 'procedure',
    body,
    ...covers,
    ...(told.trim() !== '' && { told: told.trim() }),
    ...(note.trim() !== '' && { note: note.trim() }),
  }
  const outcome = await recordEntries(tx, procedure.case, [{ kind: 'add', list: 'procedures', entry }], { by, at, facts })
  if (outcome.kind === 'invalid') return outcome
  if (outcome.kind !== 'recorded') return { kind: 'none' }
  const position = Number(outcome.ids[0])
  await withhold(tx, { caseKey: before.key, position, at }, withheld)
  await recordAudit(tx, { at, staff: by, action: 'procedure.record', caseKey: before.key, list: 'procedures', entry: String(position) })
  return { kind: 'recorded', position, withheld }
}

export type LiftOutcome =
  | { readonly kind: 'lifted' }
  | { readonly kind: 'invalid'; readonly problems: readonly EntryProblem[] }
  /** There is no such case or procedure, or it was lifted already. */
  | { readonly kind: 'none' }

/**
 * Lifts a confidential procedure, with who did so and why: what it alone kept from readers is shown again, and its claims and documents are
 * what they were. What was taken down stays down.
 */
export async function liftProcedure(
  tx: Transaction,
  { case: id, position, why }: { readonly case: string; readonly position: number; readonly why: string },
  { by, at, facts }: Recorder,
): Promise<LiftOutcome> {
  await lockCase(tx, id)
  const before = await loadCaseWith(tx, id)
  const standing = before && proceduresOf(before.procedures).find((one) => one.position === position && one.lifted === undefined)
  if (!before || !standing) return { kind: 'none' }
  const entry = { kind: 'lift', procedure: position, why: why.trim() }
  const outcome = await recordEntries(tx, id, [{ kind: 'add', list: 'procedures', entry }], { by, at, facts })
  if (outcome.kind === 'invalid') return outcome
  if (outcome.kind !== 'recorded') return { kind: 'none' }
  await endWithholding(tx, { caseKey: before.key, position, at })
  await recordAudit(tx, { at, staff: by, action: 'procedure.lift', caseKey: before.key, list: 'procedures', entry: String(position) })
  return { kind: 'lifted' }
}
