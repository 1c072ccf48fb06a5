import { readBundle } from './bundle.ts'
import { readCheckpoint, type Checkpoint } from './checkpoint.ts'
import type { AppealCounts, Standing } from './counts.ts'
import { countsOfAppeals, foldMore, newFold, type Fold } from './fold.ts'
import { leafHash, rootOf, sameHash, type Hash } from './hashes.ts'
import { readNote, verifyNote, type Signed } from './note.ts'
import { saidTwice } from './said-twice.ts'
import { emptyTail, growTail, rootOfTail, tileWidth, type Tail } from './tail.ts'
import { tilePath, tilesAt } from './tile-path.ts'
import type { VerifierKey } from './verifier-key.ts'

/** Gives the bytes at a path under the log's prefix (`checkpoint`, `tile/0/000`), or null where there is nothing. */
export type FetchPath = (path: string) => Promise<Uint8Array | null>

export type VerifySettings = {
  /** The log's key and those of witnesses. Without any, nobody's word is taken, and only the tree and the counts are checked. */
  readonly keys: readonly VerifierKey[]
  /** Heads of the same log that somebody kept: it must have grown from each of them. */
  readonly earlier?: readonly Checkpoint[]
  /** Is given the fold at these sizes of the log, which it must not change; nothing of those beyond its size. */
  readonly at?: ReadonlyMap<number, (fold: Fold) => void>
  /** Is given each entry as it stands, in order. */
  readonly each?: (line: string, index: number) => void
  /** How many files are asked for ahead of time; 16. */
  readonly ahead?: number
}

export type VerifiedLog = {
  /** One sentence each; none when the log is what it says. At most 1,000 are kept. */
  readonly problems: readonly string[]
  readonly checkpoint: Checkpoint | null
  readonly by: readonly Signed[]
  /** Of as many entries as could be read. */
  readonly counts: ReadonlyMap<string, AppealCounts>
  /** How an entry stands in the end; null for one that counts nothing. */
  readonly standingOf: (index: number) => Standing | null
}

/**
 * Reads a whole log and computes it anew: signatures, every leaf from its entry, every tile, the root, and the counts. Takes
 * how to get a file of it; keeps no more than the right edge of the tree and a few bytes for each entry.
 */
export async function verifyLog(
  fetchPath: FetchPath,
  { keys, earlier = [], at = new Map(), each, ahead = 16 }: VerifySettings,
): Promise<VerifiedLog> {
  const problems: string[] = []
  const say = (sentence: string): void => void (problems.length < mostProblems && problems.push(sentence))
  const head = readHead(await fetchPath('checkpoint'), keys, say)
  const fold = newFold()
  const twice = saidTwice()
  const sizes = [...at.keys()].toSorted((a, b) => a - b)
  const found = (): VerifiedLog => ({
    problems,
    checkpoint: head?.checkpoint ?? null,
    by: head?.by ?? [],
    counts: countsOfAppeals(fold),
    standingOf: (index) => fold.states.of(index)?.state ?? null,
  })
  if (head === null) return found()
  const { checkpoint } = head
  for (const { origin, size, root } of earlier) {
    if (origin !== checkpoint.origin) say(`The earlier checkpoint is of another log, ${origin}.`)
    if (size === 0 && !sameHash(root, rootOf([]))) say('The earlier checkpoint, of no entries, is not that of an empty log.')
    if (size > checkpoint.size) say(`The log has shrunk: an earlier checkpoint has ${size} entries, this one ${checkpoint.size}.`)
  }
  const files = inOrder(bundlesAndTiles(checkpoint.size), fetchPath, ahead)
  let tail: Tail = emptyTail
  for await (const [names, [bundle, leafTile]] of files) {
    const entries = readExactly(bundle ?? null, names[0], say)
    if (entries === null) return found()
    const leaves = entries.map(leafHash)
    compare(leafTile ?? null, leaves, names[1], say)
    checkEarlier(earlier, tail, leaves, say)
    const before = fold.problems.length
    const lines = entries.map(asText)
    const first = fold.size
    for (const line of lines) twice.note(line)
    if (each !== undefined) for (const [place, line] of lines.entries()) each(line, first + place)
    for (const size of sizes.filter((one) => one >= first && one < first + lines.length)) {
      foldMore(fold, lines.slice(fold.size - first, size - first))
      at.get(size)?.(fold)
    }
    foldMore(fold, lines.slice(fold.size - first))
    for (const { sentence } of fold.problems.splice(before)) say(sentence)
    const grown = growTail(tail, leaves)
    tail = grown.tail
    for (const { level, number, hashes } of grown.full) {
      const path = tilePath({ level, number, width: tileWidth })
      if (level > 0) compare(await fetchPath(path), hashes, path, say)
    }
  }
  at.get(fold.size)?.(fold)
  const earlierOf = twice.suspects()
  if (earlierOf !== null) {
    let again: Tail = emptyTail
    for await (const [[path], [bundle]] of inOrder(bundlesAndTiles(checkpoint.size), fetchPath, ahead)) {
      const entries = readExactly(bundle ?? null, path, say) ?? []
      for (const [place, entry] of entries.entries()) {
        const index = again.size + place
        const before = earlierOf(asText(entry), index)
        if (before !== undefined) say(`Entry ${index} has the commitment of entry ${before}: the same signature is counted again.`)
      }
      again = growTail(again, entries.map(leafHash)).tail
    }
    if (!sameHash(rootOfTail(again), rootOfTail(tail))) say('The entries were others when they were read a second time.')
  }
  for (const [level, hashes] of tail.levels.entries()) {
    if (level === 0 || hashes.length === 0) continue
    const path = tilePath({ level, number: tilesAt(level, checkpoint.size).full, width: hashes.length })
    compare(await fetchPath(path), hashes, path, say)
  }
  if (!sameHash(rootOfTail(tail), checkpoint.root)) say('The entries are not those that the checkpoint was signed over: the root differs.')
  return found()
}

