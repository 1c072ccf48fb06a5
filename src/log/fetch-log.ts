import type { FetchPath } from './verify/index.ts'

/** The most that one file of a log has: a bundle of 256 entries of the longest kind. */
const most = 256 * 65_537

/**
 * Gets the files of a log under an address, for its verifier. A file that is not there (404, 410) is null; what fails otherwise
 * is tried three times, and then throws with a sentence.
 */
export function fetchLog(address: string): FetchPath {
  const prefix = address.replace(/\/+$/, '')
  return async (path) => {
    for (let tries = 1; ; tries += 1)
      try {
        return await fetchOnce(`${prefix}/${path}`)
      } catch (error) {
        if (tries === 3) throw new Error(`${prefix}/${path} could not be fetched: ${whyIn(error)}.`, { cause: error })
      }
  }
}

async function fetchOnce(address: string): Promise<Uint8Array | null> {
  const response = await fetch(address, { signal: AbortSignal.timeout(30_000) })
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel()
    return null
  }
  if (response.status !== 200) throw new Error(`it was answered with ${response.status}`)
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > most) throw new Error('it is larger than any file of a log')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** What fetch calls "fetch failed" has its reason one further down. */
const whyIn = (error: unknown): string => {
  const { message, cause } = error as Error
  return cause instanceof Error && cause.message !== '' ? cause.message : message
}
