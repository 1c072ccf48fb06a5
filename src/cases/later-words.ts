import type { Sensitivity } from '../claims/index.ts'
import type { EntryProblem } from './entry-problem.ts'
import type { EntryList } from './entry-schemas.ts'
import { textIn, type PlainEntry } from './plain-case.ts'
import { withDates } from './read-dates.ts'
import { marksAfter, strictness, stricter } from './sensitivity.ts'

/** The claims of a case, and what was said before of the kind in question. */
type Before = { readonly claims: readonly PlainEntry[]; readonly earlier: readonly PlainEntry[] }

/** What is wrong with taking a claim back: it is not there, was taken back already, or the day cannot be read. */
export function problemsOfRetraction(entry: PlainEntry, { claims, earlier }: Before): readonly EntryProblem[] {
  const id = textIn(entry, 'claim')
  const problems: EntryProblem[] = []
  if (!claims.some((claim) => claim['id'] === id)) problems.push(unknownClaim(id))
  if (earlier.some(({ claim }) => claim === id)) problems.push({ path: 'entry.claim', message: `claim '${id}' is retracted already` })
  withDates(entry, ['on'], (_, { text, why }) =>
    problems.push({ path: 'entry.on', message: `expected a date; found '${text.slice(0, 60)}': ${why}` }),
  )
  return problems
}

/** What is wrong with a mark of a claim: after the first one, each must be stricter than what holds. */
export function problemsOfMark(entry: PlainEntry, { claims, earlier }: Before): readonly EntryProblem[] {
  const id = textIn(entry, 'claim')
  const claim = claims.find((candidate) => candidate['id'] === id)
  if (claim === undefined) return [unknownClaim(id)]
  const marks = earlier.filter((mark) => mark['claim'] === id).map((mark) => mark['sensitivity'] as Sensitivity)
  const holds = marks.reduce(stricter, claim['sensitivity'] as Sensitivity | undefined)
  const wanted = entry['sensitivity'] as Sensitivity
  if (marksAfter(holds).includes(wanted)) return []
  return [{ path: 'entry.sensitivity', message: `claim '${id}' stays ${holds}: a claim that is marked only becomes less open` }]
}

/** What is wrong with a revision that opens what was closed: the mark of a document only becomes stricter, a source stays protected. */
export function problemsOfOpening(list: EntryList, before: PlainEntry, entry: PlainEntry): readonly EntryProblem[] {
  if (list === 'sources' && before['protected'] === true && entry['protected'] !== true)
    return [{ path: 'entry.protected', message: `source '${textIn(before, 'id')}' stays protected` }]
  const held = before['sensitivity'] as Sensitivity | undefined
  if (list !== 'documents' || held === undefined) return []
  const wanted = entry['sensitivity'] as Sensitivity | undefined
  if (wanted !== undefined && strictness(wanted) >= strictness(held)) return []
  return [{ path: 'entry.sensitivity', message: `document '${textIn(before, 'id')}' stays ${held}: what is marked only becomes less open` }]
}

const unknownClaim = (id: string): EntryProblem => ({ path: 'entry.claim', message: `there is no claim '${id}' in this case` })
