import type { PublicTimeline, Silence, TimelineLine } from '../../delivery/index.ts'
import { courseWords, outcomeInWords, versionsWords, whatItIs, wordsFor, type CourseWords } from '../../publishing/index.ts'
import { ownIn, type Reading } from './reading.ts'

type Props = { readonly lang: string; readonly course: PublicTimeline; readonly reading: Reading }

/** What became of the appeal: beside the frozen edition, not in it. In the words of the page; names of bodies are as the team wrote them. */
export function Course({ lang: page, course: { lines, silent }, reading }: Props) {
  const { words, lang } = courseWords(page)
  const { date } = reading
  const told = { words, lang }
  return (
    <section id="course" aria-labelledby="course-title" {...ownIn(page, lang)}>
      <h2 id="course-title">{words.heading}</h2>
      <p class="hint">{words.intro}</p>
      <ol class="addressees">
        {lines.map((line) => (
          <li>
            <time dateTime={line.day}>{date(line.day)}</time>
            {' · '}
            {lineInWords(line, told)}
          </li>
        ))}
      </ol>
      {silent.length > 0 && (
        <>
          <h3>{words.now}</h3>
          <ul>
            {silent.map((one) => (
              <li>{silenceInWords(one, told, date)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type Told = { readonly words: CourseWords; readonly lang: string }

/** One line as a sentence or two. */
function lineInWords(line: TimelineLine, { words, lang }: Told): string {
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
function silenceInWords({ delivery, answering }: Silence, { words, lang }: Told, date: (day: string) => string): string {
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

/** A name in whatever script, so that it does not turn the words around it (FSI, PDI of Unicode). */
const apart = (name: string): string => `\u2068${name}\u2069`

const numberIn = (lang: string, number: number): string => new Intl.NumberFormat(lang).format(number)

const daysIn = (lang: string, days: number): string =>
  new Intl.NumberFormat(lang, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days)
