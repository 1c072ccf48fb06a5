import type { Spellings } from './spellings.ts'

/** What stands where words were erased. */
export const gap = '[erased]'

/** A place in a record that holds some of the words: its JSON Pointer (RFC 6901), and what stands there. */
export type Place = { readonly at: string; readonly text: string }

/** Ids that hold the words, with the neutral ones that take their place. */
export type NewIds = ReadonlyMap<string, string>

/** The places in a record (anything JSON can hold) where the words stand, ids apart. */
export function placesIn(value: unknown, spellings: Spellings, ids: NewIds = new Map()): Place[] {
  const places: Place[] = []
  walk(value, '', (text, at) => {
    if (replaced(text, spellings, ids) !== text) places.push({ at, text })
    return text
  })
  return places
}

/**
 * The record without the words: a gap stands where they were, and an id that holds them is replaced by its neutral one
 * wherever it is referred to, also within the id of a point (`maria/health.diagnosis`) or a citation (`case#maria/…`).
 */
export const withoutWords = (value: unknown, spellings: Spellings, ids: NewIds = new Map()): unknown =>
  walk(value, '', (text) => replaced(text, spellings, ids))

function replaced(text: string, spellings: Spellings, ids: NewIds): string {
  if (isAddress(text)) return addressHolds(text, spellings) ? `${new URL(text).origin}/erased` : text
  return spellings.replace(isPathOfIds(text) ? renamed(text, ids) : text, gap)
}

/** An address often names whom it is about, its words joined by hyphens and written in percent signs: then only its site stays. */
const isAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text)

function addressHolds(address: string, spellings: Spellings): boolean {
  const plain = address.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'))
  return [address, plain, plain.replaceAll(/[-_.+/]/g, ' ')].some((text) => spellings.find(text).length > 0)
}

/** Whether an id holds the words, its hyphens, dots and underscores read as spaces. */
export const idHolds = (id: string, spellings: Spellings): boolean =>
  spellings.find(id.replaceAll(/[-_.]/g, ' ')).length > 0 || spellings.find(id).length > 0

const isPathOfIds = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]*(?:[#/][^\s#/]+)*$/.test(text)

const renamed = (path: string, ids: NewIds): string => (ids.size === 0 ? path : path.replaceAll(/[^#/]+/g, (step) => ids.get(step) ?? step))

function walk(value: unknown, at: string, replace: (text: string, at: string) => string): unknown {
  if (typeof value === 'string') return replace(value, at)
  if (Array.isArray(value)) return value.map((item, index) => walk(item, `${at}/${index}`, replace))
  if (typeof value !== 'object' || value === null) return value
  // A key may itself be an id or a word somebody chose.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      replace(key, `${at}/${key}`),
      walk(item, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, replace),
    ]),
  )
}
