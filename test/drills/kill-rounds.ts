import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addressOf, answerIn, doorAt, readMail, signForm, type Door, type Person } from './people.ts'
import type { SigningServer } from './signing-server.ts'

/** What people were told before a server was killed under them: it is written down here, in another process. */
export type Acknowledged = {
  /** By the answer that the form got. */
  readonly asked: Map<string, Person>
  /** By the token of the mailed link. */
  readonly confirmed: Set<string>
  /** Checkpoints in the order in which they were served. */
  readonly checkpoints: string[]
  /** Statuses that people were answered with. */
  readonly statuses: Map<number, number>
}

/** How many ask, and how many confirm, at one time. */
const [askers, confirmers] = [4, 6]

/**
 * Kills a server without warning, once a round, within the first moments of people asking and confirming; in every third
 * round its database with it. Starts it again each time, and lets everybody try again who got no answer.
 */
export async function killRounds(server: SigningServer, rounds: number, chance: () => number): Promise<Acknowledged> {
  const told: Acknowledged = { asked: new Map(), confirmed: new Set(), checkpoints: [], statuses: new Map() }
  const door = doorAt(server.origin)
  const begun = new Set<string>()
  const waiting: string[] = []
  let [people, read] = [0, 0]
  const note = (token: string | undefined): void => void (token !== undefined && waiting.push(token))
  const load = async (isOver: () => boolean): Promise<void> => {
    const asking = async (): Promise<void> => {
      while (!isOver()) {
        const person = personOf(people++)
        const given = await door(`/appeals/${server.campaign.appeal}/sign`, { form: signForm(server.campaign, person), from: person.from })
        count(told, given.status)
        if (given.status === 200) told.asked.set(answerIn(given), person)
      }
    }
    const confirming = async (): Promise<void> => {
      while (!isOver()) {
        for (; read < server.post.received.length; read++) note(readMail(server.post.received[read]!).token)
        const token = waiting.shift()
        if (token === undefined) await wait(5)
        else {
          begun.add(token)
          await confirmOne(door, told, token)
        }
      }
    }
    // What breaks off was not acknowledged.
    await Promise.allSettled([...Array.from({ length: askers }, asking), ...Array.from({ length: confirmers }, confirming)])
  }
  for (let round = 0; round < rounds; round++) {
    const moment = wait(50 + 600 * chance())
    let over = false
    const loaded = load(() => over)
    await moment
    await kill(server, round % 3 === 2)
    over = true
    await loaded
    await server.startAgain()
    told.checkpoints.push((await door('/log/checkpoint')).text)
    for (const token of begun) if (!told.confirmed.has(token)) await confirmOne(door, told, token)
  }
  door.close()
  return told
}

const personOf = (number: number): Person => ({
  name: `Amaranta Q. ${number}`,
  mail: `amaranta.${number}@correo.example`,
  country: ['', 'DE', 'ES'][number % 3]!,
  disclosure: 'a',
  from: addressOf(number),
})

async function confirmOne(door: Door, told: Acknowledged, token: string): Promise<void> {
  const { status } = await door(`/sign-ons/confirm/${token}`, { form: { do: 'confirm' } })
  count(told, status)
  if (status === 200) told.confirmed.add(token)
}

const count = ({ statuses }: Acknowledged, status: number): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1)

async function kill(server: SigningServer, withDatabase: boolean): Promise<void> {
  const { process: child } = server.running()
  const gone = once(child, 'exit')
  const postmaster = postmasterOf(server)
  child.kill('SIGKILL')
  if (withDatabase) process.kill(postmaster, 'SIGKILL')
  await gone
  assert.equal(child.signalCode, 'SIGKILL', server.printed())
}

export const postmasterOf = ({ data }: SigningServer): number =>
  Number(readFileSync(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
