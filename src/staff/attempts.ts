import { createHmac } from 'node:crypto'
import { foldSignInName, type Random } from './staff-member.ts'

/**
 * How many wrong passwords are borne. Kept in memory under a key of this process, so that neither names nor addresses
 * can be read in it. Right passwords are not counted, so that a room full of people behind one address can sign in.
 */
export type Attempts = {
  /** Whether a password may be compared at all; the day and time from which it may again where not. */
  readonly before: (attempt: Attempt) => { readonly kind: 'go' } | { readonly kind: 'wait'; readonly until: Date }
  /** Notes a failure. `slowed`: with it the name has come to its limit. `until`: when to try again. */
  readonly failed: (attempt: Attempt) => { readonly slowed: boolean; readonly until: Date | null }
  /** The failures of this name at this address are forgiven when it signs in. */
  readonly succeeded: (attempt: Attempt) => void
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
  /** Wrong codes after the right password: three of a million are right at a time, so a guess of 144 a day takes years. */
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
  /** Those that close the way, those that count a failure, those that a success fills, and those that count everything. */
  const of = (attempt: Attempt) => {
    if ('codesOf' in attempt) {
      const codes = bucket('codes', attempt.codesOf)
      return { closing: [codes], counting: [codes], forgiven: [codes], network: null, ceiling: null }
    }
    const [folded, network] = [foldSignInName(attempt.name.slice(0, 500)), networkOf(attempt.address)]
    const pair = bucket('nameAndNetwork', `${network} ${folded}`)
    const byNetwork = bucket('network', network)
    const ceiling = bucket('ceiling', network)
    const closing = [pair, bucket('name', folded)]
    return { closing, counting: [...closing, byNetwork], forgiven: [pair], network: byNetwork, ceiling }
  }
  const closed = (each: readonly (Bucket | null)[], now: Date): Date | null => latest(each.map((one) => one?.closedUntil(now) ?? null))
  return {
    before(attempt) {
      const { closing, ceiling } = of(attempt)
      const until = closed([...closing, ceiling], attempt.now)
      if (until !== null) return { kind: 'wait', until }
      ceiling?.take(attempt.now)
      return { kind: 'go' }
    },
    failed(attempt) {
      const { closing, counting, network } = of(attempt)
      for (const each of counting) each.take(attempt.now)
      const until = closed(closing, attempt.now)
      return { slowed: until !== null, until: latest([until, closed([network], attempt.now)]) }
    },
    succeeded(attempt) {
      for (const each of of(attempt).forgiven) each.fill(attempt.now)
    },
  }
}

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

  take(now: Date): void {
    this.#refill(now)
    this.#left = Math.max(0, this.#left - 1)
  }

  fill(now: Date): void {
    this.#refill(now)
    this.#left = this.#allowance.burst
  }

  #refill(now: Date): void {
    // A clock that is set back gives nothing and takes nothing.
    const passed = Math.max(0, now.getTime() - this.#at)
    this.#left = Math.min(this.#allowance.burst, this.#left + passed / this.#allowance.each)
    this.#at = now.getTime()
  }
}

const latest = (dates: readonly (Date | null)[]): Date | null =>
  dates.reduce<Date | null>((last, date) => (date !== null && (last === null || date > last) ? date : last), null)

/** The network an address belongs to: /24 of IPv4, /56 of IPv6, which is what one household is given. */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  if (plain.includes('.')) return plain.split('.').slice(0, 3).join('.')
  const [head = '', tail] = plain.replace(/%.*$/, '').split('::')
  const groups = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const whole = tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - last.length)).fill('0'), ...last]
  return whole
    .slice(0, 4)
    .map((group, at) => (at === 3 ? group.padStart(4, '0').slice(0, 2) : group.padStart(4, '0')))
    .join(':')
}
