import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { peopleSign, type Acknowledged } from './people-sign.ts'
import type { SigningServer } from './signing-server.ts'

/**
 * Kills a server without warning, once a round, within the first moments of people asking and confirming; in every third
 * round its database with it. Starts it again each time, and lets everybody try again who got no answer.
 */
export async function killRounds(server: SigningServer, rounds: number, chance: () => number): Promise<Acknowledged> {
  const people = peopleSign(server)
  for (let round = 0; round < rounds; round++) {
    people.begin()
    await wait(50 + 600 * chance())
    await kill(server, round % 3 === 2)
    await people.end()
    await server.startAgain()
    await people.tryAgain()
  }
  people.close()
  return people.told
}

/** Ends a server as a power cut does, or leaves its database behind. */
export async function kill(server: SigningServer, withDatabase: boolean): Promise<void> {
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
