import { logSensitivities, type channels, type LoggedCall, type LoggedContact, type outcomes } from '../../../cases/index.ts'
import { describeDate, type SourceDate } from '../../../kit/index.ts'
import { clearanceInWords, mayRead, type Clearance } from '../../../staff/index.ts'
import type { Option } from '../forms/index.ts'

export const channelWords: Readonly<Record<(typeof channels)[number], string>> = {
  phone: 'phone',
  message: 'message',
  email: 'e-mail',
  letter: 'letter',
  in_person: 'in person',
  other: 'another way',
}

export const outcomeWords: Readonly<Record<(typeof outcomes)[number], string>> = {
  reached: 'reached',
  promised: 'reached, and something was promised',
  no_answer: 'no answer',
  refused: 'refused to speak',
}

/** When something was, with its time of day where it has one: "25 July 2021, 10:00 UTC". */
export function momentOf(at: SourceDate): string {
  const time = /T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?$/.exec(at.text)
  const day = describeDate(at, 'en')
  return time === null || at.kind !== 'date'
    ? day
    : `${day}, ${time[1]} ${time[2] === undefined || time[2] === 'Z' ? 'UTC' : `UTC${time[2]}`}`
}

/** What kind of entry it is, in a few words: "call, phone" or "attempt, phone: no answer". */
export const kindOf = (entry: LoggedCall | LoggedContact): string =>
  entry.kind === 'call' ? `call, ${channelWords[entry.channel]}` : `attempt, ${channelWords[entry.channel]}: ${outcomeWords[entry.outcome]}`

export const optionsOf = (words: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** Who may read an entry: as far as whoever writes it may read themselves. */
export const sensitivityOptions = (clearance: Clearance): readonly Option[] =>
  logSensitivities
    .filter((sensitivity) => mayRead(clearance, sensitivity))
    .map((value) => ({ value, label: value === 'team' ? 'Every member of the case' : `Members who read ${clearanceInWords[value]}` }))
