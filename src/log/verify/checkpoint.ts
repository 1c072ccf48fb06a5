import type { Hash } from './hashes.ts'
import { readHash, readNumber, writeBase64 } from './text.ts'

/** The head of a log at a size: the text of a checkpoint (C2SP tlog-checkpoint). */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Hash
  /** Lines after the third. Ours have none; others may. */
  readonly extensions: readonly string[]
}

/** Reads a checkpoint's text, which ends in a newline; null when it is none. */
export function readCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null
  const [origin = '', sizeLine = '', rootLine = '', ...extensions] = text.slice(0, -1).split('\n')
  const [size, root] = [readNumber(sizeLine), readHash(rootLine)]
  if (origin === '' || size === null || root === null || extensions.includes('')) return null
  return { origin, size, root, extensions }
}

/** Writes one, with no extension lines: a monitor could not check what they say. */
export const writeCheckpoint = ({ origin, size, root }: Pick<Checkpoint, 'origin' | 'size' | 'root'>): string =>
  `${origin}\n${size}\n${writeBase64(root)}\n`
