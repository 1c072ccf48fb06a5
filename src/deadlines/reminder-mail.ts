import { describeDate, formatDay, parseDate, type Day } from '../kit/index.ts'
import type { Mail } from '../platform/index.ts'
import { codeInWords, kindInWords, soonnessOf, type Deadline, type Soonness } from './deadline.ts'
import type { HowOften } from './staff-address.ts'

/** How many lines a mail has at most; the desk has the rest. */
const mostLines = 50

type Reminder = {
  readonly to: string
  readonly often: Exclude<HowOften, 'never'>
  readonly deadlines: readonly Deadline[]
  readonly today: Day
  readonly address: string
  readonly staff: string
  /** For which day it is; unknown of one that waited before that was kept. */
  readonly day: string | undefined
  /** The desk, without a final slash, and the secret in the link that ends reminders. */
  readonly origin: string
  readonly stop: string
}

/** What a reminder speaks of: what is over, and what comes within a week. */
export const reminded = (deadlines: readonly Deadline[], today: Day): readonly Deadline[] =>
  deadlines.filter((one) => soonnessOf(one, today).when !== 'later')

/**
 * The mail that reminds a staff member: the code of each case, the kind and the day, and the way to the desk. Nothing else of a case, and
 * its subject says nothing at all: whoever sees the screen learns that something is due.
 */
export function reminderMail({ to, often, deadlines, today, address, staff, day, origin, stop }: Reminder): Mail {
  const shown = reminded(deadlines, today)
  const lines = shown.slice(0, mostLines)
  const parts = (['over', 'today', 'this-week'] as const).flatMap((when) => {
    const those = lines.filter((one) => soonnessOf(one, today).when === when)
    return those.length === 0 ? [] : [[headings[when], ...those.map((one) => lineOf(one, today))].join('\n')]
  })
  const rest = shown.length - lines.length
  const end = `${origin}/reminders/stop/${stop}`
  const text = [
    ...parts,
    ...(rest > 0 ? [`And ${rest} more.`] : []),
    `What they are stands at the desk:\n${origin}/deadlines`,
    `You get this each ${often === 'daily' ? 'day' : 'week'} on which there is something, because you asked for it at the desk. To end it:\n${end}`,
    '',
  ]
  return {
    kind: 'deadline-reminder',
    to,
    subject: 'Reminder',
    text: text.join('\n\n'),
    headers: { 'List-Unsubscribe': `<${end}>` },
    about: [aboutReminder, staff, address, ...(day === undefined ? [] : [day])].join(' '),
  }
}

/** The mail with the link that confirms an address. */
export const confirmingMail = ({
  to,
  origin,
  secret,
}: {
  readonly to: string
  readonly origin: string
  readonly secret: string
}): Mail => ({
  kind: 'confirm-staff-address',
  to,
  subject: 'Please confirm',
  text: [
    'Somebody who signs in at our site gave this address to be reminded at. If it was you, open this link where you sign in, and press the button there:',
    `${origin}/me/reminders/confirm/${secret}`,
    'The link works for 72 hours.',
    'If it was not you, do nothing: nothing else is sent to this address.',
    '',
  ].join('\n\n'),
})

/** Of whom a waiting mail is a reminder, to which address of theirs and for which day; undefined of any other mail. */
export function reminderOf(
  about: string | undefined,
): { readonly staff: string; readonly address: string; readonly day: string | undefined } | undefined {
  const [word, staff, address, day] = (about ?? '').split(' ')
  return word === aboutReminder && staff !== undefined && address !== undefined ? { staff, address, day } : undefined
}

const aboutReminder = 'deadlines'

const headings: Readonly<Record<Exclude<Soonness['when'], 'later'>, string>> = { over: 'Over', today: 'Today', 'this-week': 'This week' }

const lineOf = ({ codes, kind, day, first }: Deadline, today: Day): string =>
  `- ${codeInWords({ codes })}: ${kindInWords[kind]}, ${first === day || day < today ? inWords(day) : `${inWords(first)} to ${inWords(day)}`}`

const inWords = (day: Day): string => describeDate(parseDate(formatDay(day)), 'en')
