import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const known = new Map<string, string>()

/**
 * What some folders of the program that runs say, as one hash: another program has another, whatever version it says it is. Tests are no part of it,
 * nor what is not run. Each is read once: some half a megabyte takes some milliseconds.
 */
export function programDigest(folders: readonly string[], root: string = join(import.meta.dirname, '..')): string {
  const key = JSON.stringify([root, folders])
  const digest = known.get(key) ?? digestOf(folders, root)
  known.set(key, digest)
  return digest
}

function digestOf(folders: readonly string[], root: string): string {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:js|tsx?)$/.test(name) && !/\.(?:test|d)\.\w+$/.test(name))
      .toSorted()
      .map((name) => join(folder, name)),
  )
  return hash('sha256', JSON.stringify(files.map((name) => [name, readFileSync(join(root, name), 'utf8')])))
}
