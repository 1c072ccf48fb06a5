import { formatDay, parseDate } from '../../../kit/index.ts'

const distances: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 }

/** "today", "tomorrow" and "yesterday" as the day that they are, seen from a day (`2021-07-25`); any other text as it stands. */
export function dayNamed(text: string, today: string): string {
  const named = text.trim().toLowerCase()
  const from = parseDate(today)
  if (!Object.hasOwn(distances, named) || from.kind !== 'date' || from.earliest !== from.latest) return text
  return formatDay(from.earliest + distances[named]!)
}
