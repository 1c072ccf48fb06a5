import type { MirroredFile } from './copy-site.ts'
import { listed, listName, noteName, readList, writeList, type ListedFile } from './mirror-list.ts'

/** The folder of a mirror. */
export type MirrorFolder = {
  readonly read: (path: string) => Uint8Array | null
  readonly write: (path: string, bytes: Uint8Array) => void
  readonly remove: (path: string) => void
}

export type KeptMirror =
  | {
      readonly kind: 'kept'
      readonly written: number
      readonly removed: number
      /** No longer on the site, and changed by somebody else: left. */ readonly left: readonly string[]
    }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Puts the files of a mirror into a folder, each whole or not at all, the first page after all others and the signed list
 * last. What an earlier mirror wrote there and the site no longer shows is removed; what it did not write is never touched: where
 * such a file stands in the way, nothing is written and the sentence names it. Broken off, it is finished by doing it again.
 */
export function keepMirror(folder: MirrorFolder, files: readonly MirroredFile[], sign: (list: string) => string): KeptMirror {
  const before = readBefore(folder)
  if (before === null)
    return {
      kind: 'refused',
      reason: `${listName} in this folder cannot be read, so nobody can tell which files are of a mirror. Name another folder.`,
    }
  const own = new Map(before.map((file) => [file.path, file]))
  const now = files.map(listed)
  const foreign = files.find(({ path, bytes }) => {
    const there = own.has(path) ? null : folder.read(path)
    return there !== null && !Buffer.from(there).equals(bytes)
  })
  if (foreign !== undefined)
    return { kind: 'refused', reason: `${foreign.path} is there already and no mirror wrote it. Name another folder, or move it away.` }
  const wanted = new Set(now.map(({ path }) => path))
  const gone = before.filter(({ path }) => !wanted.has(path))
  // From here on all that may be written is known to be ours, also when this is broken off.
  folder.write(listName, Buffer.from(writeList([...now, ...gone].toSorted(byPath))))
  let written = 0
  for (const { path, bytes } of files.toSorted((a, b) => Number(a.path === first) - Number(b.path === first))) {
    const there = folder.read(path)
    if (there !== null && Buffer.from(there).equals(bytes)) continue
    folder.write(path, bytes)
    written += 1
  }
  const changed = gone.filter(({ path, sha256 }) => {
    const there = folder.read(path)
    return there !== null && listed({ path, bytes: there }).sha256 !== sha256
  })
  for (const file of gone) if (!changed.includes(file)) folder.remove(file.path)
  const list = writeList(now)
  folder.write(listName, Buffer.from(list))
  folder.write(noteName, Buffer.from(sign(list)))
  return { kind: 'kept', written, removed: gone.length - changed.length, left: changed.map(({ path }) => path) }
}

const first = 'index.html'
const byPath = (a: ListedFile, b: ListedFile): number => (a.path < b.path ? -1 : 1)

function readBefore(folder: MirrorFolder): readonly ListedFile[] | null {
  const list = folder.read(listName)
  return list === null ? [] : readList(Buffer.from(list).toString('utf8'))
}
