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

/** Whether the server on a data folder has been told to end, as its own lock file says. */
export const isEnding = (data: string): boolean => pidFile(data)?.[7]?.trim() === 'stopping'

/** How long a server may take to end in good order, in milliseconds; then it is ended at once, and its log makes that safe. */
export const patienceWithServer = 5000

/**
 * Asks a server that nobody owns any more to end in good order, waits, and then ends it at once. Gives whether it is
 * gone; false when it belongs to somebody else or does not end at all.
 */
export async function stopServer(found: FoundServer, data: string): Promise<boolean> {
  return (await signalled(found, data, 'SIGINT', patienceWithServer)) || signalled(found, data, 'SIGQUIT', 2 * patienceWithServer)
}

async function signalled(found: FoundServer, data: string, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  try {
    if (worksIn(found.pid, data)) process.kill(found.pid, signal)
  } catch (error) {
    // It may have ended since we looked; that it belongs to somebody else is for the caller to say.
    if ((error as { code?: string }).code !== 'ESRCH') return false
  }
  for (const until = performance.now() + patience; performance.now() < until;) {
    if (!worksIn(found.pid, data)) {
      if (dirname(found.sockets) === tmpdir() && basename(found.sockets).startsWith('amparo-'))
        rmSync(found.sockets, { recursive: true, force: true })
      return true
    }
    await new Promise((wait) => setTimeout(wait, 50))
  }
  return false
}

/**
 * PostgreSQL refuses to start while any process of ours (also one that is dead and that nobody has fetched) has the
 * number in a lock file left behind by a crash: the one of the data, and the one of the socket.
 */
export function removeStaleLocks(data: string, sockets: string): void {
  if (runningServer(data) !== undefined) return
  for (const path of [join(data, 'postmaster.pid'), join(sockets, '.s.PGSQL.5432.lock')]) rmSync(path, { force: true })
}

/** Makes a folder and all in it belong to the server's user, when it does not yet (root made it, or another user ran it). */
export function giveTo(owner: { readonly uid: number; readonly gid: number }, path: string): void {
  const found = lstatSync(path)
  if (found.uid !== owner.uid) lchownSync(path, owner.uid, owner.gid)
  if (found.isDirectory()) for (const name of readdirSync(path)) giveTo(owner, join(path, name))
}

/**
 * What a PostgreSQL program said that tells why it gave up, as one line: that the disk is full, else its last errors,
 * else its last lines. After the reason it goes on about what it removes and what to try.
 */
export function tellingLines(text: string): string {
  const lines = text.trim().split('\n')
  // A write that the disk took only a part of is how PostgreSQL often meets its end.
  if (lines.some((line) => /No space left on device|wrote only \d+ of \d+ bytes/.test(line))) return 'the disk is full.'
  const errors = lines.filter((line) => /\b(PANIC|FATAL|ERROR|error):/.test(line))
  return (errors.length > 0 ? errors.slice(-2) : lines.slice(-4)).join(' ').slice(0, 800)
}

/** The same of a log file; empty when there is none. */
export function tellingLinesOf(path: string): string {
  try {
    return tellingLines(readFileSync(path, 'utf8'))
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
