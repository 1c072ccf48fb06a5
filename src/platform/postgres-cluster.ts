import { spawnSync } from 'node:child_process'
import { chownSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { fileNames, tellingLines } from './postgres-folder.ts'
import { commandAs, type ServerUser } from './postgres-user.ts'

/** Makes a new, empty cluster. Gives the sentence that says why it could not. */
export function makeCluster(
  home: string,
  binaries: PostgresBinaries,
  user: ServerUser,
  settings: { readonly password: string; readonly durable: boolean },
): string | undefined {
  const files = fileNames(home)
  rmSync(files.unfinished, { recursive: true, force: true })
  writeFileSync(files.password, `${settings.password}\n`, { mode: 0o600 })
  if (user.owner !== undefined) chownSync(files.password, user.owner.uid, user.owner.gid)
  const options = [
    `--pgdata=${files.unfinished}`,
    '--username=amparo',
    `--pwfile=${files.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]
  // Tests open thousands of connections, and nobody guesses at the password of a server that lives as long as they do.
  const cheap = ['--no-sync', '--set=scram_iterations=1']
  const { command, words } = commandAs(user, binaries.initdb, settings.durable ? options : [...options, ...cheap])
  const done = spawnSync(command, words, { ...user.spawn, cwd: home, env: binaries.env, encoding: 'utf8' })
  rmSync(files.password, { force: true })
  if (done.status !== 0) return `PostgreSQL could not prepare ${files.data}: ${tellingLines(done.stderr || String(done.error))}`
  // A crash before this line leaves an unfinished folder, which the next start removes, never half a database.
  renameSync(files.unfinished, files.data)
  return undefined
}
