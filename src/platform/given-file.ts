import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'

export type GivenFile = { readonly kind: 'read'; readonly bytes: Uint8Array } | { readonly kind: 'refused'; readonly reason: string }

/** Reads a file that a person named, at most `most` bytes of it. Refuses with one sentence; never throws for the file's sake. */
export function readGivenFile(path: string, most: number): GivenFile {
  try {
    const { size } = statSync(path)
    if (size > most)
      return { kind: 'refused', reason: `${path} is larger than ${Math.floor(most / 1024 / 1024)} MB, the most that is read.` }
    return { kind: 'read', bytes: readFileSync(path) }
  } catch (error) {
    return { kind: 'refused', reason: `${path} cannot be read: ${reasonOf(error)}.` }
  }
}

/** Writes a file that a person named, whole or not at all. Gives the sentence that says why it could not. */
export function writeGivenFile(path: string, text: string): string | undefined {
  const unfinished = `${path}.unfinished`
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flush: true })
    renameSync(unfinished, path)
    return undefined
  } catch (error) {
    return `${path} cannot be written: ${reasonOf(error)}.`
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string }
  return reasons[code ?? ''] ?? message
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it belongs to another user',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
}
