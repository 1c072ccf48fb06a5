import { readEntry, verifyLog, type VerifierKey } from '../log/index.ts'
import { openLogSource, type Refusal } from './log-source.ts'
import { nameInLog, type EnteredEditions } from './verify-manifest.ts'

/**
 * Verifies the log under an address or in a folder, and gives which editions it has. Refuses, with a sentence, a log that has a problem: what
 * it says cannot be relied on then.
 */
export async function readEntered(place: string, keys: readonly VerifierKey[]): Promise<{ readonly entered: EnteredEditions } | Refusal> {
  const source = await openLogSource(place)
  if ('reason' in source) return source
  const entered = new Map<string, { readonly index: number; readonly hash: string }>()
  try {
    const { problems } = await verifyLog(source.fetchPath, {
      keys,
      ...(source.ahead !== undefined && { ahead: source.ahead }),
      each: (line, index) => {
        const entry = readEntry(line)
        if (entry?.kind === 'edition' && !entered.has(nameInLog(entry))) entered.set(nameInLog(entry), { index, hash: entry.hash })
      },
    })
    return problems.length === 0 ? { entered } : { reason: `The log of ${place} is not to be relied on. ${problems.slice(0, 5).join(' ')}` }
  } catch (error) {
    return { reason: (error as Error).message }
  }
}
