import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const bin = '/usr/lib/postgresql/15/bin'

export type ForeignPostgres = { readonly url: string; stop(): Promise<void> }

/** Debian's PostgreSQL 15 on a private socket, with an empty database, for as long as a test needs it. */
export async function startPostgres15(): Promise<ForeignPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-pg15-'))
  const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'amparo', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8'], {
    stdio: 'ignore',
    cwd: folder,
    ...owner,
  })
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses='], {
    stdio: 'ignore',
    cwd: folder,
    ...owner,
  })
  const url = `postgresql://amparo@${encodeURIComponent(folder)}/amparo`
  for (let tries = 0; ; tries += 1) {
    try {
      execFileSync('psql', ['-h', folder, '-U', 'amparo', '-d', 'postgres', '-c', 'create database amparo'], { stdio: 'ignore' })
      break
    } catch (error) {
      if (tries > 100) throw error
      await wait(100)
    }
  }
  const stop = async (): Promise<void> => {
    const ended = once(server, 'exit')
    server.kill('SIGINT')
    await ended
  }
  return { url, stop }
}

const idOf = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
