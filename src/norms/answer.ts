import type { Day } from '../kit/index.ts'
import type { Test } from './norm.ts'

/** A number that is not known to the last: both bounds belong to it, and may be infinite. */
export type Range = { readonly low: number; readonly high: number }

/** By this account what is asked about had ended before the time of which it is asked: it meets no test. */
export const over = Symbol('over')

/** What one account answers: yes or no, a word, or a number in a range. Null: it speaks to the question without an answer. */
export type Answer = boolean | string | Range | typeof over | null

/** When something was so. `lasts`: on each of these days; else on one of them, and nobody says which. */
export type Time = { readonly from: Day; readonly to: Day; readonly lasts: boolean }

/** One side of a point, as a condition is held against it. */
export type Telling = {
  /** Who tells it: source ids, sorted. */
  readonly speakers: readonly string[]
  readonly claims: readonly string[]
  /** The answer in words: "23 hours", "no". */
  readonly says: string
  /** The team's last ruling prefers another account. It decides nothing here, and is said. */
  readonly deprecated: boolean
  /** An age depends on the day: what is asked of it is asked of the time of all that is combined with it. */
  readonly answer: (time: Time | null, test: Test) => Answer
}

/** All that the file answers to one question about one person, at one time or on one occasion. */
export type AnsweredPoint = {
  readonly key: string
  readonly fact: string
  readonly occasion?: string
  /**
   * `state`: combined with what was so about the same time; `event`: has its time and is combined with all;
   * `background`: who somebody is, which gives no time to what it is combined with.
   */
  readonly kind: 'state' | 'event' | 'background'
  readonly time: Time | null
  /** Of what goes on without an end: since when, as whoever tells of the latest beginning has it, and until when others tell of it. */
  readonly open?: { readonly since: Day; readonly told: Day }
  readonly tellings: readonly Telling[]
  /** All claims of the point, and those that its time or its numbers were worked out from. */
  readonly claims: readonly string[]
}

/** Unknown is never no: `open` is what may still come out either way. */
export type Truth = 'yes' | 'no' | 'open'

/** Whether an answer meets a test. A range that reaches over the limit leaves it open. */
export function weigh({ op, value }: Test, answer: Answer): Truth {
  if (answer === null) return 'open'
  if (answer === over) return 'no'
  if (typeof answer !== 'object') {
    const same = op === 'in' ? Array.isArray(value) && value.includes(String(answer)) : answer === value
    return same === (op !== 'ne') ? 'yes' : 'no'
  }
  if (typeof value !== 'number') return 'no'
  const { low, high } = answer
  switch (op) {
    case 'gt':
      return between(low > value, high <= value)
    case 'gte':
      return between(low >= value, high < value)
    case 'lt':
      return between(high < value, low >= value)
    case 'lte':
      return between(high <= value, low > value)
    case 'eq':
      return between(low === value && high === value, value < low || high < value)
    case 'ne':
      return between(value < low || high < value, low === value && high === value)
    case 'in':
      return 'no'
    default:
      return op satisfies never
  }
}

const between = (surely: boolean, never: boolean): Truth => (surely ? 'yes' : never ? 'no' : 'open')
