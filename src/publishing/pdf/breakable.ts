/**
 * Data for paper, in whose texts a run of letters longer than any word (an address, a hash pasted into a text) may break anywhere: it
 * would run off the page.
 */
export const breakable = <T>(data: T): T => eachText(data) as T

function eachText(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[^\s\p{Script=Han}]{48,}/gu, (run) => run.replace(/.{16}/gu, '$&\u200b'))
  if (Array.isArray(value)) return value.map((item) => eachText(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, eachText(item)]))
}
