import { readdirSync, readFileSync } from 'node:fs'
import { projectPath } from './project-path.ts'

/** The text of a file that ships with Amparo, e.g. `readProjectFile('data', 'facts.yaml')`. A missing one is a bug and throws. */
export const readProjectFile = (...parts: readonly string[]): string => readFileSync(projectPath(...parts), 'utf8')

/** The version of Amparo that is running. */
export const projectVersion = (): string => (JSON.parse(readProjectFile('package.json')) as { version: string }).version

/** The names of the files in a folder that ships with Amparo, sorted; not those of its folders. */
export const listProjectFiles = (...parts: readonly string[]): string[] =>
  readdirSync(projectPath(...parts), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .toSorted()
