import type { Sensitivity } from '../claims/index.ts'
import { canonicalJson } from '../kit/index.ts'
import { isInPlaceOfDocument, type SealedIds } from './closed-documents.ts'
import { textIn, type Plain, type PlainEntry } from './plain-case.ts'
import { strictness } from './sensitivity.ts'

/** What an entry that is kept gains from a file. */
export type Gain = {
  /** The fields that change, with what they hold then. */
  readonly fields: PlainEntry
  /** How many things are new, by what they are. */
  readonly news: Readonly<Record<string, number>>
  /** What the file would undo and what stays all the same: "Claim 'C1' stays sealed". */
  readonly stays: readonly string[]
}

/**
 * What a kept entry learns. Takes the list it stands in, the entry as it is kept and as a file has it, and the ids of
 * what is sealed. Gives what it gains, which may be nothing, because what a file leaves out stays kept; null
 * when the file says something else, because what was recorded is not rewritten.
 */
export function gainOf(list: string, old: PlainEntry, entry: PlainEntry, sealed: SealedIds): Gain | null {
  const fields: Record<string, Plain> = {}
  const news: Record<string, number> = {}
  const stays: string[] = []
  for (const key of new Set([...Object.keys(old), ...Object.keys(entry)])) {
    const learned = learn(list, key, old, entry, sealed)
    if (learned === 'rewritten') return null
    if (learned === 'nothing') continue
    if ('stays' in learned) {
      stays.push(learned.stays)
      continue
    }
    fields[key] = learned.value
    if (learned.count !== undefined) news[learned.count] = learned.many ?? 1
  }
  return { fields, news, stays }
}

type Learned =
  | { readonly value: Plain; readonly count?: string; readonly many?: number }
  | { readonly stays: string }
  | 'nothing'
  | 'rewritten'

function learn(list: string, key: string, old: PlainEntry, entry: PlainEntry, sealed: SealedIds): Learned {
  const [before, after] = [old[key], entry[key]]
  if (same(before, after)) return 'nothing'
  if ((list === 'claims' || list === 'documents') && key === 'sensitivity')
    return learnSensitivity(list, old, before as Sensitivity | undefined, after as Sensitivity | undefined)
  const grown = lists[list]?.[key]
  if (grown !== undefined) {
    const kept = listOf(before)
    const more = listOf(after).filter((item) => !kept.some((known) => same(known, item)))
    return more.length === 0 ? 'nothing' : { value: [...kept, ...more], count: grown, many: more.length }
  }
  // The day and the reason come with the explanation and are not counted beside it.
  if (list === 'questions' && explains(old, entry) && after !== undefined)
    return { value: after, ...(key === 'state' && { count: 'explanations' }) }
  if (list === 'questions' && key === 'state') return { stays: `Question '${textIn(old, 'id')}' stays explained` }
  const later = fields[list]?.[key]
  if (later !== undefined && after === undefined) return 'nothing'
  if (later !== undefined && before === undefined) return { value: after!, count: later }
  if (list === 'documents') return leavesOutHowItCame(before, after) ? 'nothing' : 'rewritten'
  return list === 'claims' && leavesOutSealed(key, old, entry, sealed) ? 'nothing' : 'rewritten'
}

function learnSensitivity(list: string, entry: PlainEntry, before: Sensitivity | undefined, after: Sensitivity | undefined): Learned {
  // The first mark says what nobody had said yet, and may be public: to leave it out hides a claim without deciding so.
  if (before === undefined) return after === undefined ? 'nothing' : { value: after, count: `${list} marked` }
  const step = strictness(after) - strictness(before)
  if (step === 0) return 'nothing'
  // An older copy of the file, from before the claim was marked, takes nothing back.
  return step < 0 || after === undefined
    ? { stays: `${list === 'claims' ? 'Claim' : 'Document'} '${textIn(entry, 'id')}' stays ${before}` }
    : { value: after, count: `${list} made less open` }
}

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The lists in entries that grow, and the words under which what is new in them is counted. */
const lists: Words = {
  subjects: { names: 'names' },
  sources: { relays: 'relays' },
  questions: { claims: 'claims put to questions' },
}

/** What entries may be given later, once. */
const fields: Words = {
  case: { closed: 'closings', outcome: 'outcomes' },
  documents: {
    text: 'texts of documents',
    original: 'originals',
    captured: 'how documents came',
    derived: 'what was made of originals',
    discarded: 'copies that were discarded',
    unread: 'why originals are not read',
  },
  claims: { retracted: 'retractions' },
  questions: { why: 'reasons of questions', on: 'days of questions', explained_on: 'days of explanations' },
  consents: {
    capacity: 'capacities of consents',
    covers: 'what consents cover',
    until: 'ends of consents',
    withdrawn: 'withdrawals of consent',
  },
}

const explains = (old: PlainEntry, entry: PlainEntry): boolean => old['state'] === 'open' && entry['state'] === 'explained'

/** A file that was written without what is sealed does not say which sealed claims another denies or supersedes, nor in which sealed documents it is printed. */
function leavesOutSealed(key: string, old: PlainEntry, entry: PlainEntry, sealed: SealedIds): boolean {
  const [before, after] = [old[key], entry[key]]
  const isLeftOut = (printed: Plain): boolean => isPrintedIn(printed, sealed.documents)
  if (key === 'said_on') return before === undefined && isInPlaceOfDocument(after) && listOf(old['printed_in']).some(isLeftOut)
  if (key === 'printed_in') {
    const [kept, come] = [listOf(before).filter((printed) => !isLeftOut(printed)), listOf(after)]
    return (
      kept.length === come.length && kept.every((printed, at) => same(printed, come[at]) || same(withoutWordsAround(printed), come[at]))
    )
  }
  if (key !== 'denies' && key !== 'supersedes') return false
  const left = listOf(after)
  return (
    listOf(before).every((id) => left.includes(id) || (typeof id === 'string' && sealed.claims.has(id))) &&
    left.every((id) => listOf(before).includes(id))
  )
}

const isPrintedIn = (printed: Plain, documents: ReadonlySet<string>): boolean =>
  typeof printed === 'object' && 'document' in printed && typeof printed.document === 'string' && documents.has(printed.document)

/** A copy for everybody says of files neither what they were called nor who had them made. */
const leavesOutHowItCame = (before: Plain | undefined, after: Plain | undefined): boolean =>
  after !== undefined && same(listOf(before).map(withoutNames), listOf(after))

const withoutNames = (file: Plain): Plain =>
  typeof file === 'object' && 'sha256' in file
    ? Object.fromEntries(Object.entries(file).filter(([field]) => field !== 'name' && field !== 'by' && field !== 'note'))
    : file

/** Nor does it say what stands around a passage where that is not for those for whom it was written. */
function withoutWordsAround(printed: Plain): Plain {
  if (typeof printed !== 'object' || !('passage' in printed) || typeof printed.passage !== 'object') return printed
  const passage = Object.fromEntries(Object.entries(printed.passage).filter(([field]) => field !== 'prefix' && field !== 'suffix'))
  return { ...printed, passage }
}

const listOf = (value: Plain | undefined): readonly Plain[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Plain[]) : [value]
const same = (a: Plain | undefined, b: Plain | undefined): boolean => a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null)
