import { entryBundle, readReleased } from '../log/index.ts'
import type { Database } from '../platform/index.ts'

/** Entries in a bundle (C2SP tlog-tiles). */
const bundleWidth = 256

/** The lines of released entries, by their index; those that no released head covers are not among them. Reads each bundle once. */
export async function readLogEntries(db: Database, indices: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const size = (await readReleased(db))?.size ?? 0
  const found = new Map<number, string>()
  const wanted = Map.groupBy(
    indices.filter((index) => index >= 0 && index < size),
    (index) => Math.floor(index / bundleWidth),
  )
  for (const [number, among] of wanted) {
    const first = number * bundleWidth
    const bytes = await entryBundle(db, number, Math.min(bundleWidth, size - first), size)
    const lines = bytes === null ? [] : linesOf(Buffer.from(bytes))
    for (const index of among) {
      const line = lines[index - first]
      if (line !== undefined) found.set(index, line)
    }
  }
  return found
}

export const readLogEntry = async (db: Database, index: number): Promise<string | null> =>
  (await readLogEntries(db, [index])).get(index) ?? null

/** Each entry stands behind its length in two bytes. */
function linesOf(bytes: Buffer): string[] {
  const lines: string[] = []
  for (let at = 0; at + 2 <= bytes.length; at += 2 + bytes.readUInt16BE(at))
    lines.push(bytes.toString('latin1', at + 2, at + 2 + bytes.readUInt16BE(at)))
  return lines
}
