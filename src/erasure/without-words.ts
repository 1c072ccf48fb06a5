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
  const plain = text
    .replaceAll(addresses, (address) => withoutAddress(address, spellings))
    .replaceAll(mail, (one) => withoutMail(one, spellings))
  return spellings.replace(isPathOfIds(plain) ? renamed(plain, ids) : plain, gap)
}

/** Addresses within a text, without the punctuation after them. */
const addresses = /\bhttps?:\/\/[^\s<>"“”«»]*[^\s<>"“”«».,;:!?)\]}'’]/giu
/** Begins where a run of such signs begins, so that a long text without spaces is walked through once. */
const mail = /(?<![^\s<>()[\]:;,"@])[^\s<>()[\]:;,"@]+@[^\s<>()[\]:;,"@]+\.\p{L}{2,}/gu

/** An address that names whom it is about, its words joined by slashes or the like: only its site stays, unless that names them, too. */
function withoutAddress(address: string, spellings: Spellings): string {
  if (!URL.canParse(address) || !holds(address, spellings)) return address
  const host = address.replace(/^https?:\/\/(?:[^/?#]*@)?/i, '').replace(/[/?#].*/, '')
  return spellings.find(host).length > 0 ? gap : `${new URL(address).origin}/erased`
}

const holds = (address: string, spellings: Spellings): boolean =>
  [address, address.replaceAll('/', ' ')].some((text) => spellings.find(text).length > 0)

/** A mail address is one person's: of one that names them nothing stays. */
const withoutMail = (address: string, spellings: Spellings): string => (spellings.find(address).length > 0 ? gap : address)

/** Whether an id holds the words. */
export const idHolds = (id: string, spellings: Spellings): boolean => spellings.find(id).length > 0

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
