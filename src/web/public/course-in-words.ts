import type { PublicTimeline, Silence, TimelineLine } from '../../delivery/index.ts'
import { describeDate, parseDate } from '../../kit/index.ts'
import { courseWords, outcomeInWords, versionsWords, whatItIs, wordsFor, wrap, type CourseWords } from '../../publishing/index.ts'

/** The words of what became of an appeal, and the language that they are in. */
export type Told = { readonly words: CourseWords; readonly lang: string }

/** One line as a sentence or two. */
export function lineInWords(line: TimelineLine, { words, lang }: Told): string {
  switch (line.kind) {
    case 'published':
      return words.version(line.link.version, whatItIs(line.link, versionsWords(lang).words))
    case 'sent': {
      const { bodyName, channel, state } = line.delivery
      const sent = words.sent(apart(bodyName), words.ways[channel])
      return state === 'acknowledged' ? `${sent} ${words.acknowledged}` : sent
    }
    case 'received': {
      const { kind, asks } = line.reply
      const about = asks.length === 0 ? [] : [words.asks(new Intl.ListFormat(lang).format(asks.map((ask) => numberIn(lang, ask))))]
      const late = line.late === undefined ? [] : [words.late(daysIn(lang, line.late))]
      return [words.received[kind](apart(line.delivery.bodyName)), ...about, ...late].join(' ')
    }
    case 'lapsed':
      return words.lapsed(apart(line.delivery.bodyName))
    case 'ended':
      return words.ended(outcomeInWords(line.outcome, wordsFor(lang)))
    default:
      return line satisfies never
  }
}

/** Who has been silent, and for how long. */
export function silenceInWords({ delivery, answering }: Silence, { words, lang }: Told, date: (day: string) => string): string {
  const silent = words.silent(apart(delivery.bodyName), daysIn(lang, answering.silent))
  switch (answering.kind) {
    case 'silent':
      return silent
    case 'awaited':
      return `${silent} ${words.awaited(date(answering.until))}`
    case 'lapsed':
      return `${silent} ${words.over(date(answering.until))}`
    default:
      return answering satisfies never
  }
}

/** The same as plain text, in 72 columns, in the language of an edition or in English; to stand after its text. */
export function courseInText(edition: string, { lines, silent }: PublicTimeline): string {
  const told = courseWords(edition)
  const { words, lang } = told
  const date = (day: string): string => describeDate(parseDate(day), lang)
  return [
    underlined(words.heading),
    wrap(words.intro),
    lines.map((line) => wrap(`${date(line.day)} · ${lineInWords(line, told)}`, '- ')).join('\n'),
    ...(silent.length === 0 ? [] : [underlined(words.now), silent.map((one) => wrap(silenceInWords(one, told, date), '- ')).join('\n')]),
  ]
    .join('\n\n')
    .concat('\n')
}

const underlined = (heading: string): string => `${wrap(heading)}\n${'-'.repeat(Math.min(72, Array.from(heading).length))}`

/** A name in whatever script, so that it does not turn the words around it (FSI, PDI of Unicode). */
const apart = (name: string): string => `\u2068${name}\u2069`

const numberIn = (lang: string, number: number): string => new Intl.NumberFormat(lang).format(number)

const daysIn = (lang: string, days: number): string =>
  new Intl.NumberFormat(lang, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days)
