import { lchownSync, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** What lies where in the folder of the embedded server. */
export const fileNames = (home: string) => ({
  data: join(home, 'data'),
  unfinished: join(home, 'data.unfinished'),
  links: join(home, 'lib'),
  sockets: join(home, 'run'),
  password: join(home, 'new-password'),
  log: join(home, 'server.log'),
})

/** A server that runs on our data folder, found from its own lock file (postmaster.pid). */
export type FoundServer = { readonly pid: number; readonly sockets: string; readonly port: number }

/**
 * Looks for a server that is running on a data folder. Gives it only when the process is really a PostgreSQL working
 * in that folder: the number in postmaster.pid may long belong to somebody else.
 */
export function runningServer(data: string): FoundServer | undefined {
  const lines = pidFile(data)
  const pid = Number(lines?.[0])
  if (lines === undefined || !Number.isInteger(pid) || pid < 2) return undefined
  return worksIn(pid, data) ? { pid, port: Number(lines[3]), sockets: lines[4] ?? '' } : undefined
}

/** Asks a server that nobody owns any more to end in good order, and waits. Gives whether it is gone. */
export async function stopServer(found: FoundServer, data: string): Promise<boolean> {
  try {
    process.kill(found.pid, 'SIGINT')
  } catch (error) {
    // It may have ended since we looked; that it belongs to somebody else is for the caller to say.
    if ((error as { code?: string }).code !== 'ESRCH') return false
  }
  for (let tries = 0; tries < 600; tries++) {
    if (!worksIn(found.pid, data)) {
      if (dirname(found.sockets) === tmpdir() && basename(found.sockets).startsWith('amparo-'))
        rmSync(found.sockets, { recursive: true, force: true })
      return true
    }
    await new Promise((wait) => setTimeout(wait, 50))
  }
  return false
}

/** PostgreSQL refuses to start while any process of ours has the number in a lock file left behind by a crash. */
export function removeStalePid(data: string): void {
  if (pidFile(data) !== undefined && runningServer(data) === undefined) rmSync(join(data, 'postmaster.pid'), { force: true })
}

/** Makes a folder and all in it belong to the server's user, when it does not yet (root made it, or another user ran it). */
export function giveTo(owner: { readonly uid: number; readonly gid: number }, path: string): void {
  const found = lstatSync(path)
  if (found.uid !== owner.uid) lchownSync(path, owner.uid, owner.gid)
  if (found.isDirectory()) for (const name of readdirSync(path)) giveTo(owner, join(path, name))
}

/** The last lines of a text, as one line. */
export const lastLines = (text: string): string => text.trim().split('\n').slice(-4).join(' ').slice(0, 800)

/** The last lines of a log file, as one line; empty when there is none. */
export function endOf(path: string): string {
  try {
    return lastLines(readFileSync(path, 'utf8'))
  } catch {
    return ''
  }
}

function pidFile(data: string): string[] | undefined {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
}

function worksIn(pid: number, data: string): boolean {
  try {
    // A PostgreSQL server changes into its data folder and stays there.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data) && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
  } catch {
    return false
  }
}
