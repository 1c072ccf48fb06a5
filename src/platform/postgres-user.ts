import { spawnSync } from 'node:child_process'
import { accessSync, chownSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * How the server's programs are started: words put before the command, the user they run as, and whose the data folder
 * must be. PostgreSQL refuses to run as root, so root has to start it as somebody else.
 */
export type ServerUser = {
  readonly how: 'as ourselves' | 'as another user' | 'in a user namespace' | 'with one capability'
  readonly prefix: readonly string[]
  readonly spawn: { readonly uid?: number; readonly gid?: number }
  readonly owner?: { readonly uid: number; readonly gid: number }
}

type Person = { readonly uid: number; readonly gid: number }

/**
 * Chooses as whom PostgreSQL runs. Takes the server program and our folder for it (which must exist); gives the user,
 * or the sentence that tells the operator what to do. Changes the owner of `folder` only.
 *
 * An ordinary user runs it as themselves. For root, in this order: the folder's owner, `postgres` or `nobody`, if they
 * can reach both the program and the folder; else, when a parent folder is closed to them (a clone in /root), a user
 * namespace in which we are not root (util-linux `unshare`); else `nobody` with the one capability to pass closed
 * folders (`setpriv`, for containers that forbid namespaces). No folder that is not ours changes its permissions.
 */
export function chooseServerUser(program: string, folder: string): ServerUser | { readonly refused: string } {
  if (process.geteuid?.() !== 0) return { how: 'as ourselves', prefix: [], spawn: {} }
  const people = candidates(folder)
  for (const person of people) if (reaches(person, [], person, program, folder)) return taken(folder, person, 'as another user', [], person)

  const unshare = onPath('unshare')
  const root = { uid: 0, gid: 0 }
  if (unshare !== undefined) {
    const prefix = [unshare, '--user', '--map-user=1000', '--map-group=1000', '--']
    if (reaches({}, prefix, root, program, folder)) return taken(folder, root, 'in a user namespace', prefix, {})
  }
  const setpriv = onPath('setpriv')
  for (const person of setpriv === undefined ? [] : people) {
    // PostgreSQL asks access(2) about its own program, which forgets capabilities without that last bit.
    const ids = [`--reuid=${person.uid}`, `--regid=${person.gid}`, '--clear-groups']
    const prefix = [
      setpriv ?? '',
      ...ids,
      '--inh-caps=-all,+dac_override',
      '--ambient-caps=-all,+dac_override',
      '--securebits=+no_setuid_fixup',
      '--',
    ]
    if (reaches({}, prefix, person, program, folder)) return taken(folder, person, 'with one capability', prefix, {})
  }
  return {
    refused:
      `PostgreSQL does not run as root, and no other user can reach ${folder} and ${program}. ` +
      'Start Amparo as an ordinary user, or move it to a folder that other users may enter (such as /opt/amparo with AMPARO_DATA=/var/lib/amparo), ' +
      'or set DATABASE_URL to a PostgreSQL server of your own.',
  }
}

/** The command line that runs a program as that user. */
export function commandAs(
  user: Pick<ServerUser, 'prefix'>,
  program: string,
  words: readonly string[],
): { command: string; words: string[] } {
  const [first, ...rest] = user.prefix
  return first === undefined ? { command: program, words: [...words] } : { command: first, words: [...rest, program, ...words] }
}

function candidates(folder: string): Person[] {
  const owners = [statSync(folder), statSync(dirname(folder))]
  const known = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  const named = ['postgres', 'nobody'].flatMap((name) => {
    const fields = known.find((line) => line.startsWith(`${name}:`))?.split(':')
    return fields === undefined ? [] : [{ uid: Number(fields[2]), gid: Number(fields[3]) }]
  })
  return [...owners, ...named].map(({ uid, gid }) => ({ uid, gid })).filter((person) => person.uid > 0)
}

/** Whether the program starts that way and could write to the folder if it belonged to `owner`. */
function reaches(spawn: Partial<Person>, prefix: readonly string[], owner: Person, program: string, folder: string): boolean {
  const before = statSync(folder)
  chownSync(folder, owner.uid, owner.gid)
  const test = 'test -r "$0" -a -x "$0" -a -w "$1" && test "$(id -u)" != 0'
  const { command, words } = commandAs({ prefix }, '/bin/sh', ['-c', test, program, folder])
  const done = spawnSync(command, words, { ...spawn, cwd: '/', env: { PATH: '/usr/bin:/bin' }, stdio: 'ignore' }).status === 0
  if (!done) chownSync(folder, before.uid, before.gid)
  return done
}

function taken(folder: string, owner: Person, how: ServerUser['how'], prefix: readonly string[], spawn: Partial<Person>): ServerUser {
  chownSync(folder, owner.uid, owner.gid)
  return { how, prefix, spawn, owner }
}

function onPath(name: string): string | undefined {
  for (const folder of ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin']) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      continue
    }
  }
  return undefined
}
