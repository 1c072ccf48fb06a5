import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileNames } from './postgres-folder.ts'
import { reasonInWords } from './reasons.ts'

/** Whether an embedded database was ever made in a data folder. */
export const installationExists = (dataFolder: string): boolean => existsSync(fileNames(join(dataFolder, 'postgres')).data)

/** Where the demo of an installation is kept. */
export const demoFolder = (dataFolder: string): string => join(dataFolder, 'demo')

/** The sentence for a command that would otherwise work on an empty installation, made by a mistyped variable. */
export const noInstallation = (dataFolder: string): string => {
  const demo = demoFolder(dataFolder)
  const told = installationExists(demo) ? ` That of the demo is in ${demo}: AMPARO_DATA=${demo} works with it.` : ''
  return `There is no installation in ${dataFolder}. Is AMPARO_DATA right?${told} (amparo start makes a new one.)`
}

/** Makes the data folder when it is missing, and sees that it can be used. Gives the sentence that says why it cannot. */
export function prepareFolder(folder: string): string | undefined {
  try {
    const problem = makeFolder(folder)
    if (problem !== undefined) return problem
    const home = join(folder, 'postgres')
    for (const path of existsSync(home) ? [folder, home] : [folder]) {
      if (!statSync(path).isDirectory()) return unusable(path, 'it is a file, not a folder')
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    }
    return undefined
  } catch (error) {
    const { code, path } = error as { code?: string; path?: string }
    return code === 'EACCES'
      ? `The data folder ${path ?? folder} cannot be used: it belongs to another user. Start Amparo as that user, or set AMPARO_DATA to another folder.`
      : unusable(path ?? folder, reasonInWords(error))
  }
}

/** The password of the embedded server, made on first use and readable by us alone. */
export function ownPassword(folder: string): string {
  const path = join(folder, 'postgres.password')
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  return readFileSync(path, 'utf8').trim()
}

/**
 * Makes a folder and its parents one by one. Node's own recursive mkdir tries for ever where a parent is there and
 * still nothing can be made in it (/proc).
 */
function makeFolder(folder: string): string | undefined {
  if (existsSync(folder)) return undefined
  const parent = dirname(folder)
  const problem = parent === folder ? undefined : makeFolder(parent)
  if (problem !== undefined) return problem
  try {
    // Root's PostgreSQL runs as another user, who must be able to pass through to the one folder that is theirs.
    mkdirSync(folder, process.geteuid?.() === 0 ? 0o711 : 0o700)
    return undefined
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EEXIST' && existsSync(folder)) return undefined
    if (code === 'ENOENT') return unusable(folder, `the system lets nobody make a folder in ${parent}`)
    if (code === 'EACCES') return unusable(folder, `${parent} belongs to another user, and no folder can be made in it`)
    return unusable(folder, reasonInWords(error))
  }
}

const unusable = (path: string, reason: string): string =>
  `The data folder ${path} cannot be used: ${reason}. Set AMPARO_DATA to another folder.`
