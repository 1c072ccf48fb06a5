import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { clientConfig, openDatabase, type Connection } from './database.ts'
import { migrate } from './migrate.ts'
import { startPostgres } from './postgres.ts'

type ServerParts = Exclude<Connection, { url: string }>

/** A server on which tests make databases of their own, from the template that holds all tables. */
export type TestServer = {
  readonly server: ServerParts
  readonly template: string
  /** Runs one statement that belongs to no database, such as `create database`. */
  readonly administer: (statement: string) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts an embedded server in a temporary folder that writes nothing safely, and makes the template in it. */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(quickestFolder(), 'amparo-test-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const started = await startPostgres(join(folder, 'postgres'), { password: 'test', say: () => undefined, durable: false })
  if (started.kind === 'refused') {
    remove()
    throw new Error(started.reason)
  }
  const server = { ...(started.connection as ServerParts), database: 'postgres' }
  const opened = await withTemplate(server)
  const stop = async (): Promise<void> => {
    await opened.end()
    await started.stop('at once')
    remove()
  }
  return { ...opened, stop }
}

/**
 * The server at an address as `addressOf` writes it, or as somebody gives one of their own. Where the address names no template,
 * one is made, and dropped when the tests stop using the server.
 */
export async function reachTestServer(address: string): Promise<TestServer> {
  const url = new URL(address)
  const words = { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname)
  const server = { ...words, host, port: Number(url.port || 5432), database: url.pathname.slice(1) || 'postgres' }
  const known = url.searchParams.get('template')
  if (known !== null) {
    const { administer, end } = await administration(server)
    return { server, template: known, administer, stop: end }
  }
  const opened = await withTemplate(server)
  const stop = async (): Promise<void> => {
    await opened.administer(`drop database ${opened.template} with (force)`)
    await opened.end()
  }
  return { ...opened, stop }
}

/** The address by which another process reaches the server and its template. */
export function addressOf({ server: { user, password, host, port, database }, template }: TestServer): string {
  const url = new URL(`postgresql://localhost:${port}/${database}`)
  url.username = encodeURIComponent(user)
  url.password = encodeURIComponent(password)
  url.search = new URLSearchParams({ host, template }).toString()
  return url.href
}

/**
 * Where what tests throw away lies best: in the machine's memory, where that can be written to and has room, since each test
 * makes a database and drops it; else where the system keeps what is temporary.
 */
export function quickestFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(memory)
    if (Math.min(bavail * bsize, process.availableMemory()) < roomAsked) return tmpdir()
    rmdirSync(mkdtempSync(join(memory, 'amparo-test-')))
    return memory
  } catch {
    return tmpdir()
  }
}

const memory = '/dev/shm'
/** In bytes; all tests together have used a third of it at most. */
const roomAsked = 3 * 2 ** 30

async function withTemplate(server: ServerParts) {
  const { administer, end } = await administration(server)
  const template = `amparo_template_${randomBytes(6).toString('hex')}`
  await administer(`create database ${template} template template0`)
  const { db, close } = openDatabase({ ...server, database: template }, { most: 2 })
  const outcome = await migrate(db)
  await close()
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return { server, template, administer, end }
}

/** One connection for what is done before and after each test; its statements wait for one another. */
async function administration(server: ServerParts) {
  const client = new Client(clientConfig(server))
  await client.connect()
  const administer = async (statement: string): Promise<void> => void (await client.query(statement))
  return { administer, end: () => client.end() }
}
