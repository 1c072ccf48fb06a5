import { describeDate, formatDay, parseDate, type Day, type SourceDate } from '../kit/index.ts'

/** A date in English words, as every sentence of an evaluation says it. */
export function say(date: SourceDate): string {
  const remembered = said.get(date.text)
  if (remembered !== undefined) return remembered
  const words = describeDate(date, 'en')
  // The same dates come up in many sentences; the limit keeps a hostile file from filling the memory.
  if (said.size >= 20_000) said.clear()
  said.set(date.text, words)
  return words
}

/** A day in words: "25 July 2021". */
export const sayDay = (day: Day): string => say(parseDate(dayText(day)))

/** A day as YYYY-MM-DD, each worked out once. */
export function dayText(day: Day): string {
  const remembered = written.get(day)
  if (remembered !== undefined) return remembered
  const text = formatDay(day)
  if (written.size >= 20_000) written.clear()
  written.set(day, text)
  return text
}

/** Names as a sentence carries them, at most three of them. */
export function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'nobody named')
}

const said = new Map<string, string>()
const written = new Map<Day, string>()
