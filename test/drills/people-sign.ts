import { setTimeout as wait } from 'node:timers/promises'
import { addressOf, answerIn, doorAt, readMail, signForm, type Person } from './people.ts'
import type { SigningServer } from './signing-server.ts'

/** What people were told: it is written down here, in another process than the server's. */
export type Acknowledged = {
  /** By the answer that the form got. */
  readonly asked: Map<string, Person>
  /** By the token of the mailed link. */
  readonly confirmed: Set<string>
  /** Checkpoints in the order in which they were served. */
  readonly checkpoints: string[]
  /** How often each status was answered. */
  readonly statuses: Map<number, number>
}

/** People who ask and confirm, one after the other of so many at one time, for as long as somebody lets them. */
export type Signing = {
  readonly told: Acknowledged
  readonly begin: () => void
  /** Settles once nobody asks any more. A request that broke off was not acknowledged. */
  readonly end: () => Promise<void>
  /** Has everybody confirm again who got no answer, or was told to come again. */
  readonly tryAgain: () => Promise<void>
  readonly close: () => void
}

const [askers, confirmers] = [4, 6]

/** Readies people to sign at a server. */
export function peopleSign(server: SigningServer): Signing {
  const door = doorAt(server.origin)
  const told: Acknowledged = { asked: new Map(), confirmed: new Set(), checkpoints: [], statuses: new Map() }
  const [begun, waiting]: [Set<string>, string[]] = [new Set(), []]
  let [people, read] = [0, 0]
  const state = { over: true }
  let loaded: Promise<unknown> = Promise.resolve()
  const count = (status: number): void => void told.statuses.set(status, (told.statuses.get(status) ?? 0) + 1)

  const ask = async (): Promise<void> => {
    while (!state.over) {
      const person = personOf(people++)
      const given = await door(`/appeals/${server.campaign.appeal}/sign`, { form: signForm(server.campaign, person), from: person.from })
      count(given.status)
      if (given.status === 200) told.asked.set(answerIn(given), person)
      else await wait(20)
    }
  }
  const confirm = async (token: string): Promise<void> => {
    begun.add(token)
    const { status } = await door(`/s/${token}`, { form: { do: 'confirm' } })
    count(status)
    if (status === 200) told.confirmed.add(token)
  }
  const readAndConfirm = async (): Promise<void> => {
    while (!state.over) {
      for (; read < server.post.received.length; read++) {
        const { token } = readMail(server.post.received[read]!)
        if (token !== undefined) waiting.push(token)
      }
      const token = waiting.shift()
      await (token === undefined ? wait(5) : confirm(token))
    }
  }
  return {
    told,
    begin() {
      state.over = false
      loaded = Promise.allSettled([...Array.from({ length: askers }, ask), ...Array.from({ length: confirmers }, readAndConfirm)])
    },
    async end() {
      state.over = true
      await loaded
    },
    async tryAgain() {
      told.checkpoints.push((await door('/log/checkpoint')).text)
      for (const token of begun) if (!told.confirmed.has(token)) await confirm(token)
    },
    close: door.close,
  }
}

const personOf = (number: number): Person => ({
  name: `Amaranta Q. ${number}`,
  mail: `amaranta.${number}@correo.example`,
  country: ['', 'DE', 'ES'][number % 3]!,
  disclosure: 'a',
  from: addressOf(number),
})
