import type { Claim } from '../../claims/index.ts'
import { describeDate, parseDate } from '../../kit/index.ts'
import type { DerivedFact } from '../../evaluation/index.ts'
import { factWords } from '../form-facts.ts'
import type { FormWords, Word } from '../form-words.ts'
import type { SubmissionMatter } from '../matter.ts'
import { speakerNames } from '../speaker-names.ts'

/**
 * What was worked out, in words. How that was done stands in English alone: elsewhere the bounds are said, the dates from which it is worked out
 * and up to which day, and where accounts differ, whose this follows.
 */
export function derivedInWords(derived: DerivedFact, matter: SubmissionMatter, words: FormWords): string {
  const range = words.lang === 'en' ? undefined : rangeInWords(derived, words)
  if (range === undefined) return derived.text
  const claims = matter.document.claims.filter(({ id }) => derived.claims.includes(id))
  const dates = [...new Set(claims.flatMap((claim) => datesIn(claim, derived.fact, matter, words)))]
  const speakers = speakerNames([...new Set(claims.flatMap(({ said_by }) => said_by))], matter.document, matter.lang)
  return [
    range,
    `${words.say('computed')}${dates.length > 0 ? ` (${dates.join('; ')})` : ''}`,
    filled(words, 'counted_to', describeDate(parseDate(matter.day), matter.lang)),
    ...(derived.account !== undefined && speakers !== '' ? [filled(words, 'following', speakers)] : []),
  ].join(', ')
}

/** "85 días", "al menos 85 días", "entre 52 y 85 días"; undefined where there is no number, or no bound is known. */
function rangeInWords({ low, high, unit }: DerivedFact, words: FormWords): string | undefined {
  const [from, to] = [low, high].map((bound) => (typeof bound === 'number' ? bound : null)) as [number | null, number | null]
  if (unit === undefined) return undefined
  const counted = (count: number): string => countInWords(count, unit, words)
  if (from === null) return to === null ? undefined : filled(words, 'at_most', counted(to))
  if (to === null) return filled(words, 'at_least', counted(from))
  if (from === to) return counted(from)
  return words.say('between').replace('{from}', number(from, words)).replace('{to}', counted(to))
}

/** One day, two days: what is counted in time has its own word for one. */
function countInWords(count: number, unit: string, words: FormWords): string {
  const [time] = /^(?:day|month|year)(?=s$)/.exec(unit) ?? []
  if (time !== undefined) return new Intl.NumberFormat(words.lang, { style: 'unit', unit: time, unitDisplay: 'long' }).format(count)
  return `${number(count, words)} ${factWords(words.lang).units[unit] ?? unit}`
}

const number = (count: number, { lang }: FormWords): string => new Intl.NumberFormat(lang).format(count)

const filled = (words: FormWords, word: Word, by: string): string => words.say(word).replace(/\{\w+\}/, () => by)

/** What the dates are of from which something is worked out (docs/evaluation.md, D). */
const custody = ['arrest.date', 'release.date', 'person.death_date']
const dated: Readonly<Record<string, readonly string[]>> = {
  'person.age': ['person.birth_date'],
  'custody.days': custody,
  'custody.years': custody,
}

/** The dates that a claim gives, each with what happened; none of what came after the day of the submission. */
function datesIn({ asserts }: Claim, of: string, { lang, day }: SubmissionMatter, words: FormWords): readonly string[] {
  const { events } = factWords(words.lang)
  const today = parseDate(day)
  return asserts.flatMap(({ fact, value }) => {
    if (dated[of]?.includes(fact) !== true || value.type !== 'date') return []
    const isLater = value.date.kind === 'date' && today.kind === 'date' && value.date.earliest > today.earliest
    return isLater ? [] : [`${events[fact] ?? fact}: ${describeDate(value.date, lang)}`]
  })
}
