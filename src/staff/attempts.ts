import { createHmac } from 'node:crypto'
import { networkOf } from '../kit/index.ts'
import { foldSignInName, type Random } from './staff-member.ts'

/**
 * How many wrong passwords are borne. Kept in memory under a key of this process, so that neither names nor addresses
 * can be read in it. Right passwords are not counted, so that a room full of people behind one address can sign in.
 */
export type Attempts = {
  /**
   * Begins an attempt; nothing may be compared without. It counts as a failure from here on, so that of many sent at once
   * no more are compared than of as many one after the other. `until`: from when it may be tried again.
   */
  readonly begin: (attempt: Attempt) => BegunAttempt | { readonly kind: 'wait'; readonly until: Date }
}

export type BegunAttempt = {
  readonly kind: 'go'
  /** It was wrong, and stays counted. `slowed`: with it the name came to its limit. `until`: when to try again. */
  readonly failed: () => { readonly slowed: boolean; readonly until: Date | null }
  /** It was right, and is counted no more. Earlier failures of this name from this network are forgiven. */
  readonly succeeded: () => void
}

export type Attempt =
  | {
      /** As it was typed; known or not, it makes no difference. */
      readonly name: string
      /** The client's address, as the request has it. */
      readonly address: string
      readonly now: Date
    }
  /** Codes of a staff member whose password was right. */
  | { readonly codesOf: string; readonly now: Date }

/** How many at once, and in how many milliseconds one more. */
export type Allowance = { readonly burst: number; readonly each: number }

export type AttemptLimits = {
  /** Wrong ones for a name from one network: then nothing more is compared. */
  readonly nameAndNetwork: Allowance
  /** Wrong ones for a name from everywhere; NIST SP 800-63B-4, 3.2.2 stops at 100. */
  readonly name: Allowance
  /** Wrong ones from one network: then wrong ones are told to wait, right ones still pass. */
  readonly network: Allowance
  /** All attempts from one network. */
  readonly ceiling: Allowance
  /**
   * Wrong codes after the right password: three of a million are right at a time, so a guess of 144 a day takes years. A
   * right one forgives none: somebody else who knows the password would gain ten guesses each time the owner signs in.
   */
  readonly codes: Allowance
}

export const usualAttempts: AttemptLimits = {
  nameAndNetwork: { burst: 10, each: 60_000 },
  name: { burst: 100, each: 60_000 },
  network: { burst: 60, each: 5_000 },
  ceiling: { burst: 300, each: 500 },
  codes: { burst: 10, each: 600_000 },
}

/** Begins counting. Forgets whatever has grown full again, and at most 100,000 names and networks are remembered. */
export function countAttempts(random: Random, limits: AttemptLimits = usualAttempts): Attempts {
  const key = random(32)
  const buckets = new Map<string, Bucket>()
  const bucket = (kind: keyof AttemptLimits, of: string): Bucket => {
    const id = createHmac('sha256', key).update(`${kind} ${of}`).digest('base64')
    const found = buckets.get(id) ?? new Bucket(limits[kind])
    buckets.delete(id)
    buckets.set(id, found)
    const [oldest] = buckets.keys()
    if (buckets.size > 100_000 && oldest !== undefined) buckets.delete(oldest)
    return found
  }
  const closed = (each: readonly Bucket[], now: Date): Date | null => latest(each.map((one) => one.closedUntil(now)))
  return {
    begin(attempt) {
      const { now } = attempt
      const network = 'codesOf' in attempt ? null : networkOf(attempt.address, household)
      const ceiling = network === null ? [] : [bucket('ceiling', network)]
      // Asked before any name is remembered: whoever is at the ceiling cannot push others out of memory.
      const atCeiling = closed(ceiling, now)
      if (atCeiling !== null) return { kind: 'wait', until: atCeiling }
      const pair = network === null ? [] : [bucket('nameAndNetwork', `${network} ${nameOf(attempt)}`)]
      const closing = 'codesOf' in attempt ? [bucket('codes', attempt.codesOf)] : [...pair, bucket('name', nameOf(attempt))]
      const slowing = network === null ? [] : [bucket('network', network)]
      const until = closed(closing, now)
      if (until !== null) return { kind: 'wait', until }
      for (const each of ceiling) each.take(now)
      const taken = [...closing, ...slowing].map((each) => ({ each, took: each.take(now) }))
      const slowed = closed(closing, now) !== null
      return {
        kind: 'go',
        failed: () => ({ slowed, until: closed([...closing, ...slowing], now) }),
        succeeded() {
          for (const { each, took } of taken) each.give(took)
          for (const each of pair) each.fill()
        },
      }
    },
  }
}

const nameOf = (attempt: Attempt): string => ('codesOf' in attempt ? attempt.codesOf : foldSignInName(attempt.name.slice(0, 500)))

/** A token bucket: a burst, and one more each so many milliseconds. */
class Bucket {
  readonly #allowance: Allowance
  #left: number
  #at = 0

  constructor(allowance: Allowance) {
    this.#allowance = allowance
    this.#left = allowance.burst
  }

  closedUntil(now: Date): Date | null {
    this.#refill(now)
    return this.#left >= 1 ? null : new Date(now.getTime() + Math.ceil((1 - this.#left) * this.#allowance.each))
  }

  /** Takes one, or what there is of it. Gives how much. */
  take(now: Date): number {
    this.#refill(now)
    const took = Math.min(1, this.#left)
    this.#left -= took
    return took
  }

  give(took: number): void {
    this.#left = Math.min(this.#allowance.burst, this.#left + took)
  }

  fill(): void {
    this.#left = this.#allowance.burst
  }

  #refill(now: Date): void {
    // Time that has passed counts once, also where a request comes later than one that began after it: whoever sends a
    // form slowly, or sets the clock back, gains nothing.
    const passed = Math.max(0, now.getTime() - this.#at)
    this.#left = Math.min(this.#allowance.burst, this.#left + passed / this.#allowance.each)
    this.#at = Math.max(this.#at, now.getTime())
  }
}

const latest = (dates: readonly (Date | null)[]): Date | null =>
  dates.reduce<Date | null>((last, date) => (date !== null && (last === null || date > last) ? date : last), null)

/** /24 of IPv4, /56 of IPv6, which is what one household is given. */
const household = { four: 24, six: 56 }
