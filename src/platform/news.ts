import { setTimeout as wait } from 'node:timers/promises'
import { newClient, type Connection } from './database.ts'
import type { Log } from './log.ts'

/** What the database says of its own accord: that something has changed. */
export type News = {
  /** A number that is another after each change; undefined while the database cannot be heard, and so may say what nobody hears. */
  readonly current: () => number | undefined
  readonly stop: () => Promise<void>
}

/** How long until it is tried again to hear, in milliseconds. */
const again = 1000

/**
 * Listens to a channel of the database (PostgreSQL's LISTEN) on a connection of its own, until it is stopped; a connection that ends
 * is made anew. What came meanwhile counts as a change.
 */
export function listenForNews(connection: Connection, channel: string, log: Log): News {
  let [heard, changes, stopped, told] = [false, 0, false, false]
  let client = newClient(connection)
  const ending = new AbortController()
  const listen = async (): Promise<void> => {
    for (;;) {
      try {
        client.on('notification', () => (changes += 1))
        const ended = new Promise((settle) => client.once('end', settle))
        await client.connect()
        await client.query(`listen ${client.escapeIdentifier(channel)}`)
        changes += 1
        heard = true
        told = false
        await ended
      } catch (error) {
        if (!stopped && !told) log.error('the database cannot be heard', error)
        told = true
      }
      heard = false
      if (stopped) return
      await wait(again, undefined, { signal: ending.signal }).catch(() => undefined)
      if (stopped) return
      client = newClient(connection)
    }
  }
  const listening = listen()
  return {
    current: () => (heard ? changes : undefined),
    async stop() {
      stopped = true
      ending.abort()
      await client.end().catch(() => undefined)
      await listening
    },
  }
}
