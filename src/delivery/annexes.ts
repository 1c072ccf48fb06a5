import { loadCase, whoSees, type CaseDocument } from '../cases/index.ts'
import { sensitivities, type Sensitivity } from '../claims/index.ts'
import { derivedInWords, heldToTheirWords, savedName } from '../documents/index.ts'
import type { Database, FileStore, Transaction } from '../platform/index.ts'
import type { SourceDocument } from '../sources/index.ts'
import type { Annex } from './dossier.ts'

/** A file of a document of a case, with how closed it is. */
export type PossibleAnnex = {
  readonly case: string
  readonly document: string
  readonly title: string
  /** What it is saved as; of a copy, which copy it is. */
  readonly name: string
  readonly sha256: string
  readonly media_type: string
  readonly bytes: number
  /** The least clearance from which it is read. */
  readonly level: Sensitivity
}

type Needs = { readonly db: Database; readonly files: FileStore }

/**
 * The files of documents of a case that could go along, originals and copies, each with how closed it is, by the rule by which the
 * desk shows them: its own mark, what its title would betray, and what its words would betray to whoever reads only what is for the
 * team. Takes the whole case.
 */
export async function possibleAnnexes(
  files: FileStore,
  whole: CaseDocument,
  documents: readonly SourceDocument[],
): Promise<readonly PossibleAnnex[]> {
  const levels = levelsOf(whole)
  const withFiles = documents.filter(({ original }) => original !== undefined)
  const held = await heldToTheirWords(files, withFiles, { whole, clearance: 'team' })
  const found: PossibleAnnex[] = []
  for (const [index, document] of withFiles.entries()) {
    const original = document.original!
    const marked = levels.get(document.id) ?? 'sealed'
    const level = needsLeave(marked) || held[index]?.original !== undefined ? marked : 'privileged'
    const shared = { case: whole.case.id, document: document.id, title: document.title, level }
    const stem = original.name ?? document.title
    const copies = (document.derived ?? []).filter(({ kind }) => kind === 'redacted' || kind === 'without-metadata')
    for (const { sha256, media_type, bytes, name } of [
      { ...original, name: savedName(stem, original.media_type) },
      ...copies.map((copy) => ({ ...copy, name: savedName(stem, copy.media_type, derivedInWords[copy.kind]) })),
    ])
      found.push({ ...shared, name, sha256, media_type, bytes })
  }
  return found
}

/** Whether a named person has to say that something so closed leaves the house. */
export const needsLeave = (level: Sensitivity): boolean => sensitivities.indexOf(level) >= sensitivities.indexOf('privileged')

const levelsOf = (whole: CaseDocument): ReadonlyMap<string, Sensitivity> =>
  new Map(whoSees(whole).documents.map((item) => [item.id, item.words ?? item.from]))

/** An annex with its bytes, or the sentence that says why it cannot go. */
export type ReadAnnex =
  | { readonly kind: 'read'; readonly annex: PossibleAnnex; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string }

/** How many bytes all annexes of a dossier may hold: they are in memory at once while it is made. */
const mostBytes = 100 * 1024 * 1024

/** Reads the files that go along, as they stand now: each must still be there, and have its leave if it needs one by now. */
export async function readAnnexes(needs: Needs, annexes: readonly Annex[]): Promise<readonly ReadAnnex[]> {
  const cases = new Map<string, CaseDocument | null>()
  for (const id of new Set(annexes.map((annex) => annex.case))) cases.set(id, await loadCase(needs.db, id))
  const read: ReadAnnex[] = []
  let size = 0
  for (const annex of annexes) {
    const one = await readAnnex(needs, cases.get(annex.case) ?? null, annex)
    if (one.kind === 'read') size += one.bytes.length
    if (size > mostBytes) return [{ kind: 'refused', reason: `The annexes hold more than ${mostBytes / 1_048_576} MB. Take some out.` }]
    read.push(one)
  }
  return read
}

async function readAnnex(needs: Needs, whole: CaseDocument | null, annex: Annex): Promise<ReadAnnex> {
  const refused = (what: string): ReadAnnex => ({ kind: 'refused', reason: `The annex ${annex.document} of ${annex.case} ${what}` })
  const document = whole?.documents.find(({ id }) => id === annex.document)
  const possible = whole === null || document === undefined ? [] : await possibleAnnexes(needs.files, whole, [document])
  const found = possible.find(({ sha256 }) => sha256 === annex.sha256)
  if (found === undefined) return refused('is not in the case any more, or its file is another. Take it out.')
  if (needsLeave(found.level) && annex.leave === undefined)
    return refused('is closed by now: somebody has to say, by name, that it leaves.')
  const stored = await needs.files.read(found.sha256)
  return stored.kind === 'found'
    ? { kind: 'read', annex: found, bytes: stored.bytes }
    : refused('is not kept here, or damaged. Take it out, or restore it from a backup.')
}

/** Whether no annex has been closed since: asked in the transaction that lets them leave, after which nobody changes the cases. */
export async function stillMayLeave(tx: Transaction, annexes: readonly Annex[]): Promise<boolean> {
  for (const [id, ofCase] of Map.groupBy(annexes, (annex) => annex.case)) {
    const whole = await loadCase(tx, id)
    const levels = whole === null ? new Map<string, Sensitivity>() : levelsOf(whole)
    if (ofCase.some(({ document, leave }) => leave === undefined && needsLeave(levels.get(document) ?? 'sealed'))) return false
  }
  return true
}
