import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

// The same source runs from src/ and, built, from dist/src/: the project's root is where its package.json is.
const root = ((): string => {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
})()

/** The absolute path of a file that ships with Amparo, e.g. `projectPath('data', 'facts.yaml')`. */
export const projectPath = (...parts: readonly string[]): string => join(root, ...parts)
