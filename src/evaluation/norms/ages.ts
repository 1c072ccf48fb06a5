import type { AnsweredPoint, Answer, Telling, Time } from '../../norms/index.ts'
import type { Ground } from '../ground.ts'
import { say } from '../say.ts'
import { reach, wholeYears, type Span } from '../span.ts'
import { sayAmount, sortedOnce, statedPoints, statementsBehind, toldBy } from './answered.ts'

/** The age at the time of what it is combined with: from dates of birth, and from ages that somebody stated on a day. */
export function agePoints(ground: Ground, subject: string): readonly AnsweredPoint[] {
  const tellings = births(ground, subject).map(({ born, ...telling }): Telling => ({
    ...telling,
    answer: (time, test) => ageAt(born, time ?? asOf(ground), test.op === 'gt' || test.op === 'gte'),
  }))
  return asOne(subject, 'person.age', tellings)
}

/** Whether somebody is 60 or older: as stated, and as it follows from the age. */
export function overSixtyPoints(ground: Ground, subject: string): readonly AnsweredPoint[] {
  const stated = statedPoints(ground, subject, 'person.age_over_60').flatMap(({ tellings }) => tellings)
  const derived = births(ground, subject).map(({ born, ...telling }): Telling => ({
    ...telling,
    answer: (time): Answer => {
      const { low, high } = ageAt(born, time ?? asOf(ground), true)
      return low >= 60 ? true : high < 60 ? false : null
    },
  }))
  return asOne(subject, 'person.age_over_60', [...stated, ...derived])
}

/** The facts an age is worked out from. */
export const ageFacts: readonly string[] = ['person.birth_date', 'person.age']

type Born = Omit<Telling, 'answer'> & { readonly born: Span }

function births(ground: Ground, subject: string): readonly Born[] {
  const dated = ground
    .pointsOf(subject, 'person.birth_date')
    .flatMap(({ accounts }) =>
      accounts.flatMap((account): Born[] =>
        account.value?.type === 'date' && account.value.date.kind === 'date' && account.claims.length > 0
          ? [{ ...toldBy(account), says: `born ${say(account.value.date)}`, born: reach(account.value.date) }]
          : [],
      ),
    )
  const aged = ground.pointsOf(subject, 'person.age').flatMap((point) =>
    point.accounts.flatMap((account): Born[] => {
      if (account.value?.type !== 'number' || account.claims.length === 0) return []
      const { number } = account.value
      return statementsBehind(ground, subject, point, account).flatMap(({ span }): Born[] => {
        if (span === null || span.from > ground.at || !Number.isFinite(span.from)) return []
        const last = Number.isFinite(span.to) ? span.to : span.from
        const born = { from: yearsBefore(span.from, number + 1) + 1, to: yearsBefore(last, number) }
        return [{ ...toldBy(account), says: sayAmount(number, number, 'years'), born }]
      })
    }),
  )
  return [...dated, ...aged]
}

/** While something lasts somebody grows older: a lower limit is asked of the last day of it, an upper one of the first. */
function ageAt(born: Span, { from, to, lasts }: Time, oldest: boolean): { readonly low: number; readonly high: number } {
  const [first, last] = lasts ? (oldest ? [to, to] : [from, from]) : [from, to]
  return { low: Math.max(0, wholeYears(born.to, first)), high: Math.max(0, wholeYears(born.from, last)) }
}

const asOf = ({ at }: Ground): Time => ({ from: at, to: at, lasts: true })

function asOne(subject: string, fact: string, tellings: readonly Telling[]): readonly AnsweredPoint[] {
  if (tellings.length === 0) return []
  const claims = sortedOnce(tellings.flatMap((telling) => telling.claims))
  return [{ key: `${subject}/${fact}`, fact, kind: 'background', time: null, tellings, claims }]
}

/** The day so many years before: of 29 February, in other years the day after the 28th. */
function yearsBefore(day: number, years: number): number {
  if (!Number.isFinite(day)) return day
  const date = new Date(day * 86_400_000)
  return Math.floor(Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / 86_400_000)
}
