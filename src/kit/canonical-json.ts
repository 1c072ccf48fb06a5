/**
 * A value as canonical JSON (RFC 8785, JCS): the same value always gives the same text, so that its hash means
 * something. Keys are sorted by UTF-16 code units, there is no space, strings are not normalised. Properties that are
 * undefined are left out. What JSON cannot hold (NaN, functions, dates as objects, broken surrogates) is a bug and throws.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  if (typeof value !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null))
    throw new TypeError(`a ${typeof value} that is not plain data has no canonical JSON`)
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${quoted(key)}:${canonicalJson(item)}`).join(',')}}`
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a text with half a character has no canonical JSON')
  return JSON.stringify(text)
}
