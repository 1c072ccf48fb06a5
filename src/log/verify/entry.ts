import { readNumber } from './text.ts'

/** Shown to everybody, to the addressee only, or only counted. */
export type Disclosure = 'n' | 'a' | 'c'

/** One entry of the log (docs/log.md, "Entries"). Numbers that name other entries are their indices. */
export type Entry =
  | { readonly kind: 'edition'; readonly appeal: string; readonly version: number; readonly lang: string; readonly hash: string }
  | {
      readonly kind: 'sign'
      readonly edition: number
      readonly commitment: string
      readonly disclosure: Disclosure
      /** Null when it is not told. */
      readonly country: string | null
    }
  | { readonly kind: 'correct'; readonly sign: number; readonly commitment: string; readonly disclosure: Disclosure }
  | { readonly kind: 'withdraw'; readonly index: number }
  | { readonly kind: 'remove'; readonly index: number; readonly reason: string }
  | { readonly kind: 'restore'; readonly index: number; readonly reason: string }
  | { readonly kind: 'organisation'; readonly edition: number; readonly hash: string }
  | {
      readonly kind: 'batch'
      readonly edition: number
      readonly claimed: number
      readonly accepted: number
      readonly scan: string | null
      readonly hash: string
    }
  | { readonly kind: 'audit'; readonly edition: number; readonly sampled: number; readonly bad: number; readonly hash: string }
  | { readonly kind: 'close'; readonly appeal: string }

/** Writes an entry's line. Throws for what the grammar has no line for: that is a bug of whoever made it. */
export function writeEntry(entry: Entry): string {
  const line = [format, entry.kind, ...fieldsOf(entry)].join(' ')
  if (readEntry(line) === null) throw new TypeError(`the log has no entry '${line}'`)
  return line
}

/** Reads an entry's line; null when it is unreadable. */
export function readEntry(line: string): Entry | null {
  const [first, kind = '', ...fields] = line.split(' ')
  if (first !== format) return null
  const [a = '', b = '', c = '', d = '', e = ''] = fields
  const number = readNumber
  switch (`${kind} ${fields.length}`) {
    case 'edition 4':
      return /^[1-9]\d{0,5}$/.test(b) && isAppeal(a) && isLanguageTag(c) && isHash(d)
        ? { kind: 'edition', appeal: a, version: Number(b), lang: c, hash: d }
        : null
    case 'sign 4': {
      const edition = number(a)
      return edition !== null && isCommitment(b) && isDisclosure(c) && isCountry(d)
        ? { kind: 'sign', edition, commitment: b, disclosure: c, country: orNull(d) }
        : null
    }
    case 'correct 3': {
      const sign = number(a)
      return sign !== null && isCommitment(b) && isDisclosure(c) ? { kind: 'correct', sign, commitment: b, disclosure: c } : null
    }
    case 'withdraw 1': {
      const index = number(a)
      return index === null ? null : { kind: 'withdraw', index }
    }
    case 'remove 2':
    case 'restore 2': {
      const index = number(a)
      return index !== null && isReason(b) ? { kind: kind as 'remove' | 'restore', index, reason: b } : null
    }
    case 'organisation 2': {
      const edition = number(a)
      return edition !== null && isHash(b) ? { kind: 'organisation', edition, hash: b } : null
    }
    case 'batch 5': {
      const [edition, claimed, accepted] = [number(a), number(b), number(c)]
      return edition !== null && claimed !== null && accepted !== null && (d === none || isHash(d)) && isHash(e)
        ? { kind: 'batch', edition, claimed, accepted, scan: orNull(d), hash: e }
        : null
    }
    case 'audit 4': {
      const [edition, sampled, bad] = [number(a), number(b), number(c)]
      return edition !== null && sampled !== null && bad !== null && isHash(d) ? { kind: 'audit', edition, sampled, bad, hash: d } : null
    }
    case 'close 1':
      return isAppeal(a) ? { kind: 'close', appeal: a } : null
    default:
      return null
  }
}

const format = 'amparo-log/1'
const none = '--'

/** Whether it can stand as a reason: a code that the appeal's page explains. */
const isReason = (text: string): boolean => /^[a-z][a-z-]{0,31}$/.test(text)

const isAppeal = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)
const isLanguageTag = (text: string): boolean => text.length <= 35 && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(text)
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
const isCommitment = (text: string): boolean => /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text)
const isDisclosure = (text: string): text is Disclosure => text === 'n' || text === 'a' || text === 'c'
const isCountry = (text: string): boolean => text === none || /^[A-Z]{2}$/.test(text)
const orNull = (text: string): string | null => (text === none ? null : text)

function fieldsOf(entry: Entry): (string | number)[] {
  switch (entry.kind) {
    case 'edition':
      return [entry.appeal, entry.version, entry.lang, entry.hash]
    case 'sign':
      return [entry.edition, entry.commitment, entry.disclosure, entry.country ?? none]
    case 'correct':
      return [entry.sign, entry.commitment, entry.disclosure]
    case 'withdraw':
      return [entry.index]
    case 'remove':
    case 'restore':
      return [entry.index, entry.reason]
    case 'organisation':
      return [entry.edition, entry.hash]
    case 'batch':
      return [entry.edition, entry.claimed, entry.accepted, entry.scan ?? none, entry.hash]
    case 'audit':
      return [entry.edition, entry.sampled, entry.bad, entry.hash]
    case 'close':
      return [entry.appeal]
    default:
      return entry satisfies never
  }
}