const mostProblems = 1000

type Say = (sentence: string) => void

function readHead(
  bytes: Uint8Array | null,
  keys: readonly VerifierKey[],
  say: Say,
): { readonly checkpoint: Checkpoint; readonly by: readonly Signed[] } | null {
  if (bytes === null) return nothing(say, 'There is no checkpoint.')
  const note = readNote(bytes)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  if (note === null || checkpoint === null) return nothing(say, 'The checkpoint cannot be read.')
  if (keys.length === 0) return { checkpoint, by: [] }
  const signed = verifyNote(note, keys)
  if (signed.kind === 'refused') return nothing(say, `The checkpoint is not to be believed: ${signed.reason}.`)
  if (!signed.by.some(({ key }) => key.kind === 'log' && key.name === checkpoint.origin))
    return nothing(say, `The checkpoint is not signed by the log it names, ${checkpoint.origin}.`)
  return { checkpoint, by: signed.by }
}

function nothing(say: Say, sentence: string): null {
  say(sentence)
  return null
}

/** The bundles of a log and the tiles of their leaves, in order. */
function* bundlesAndTiles(size: number): Generator<readonly [string, string]> {
  const { full, partial } = tilesAt(0, size)
  for (let number = 0; number < full + (partial > 0 ? 1 : 0); number += 1) {
    const width = number < full ? tileWidth : partial
    yield [tilePath({ level: 'entries', number, width }), tilePath({ level: 0, number, width })]
  }
}

/** Asks for files ahead of their turn and gives them in it. */
async function* inOrder<Names extends readonly string[]>(
  all: Iterable<Names>,
  fetchPath: FetchPath,
  ahead: number,
): AsyncGenerator<readonly [Names, readonly (Uint8Array | null)[]]> {
  const asked: { readonly names: Names; readonly files: Promise<(Uint8Array | null)[]> }[] = []
  const next = all[Symbol.iterator]()
  for (let over = false; !over || asked.length > 0;) {
    while (!over && asked.length < ahead) {
      const { value: names, done } = next.next()
      if (done === true) over = true
      else {
        const files = Promise.all(names.map(fetchPath))
        // Told where it is awaited; a failure before that must not end the process.
        files.catch(() => undefined)
        asked.push({ names, files })
      }
    }
    const first = asked.shift()
    if (first !== undefined) yield [first.names, await first.files]
  }
}

/** The entries of a bundle, if they are as many as its name says. */
function readExactly(bytes: Uint8Array | null, path: string, say: Say): Uint8Array[] | null {
  if (bytes === null) return nothing(say, `${path} is missing; nothing after it could be checked.`)
  const entries = readBundle(bytes)
  if (entries === null) return nothing(say, `${path} ends in the middle of an entry; nothing after it could be checked.`)
  const width = Number(/\.p\/(\d+)$/.exec(path)?.[1] ?? tileWidth)
  if (entries.length !== width)
    return nothing(say, `${path} has ${entries.length} entries instead of ${width}; nothing after it could be checked.`)
  return entries
}

function compare(tile: Uint8Array | null, hashes: readonly Hash[], path: string, say: Say): void {
  if (tile === null) say(`${path} is missing.`)
  else if (!sameHash(tile, Buffer.concat(hashes))) say(`${path} does not hold the hashes of what it stands over.`)
}

/** Earlier heads that end among these leaves. */
function checkEarlier(earlier: readonly Checkpoint[], tail: Tail, leaves: readonly Hash[], say: Say): void {
  for (const { size, root } of earlier) {
    if (size <= tail.size || size > tail.size + leaves.length) continue
    const there = rootOfTail(growTail(tail, leaves.slice(0, size - tail.size)).tail)
    if (!sameHash(there, root)) say(`The log was rewritten: its first ${size} entries are not those of an earlier checkpoint.`)
  }
}

/** As it stands, so that nothing but ASCII can pass for an entry. */
const asText = (entry: Uint8Array): string => Buffer.from(entry.buffer, entry.byteOffset, entry.length).toString('latin1')
