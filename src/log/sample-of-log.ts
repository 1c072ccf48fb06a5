import {
  countedUnder,
  draw,
  readEntry,
  verifyLog,
  type DrawAsked,
  type FetchPath,
  type VerifiedLog,
  type VerifierKey,
} from './verify/index.ts'

/** An entry that was drawn, and the commitment that stands in the log for it: that of its newest correction. */
export type DrawnEntry = { readonly index: number; readonly commitment: string }

export type LogSample =
  | { readonly kind: 'drawn'; readonly entries: readonly DrawnEntry[]; readonly verified: VerifiedLog }
  /** What is wrong with the log; or the log has not so many entries. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

/**
 * Draws a sample from a log that anybody has, as the server must have drawn it (docs/log.md, "Samples"). Takes how to get the log's
 * files and what was drawn with, and of how many entries the log then was. Reads the log twice, the second time under the
 * checkpoint of the first: whoever gives other entries then gives others than the checkpoint was signed over.
 */
export async function sampleOfLog(
  fetchPath: FetchPath,
  { keys, ahead, size, ...asked }: DrawAsked & { readonly size: number; readonly keys: readonly VerifierKey[]; readonly ahead?: number },
): Promise<LogSample> {
  let counted: readonly number[] | undefined
  const settings = { keys, ...(ahead !== undefined && { ahead }) }
  const checkpoint = await fetchPath('checkpoint')
  const fetchUnder: FetchPath = async (path) => (path === 'checkpoint' ? checkpoint : fetchPath(path))
  const verified = await verifyLog(fetchUnder, {
    ...settings,
    at: new Map([[size, (fold) => (counted = countedUnder(fold, asked.edition))]]),
  })
  if (verified.problems.length > 0) return { kind: 'refused', problems: verified.problems }
  if (counted === undefined)
    return { kind: 'refused', problems: [`The log has only ${verified.checkpoint?.size ?? 0} entries, not ${size}.`] }
  const drawn = await draw(counted, asked)
  const commitments = new Map(drawn.map((index) => [index, '']))
  const note = (index: number, commitment: string): void => void (commitments.has(index) && commitments.set(index, commitment))
  const again = await verifyLog(fetchUnder, {
    ...settings,
    each(line, index) {
      const entry = index < size ? readEntry(line) : null
      if (entry?.kind === 'sign') note(index, entry.commitment)
      if (entry?.kind === 'correct') note(entry.sign, entry.commitment)
    },
  })
  if (again.problems.length > 0)
    return { kind: 'refused', problems: ['The log was another one when it was read a second time.', ...again.problems] }
  return { kind: 'drawn', entries: drawn.map((index) => ({ index, commitment: commitments.get(index) ?? '' })), verified }
}
