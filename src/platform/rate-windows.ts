import { createHmac } from 'node:crypto'
import { networkOf } from '../kit/index.ts'
import type { Clock } from './clock.ts'
import type { Randomness } from './keys/index.ts'

/** At most so many from one network in so many seconds, an hour at most. */
export type RateWindow = { readonly seconds: number; readonly most: number }

/**
 * Counts one from an address. `within`: no window is full, and it counts from now on. `over`: one is, and it does not
 * count, so that whoever waits is within again.
 */
export type RateWindows = { readonly count: (address: string) => 'within' | 'over' }

export type RateWindowSettings = {
  readonly clock: Clock
  readonly random: Randomness
  readonly windows: readonly RateWindow[]
  /** What is counted together; unless it is given, /24 of IPv4 and /64 of IPv6. Mailboxes, for example. */
  readonly group?: (text: string) => string
  /** How many are remembered of all networks together; then the networks that were quiet longest are forgotten. */
  readonly remembered?: number
}

const networkOfAddress = (address: string): string => networkOf(address, { four: 24, six: 64 })

/** How long networks are remembered under one key, in milliseconds. */
const hour = 3_600_000

/**
 * Begins counting how many come from one network, in this memory only. Networks are remembered as their HMAC under a key
 * that is replaced each hour; the one before is kept until the longest window that it began in is over, and goes with the
 * next that is counted. So what is read here later tells at most of the last two hours. Throws for a window longer than an hour.
 */
export function rateWindows({ clock, random, windows, group = networkOfAddress, remembered = 500_000 }: RateWindowSettings): RateWindows {
  const longest = Math.max(...windows.map(({ seconds }) => seconds * 1000))
  if (!(longest > 0 && longest <= hour)) throw new RangeError('A window is at most an hour')
  let latest = -Infinity
  let current: Generation = { key: random(32), since: -Infinity, times: new Map() }
  let previous: Generation | undefined
  let total = 0

  const forget = (generation: Generation | undefined): void => {
    for (const times of generation?.times.values() ?? []) total -= times.length
  }
  const renew = (now: number): void => {
    // A clock that was set back by more than a window: nothing that is remembered can be placed in time.
    const back = now < latest - longest
    latest = back ? now : Math.max(latest, now)
    if (back || latest - current.since >= hour) {
      forget(previous)
      const isOver = back || latest - latestIn(current) >= longest
      if (isOver) forget(current)
      previous = isOver ? undefined : current
      current = { key: random(32), since: latest, times: new Map() }
    } else if (previous !== undefined && latest - current.since >= longest) {
      forget(previous)
      previous = undefined
    }
  }
  const timesOf = (generation: Generation | undefined, network: string): readonly number[] =>
    generation?.times.get(nameIn(generation, network)) ?? []

  return {
    count(address) {
      renew(clock().getTime())
      const network = group(address)
      const times = [...timesOf(previous, network), ...timesOf(current, network)]
      if (windows.some(({ seconds, most }) => times.filter((time) => time > latest - seconds * 1000).length >= most)) return 'over'
      const name = nameIn(current, network)
      const before = current.times.get(name) ?? []
      const kept = [...before.filter((time) => time > latest - longest), latest]
      // Taken out and put in again, so that the quiet ones come first.
      current.times.delete(name)
      current.times.set(name, kept)
      total += kept.length - before.length
      while (total > remembered) total -= dropOldest(previous) || dropOldest(current)
      return 'within'
    },
  }
}

type Generation = { readonly key: Buffer; readonly since: number; readonly times: Map<string, readonly number[]> }

const nameIn = ({ key }: Generation, network: string): string => createHmac('sha256', key).update(network).digest('base64')

/** When the last one of a generation was counted: the networks are in the order in which they were last heard of. */
const latestIn = ({ times }: Generation): number => [...times.values()].at(-1)?.at(-1) ?? -Infinity

/** Forgets the network that was quiet longest; gives how many of it were remembered. */
function dropOldest(generation: Generation | undefined): number {
  const [oldest] = generation?.times ?? []
  if (oldest === undefined) return 0
  generation?.times.delete(oldest[0])
  return oldest[1].length
}
