import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../../src/platform/index.ts'
import { openMail } from '../../src/platform/mail/mail.ts'
import { wordsLeft, type WordLeft } from '../words-left.ts'
import { wordsOf } from './canaries.ts'
import { keysSeized, whoSigned } from './dictionary.ts'
import { kill, postmasterOf } from './kill-rounds.ts'
import { doorAt, readMail, signForm, type Door, type Person } from './people.ts'
import type { SigningServer } from './signing-server.ts'

/** What becomes of people before everything is taken. */
export type Fates = {
  /** Asked, got their mail, and did not confirm. */
  readonly asked: readonly Person[]
  readonly confirmed: readonly Person[]
  readonly withdrawn: readonly Person[]
  readonly erased: readonly Person[]
  /** Asked while no mail could be sent, so that it lies in the outbox. */
  readonly unsent: readonly Person[]
}

export type Seized = {
  /** Words of people in anything that was taken. */
  readonly left: readonly WordLeft[]
  /** How many addresses of a dictionary could be told to have signed, with every key that was taken. */
  readonly guessed: number
  readonly keys: number
  /** How many mails that waited to be sent could be opened with them. */
  readonly mails: number
}

/** Has people sign in all ways; each fate gets its share. */
export async function signInAllWays(server: SigningServer, people: readonly Person[]): Promise<Fates> {
  const door = doorAt(server.origin)
  const parts = Array.from({ length: 8 }, (_, part) => people.filter((_person, at) => at % 8 === part))
  const [asked, unsent] = [parts[0]!.concat(parts[1]!), parts[2]!]
  const [withdrawn, erased, confirmed] = [parts[3]!, parts[4]!, parts.slice(5).flat()]
  const signing = [...confirmed, ...withdrawn, ...erased]
  await eachOf([...asked, ...signing], (person) => ask(door, server, person))
  const tokens = await mailedTo(server, [...asked, ...signing], 'token')
  await eachOf(signing, (person) => post(door, `/s/${tokens(person)}`, { do: 'confirm' }))
  const links = await mailedTo(server, signing, 'own')
  await eachOf(withdrawn, (person) => post(door, `/p/${links(person)}/withdraw`, {}))
  await eachOf(erased, (person) => post(door, `/p/${links(person)}/erase`, { how: 'keep' }))
  await server.post.stop()
  await eachOf(unsent, (person) => ask(door, server, person))
  door.close()
  return { asked, confirmed, withdrawn, erased, unsent }
}

/**
 * Takes everything while the server runs, as if its plug was pulled: its folder with database and write-ahead log, what its
 * processes were started with, what it printed. Looks for people in it, and tries a dictionary of addresses with whatever may be a key.
 */
export async function seize(server: SigningServer, people: readonly Person[], dictionary: Iterable<string>): Promise<Seized> {
  const words = people.flatMap(wordsOf)
  const texts = { ...environments(server), printed: server.printed() }
  const inside = await server.within(async (db) => ({
    left: await wordsLeft(words, { db }),
    keys: await keysSeized(server.data, db),
    tags: await tagsOf(db),
    outbox: await outboxOf(db),
  }))
  await kill(server, true)
  const left = [...inside.left, ...(await wordsLeft(words, { paths: [server.data], texts }))]
  const { keys, tags, outbox } = inside
  const mails = outbox.filter(({ kind, sealed }) => keys.some((key) => openMail(key, kind, sealed) !== undefined)).length
  return { left, guessed: whoSigned(dictionary, tags, keys, server.campaign.appeal), keys: keys.length, mails }
}

const ask = (door: Door, { campaign }: SigningServer, person: Person): Promise<void> =>
  post(door, `/appeals/${campaign.appeal}/sign`, signForm(campaign, person), person.from)

async function post(door: Door, path: string, form: Readonly<Record<string, string>>, from?: string): Promise<void> {
  const { status, text } = await door(path, { form, ...(from !== undefined && { from }) })
  assert.ok(status === 200 || status === 303, `${path.replace(/[\w-]{22,}/, '…')}: ${status} ${/<h1>(.*?)<\/h1>/.exec(text)?.[1]}`)
}

/** A few at a time. */
async function eachOf(people: readonly Person[], work: (person: Person) => Promise<void>): Promise<void> {
  const left = [...people]
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let person = left.shift(); person !== undefined; person = left.shift()) await work(person)
    }),
  )
}

/** Waits until all of them have their mail; gives what it brought. */
async function mailedTo(
  { post: mails }: SigningServer,
  people: readonly Person[],
  what: 'token' | 'own',
): Promise<(person: Person) => string> {
  for (let tries = 0; tries < 1200; tries++) {
    const brought = new Map(
      mails.received.map((mail) => [mail.to, readMail(mail)[what]] as const).filter(([, found]) => found !== undefined),
    )
    if (people.every(({ mail }) => brought.has(mail))) return ({ mail }) => brought.get(mail)!
    await wait(100)
  }
  throw new Error('The mails did not come')
}

async function tagsOf(db: Database): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ address: Buffer }>`select address from signons where address is not null`.execute(db)
  return new Set(rows.map(({ address }) => address.toString('hex')))
}

const outboxOf = async (db: Database): Promise<readonly { readonly kind: string; readonly sealed: Buffer }[]> =>
  (await sql<{ kind: string; sealed: Buffer }>`select kind, sealed from mail_outbox`.execute(db)).rows

/** What the server and the processes of its database were started with. */
function environments(server: SigningServer): Readonly<Record<string, Buffer>> {
  const [own, postmaster] = [String(server.running().process.pid), String(postmasterOf(server))]
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const children = pids.filter((pid) => read(pid, 'status').toString().includes(`PPid:\t${postmaster}\n`))
  return Object.fromEntries(
    [own, postmaster, ...children].flatMap((pid) => ['environ', 'cmdline'].map((what) => [`${what} of ${pid}`, read(pid, what)])),
  )
}

/** A process may end before it is read. */
function read(pid: string, what: string): Buffer {
  try {
    return readFileSync(join('/proc', pid, what))
  } catch {
    return Buffer.alloc(0)
  }
}
