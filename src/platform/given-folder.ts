import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { reasonInWords } from './reasons.ts'

/** A folder that a person named, with files under relative paths that we make. */
export type GivenFolder = {
  readonly kind: 'folder'
  /** Null where there is no such file. Throws with a sentence when it cannot be read. */
  readonly read: (path: string) => Uint8Array | null
  readonly has: (path: string) => boolean
  /** The paths of all files in it, with slashes, sorted; links are not followed. Throws with a sentence when they cannot be listed. */
  readonly names: () => readonly string[]
  /** Writes a file whole or not at all, with the folders above it. Throws with a sentence when it cannot. */
  readonly write: (path: string, bytes: Uint8Array) => void
  /** Removes a file, and the folders above it that are empty then. Throws with a sentence when it cannot. */
  readonly remove: (path: string) => void
}

/** Opens a folder; makes it when it is to be written to. Refuses, with a sentence, what is no folder. */
export function openGivenFolder(folder: string, to: 'read' | 'write'): GivenFolder | { readonly kind: 'refused'; readonly reason: string } {
  try {
    if (to === 'write') mkdirSync(folder, { recursive: true })
    if (!statSync(folder).isDirectory()) return { kind: 'refused', reason: `${folder} is not a folder.` }
  } catch (error) {
    return { kind: 'refused', reason: `${folder} cannot be used: ${reasonInWords(error)}.` }
  }
  return {
    kind: 'folder',
    has: (path) => existsSync(join(folder, path)),
    names() {
      try {
        return readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => !entry.isDirectory())
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
          .toSorted()
      } catch (error) {
        throw new Error(`${folder} cannot be read: ${reasonInWords(error)}.`, { cause: error })
      }
    },
    read(path) {
      try {
        return readFileSync(join(folder, path))
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')) return null
        throw new Error(`${join(folder, path)} cannot be read: ${reasonInWords(error)}.`, { cause: error })
      }
    },
    write(path, bytes) {
      const place = join(folder, path)
      try {
        mkdirSync(dirname(place), { recursive: true })
        writeFileSync(`${place}.unfinished`, bytes)
        renameSync(`${place}.unfinished`, place)
      } catch (error) {
        throw new Error(`${place} cannot be written: ${reasonInWords(error)}.`, { cause: error })
      }
    },
    remove(path) {
      try {
        rmSync(join(folder, path), { force: true })
        for (let above = dirname(path); above !== '.' && readdirSync(join(folder, above)).length === 0; above = dirname(above))
          rmdirSync(join(folder, above))
      } catch (error) {
        throw new Error(`${join(folder, path)} cannot be removed: ${reasonInWords(error)}.`, { cause: error })
      }
    },
  }
}
