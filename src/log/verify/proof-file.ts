import type { Hash } from './hashes.ts'
import { readBase64, readHash, readNumber, readUtf8, writeBase64 } from './text.ts'

/** A proof that stands in a file (C2SP tlog-proof). */
export type ProofFile = {
  /** Not signed by anybody; null when there is none. */
  readonly extra: Uint8Array | null
  readonly index: number
  readonly proof: readonly Hash[]
  /** The signed note of the tree that the entry is in. */
  readonly checkpoint: string
}

export const writeProofFile = ({ extra, index, proof, checkpoint }: ProofFile): string =>
  [firstLine, ...(extra === null ? [] : [`extra ${writeBase64(extra)}`]), `index ${index}`, ...proof.map(writeBase64), '', checkpoint].join(
    '\n',
  )

/** Reads one; null when it is not formed as the specification says. */
export function readProofFile(file: string | Uint8Array): ProofFile | null {
  const text = typeof file === 'string' ? file : readUtf8(file)
  const end = text?.indexOf('\n\n') ?? -1
  if (text === null || end === -1 || text.length > longest) return null
  const lines = text.slice(0, end).split('\n')
  if (lines.shift() !== firstLine) return null
  const extra = lines[0]?.startsWith('extra ') ? readBase64(lines.shift()!.slice('extra '.length)) : undefined
  const index = readNumber(/^index (\d+)$/.exec(lines.shift() ?? '')?.[1] ?? '')
  const proof = lines.map(readHash)
  if (extra === null || index === null || proof.includes(null) || proof.length > 63) return null
  return { extra: extra ?? null, index, proof: proof as Hash[], checkpoint: text.slice(end + 2) }
}

const firstLine = 'c2sp.org/tlog-proof@v1'
const longest = 1_000_000
