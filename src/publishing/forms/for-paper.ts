/** Data in whose texts the invisible marks of direction are gone (UAX #9): on a line of its own each text runs its own way. */
export const withoutMarks = <T>(data: T): T => eachText(data) as T

function eachText(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  if (Array.isArray(value)) return value.map((item) => eachText(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, eachText(item)]))
}
