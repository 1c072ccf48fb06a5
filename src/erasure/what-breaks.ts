import { listCases, loadCase, readCaseFile, writeCaseFile } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import type { Transaction } from '../platform/index.ts'

/**
 * The first of these cases that could not be read any more, in a sentence; undefined where all can. Words may be part of
 * what holds a case together: `press` is a name, and also a kind of source.
 */
export async function firstBrokenCase(tx: Transaction, keys: ReadonlySet<number>, facts: FactDictionary): Promise<string | undefined> {
  for (const { key, id } of await listCases(tx)) {
    if (!keys.has(key)) continue
    const document = await loadCase(tx, id)
    const read = document && readCaseFile(writeCaseFile(document, { sealed: true }), { file: id, facts })
    if (read?.kind !== 'invalid') continue
    const [problem] = read.problems
    return `Without these words the case ${id} could not be read: ${problem?.path} ${problem?.message}. Name the words more exactly, or leave that place out.`
  }
  return undefined
}
