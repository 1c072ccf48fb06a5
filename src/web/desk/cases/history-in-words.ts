import type { CaseChange, PlainEntry } from '../../../cases/index.ts'
import { describeDate, languageName, parseDate, shorten } from '../../../kit/index.ts'
import type { DerivedKind } from '../../../sources/index.ts'

/** A change of a case in words, to follow the name of who made it; where it can be looked at; and what a correction changed. */
export type ChangeInWords = {
  readonly did: string
  /** The words it is about, as somebody wrote them. */
  readonly about?: string
  readonly href?: string
  readonly changed: readonly { readonly field: string; readonly from: string; readonly to: string }[]
}

/** Takes a change as its reader may read it, and the address of the case. */
export function changeInWords(change: CaseChange, base: string): ChangeInWords {
  const { list, entry, revision, position } = change
  const what = entry === null ? undefined : kinds[list](entry, position)
  const did = revision === 1 ? what?.added : what?.changed
  if (entry === null || what === undefined || did === undefined) return { did: 'wrote something that was erased since', changed: [] }
  return {
    did,
    ...(what.about !== undefined && list !== 'appeals' && { about: shorten(what.about, 300) }),
    ...(what.path !== undefined && { href: `${base}${what.path}` }),
    // What an appeal says may rest on other cases, too: its own history has it, for whoever may open it.
    changed: revision > 1 && list !== 'appeals' ? differences(change.before ?? null, entry) : [],
  }
}

type Kind = { readonly added: string; readonly changed?: string; readonly about?: string; readonly path?: string }

const text = (entry: PlainEntry, field: string): string => inWords(entry[field])
const date = (entry: PlainEntry, field: string): string => describeDate(parseDate(text(entry, field)), 'en')
const point = (id: string): string => `/point?${new URLSearchParams({ id }).toString()}`

const kinds: Readonly<Record<CaseChange['list'], (entry: PlainEntry, position: number) => Kind>> = {
  head: (entry) => ({ added: 'opened the case', changed: 'changed the head of the case', about: text(entry, 'title') }),
  subjects: (entry) => ({
    added: `added the ${text(entry, 'kind')} ${text(entry, 'id')}`,
    changed: `corrected the ${text(entry, 'kind')} ${text(entry, 'id')}`,
    about: (entry['names'] as readonly PlainEntry[]).map((name) => text(name, 'text')).join(', '),
    path: `/subjects/${encodeURIComponent(text(entry, 'id'))}`,
  }),
  sources: (entry) => ({
    added: `added source ${text(entry, 'id')}`,
    changed: `corrected source ${text(entry, 'id')}`,
    about: text(entry, 'name'),
    path: `/sources/${encodeURIComponent(text(entry, 'id'))}`,
  }),
  documents: (entry) => ({
    added: `added document ${text(entry, 'id')}`,
    changed: `corrected document ${text(entry, 'id')}`,
    about: text(entry, 'title'),
    path: `/documents/${encodeURIComponent(text(entry, 'id'))}`,
  }),
  claims: (entry) => ({
    added: `added claim ${text(entry, 'id')}${entry['denies'] === undefined ? '' : `, which denies ${text(entry, 'denies')}`}${
      entry['supersedes'] === undefined ? '' : `, in place of ${text(entry, 'supersedes')}`
    }`,
    about: text(entry, 'statement'),
    path: `/claims/${encodeURIComponent(text(entry, 'id'))}`,
  }),
  retractions: (entry) => ({
    added:
      text(entry, 'by') === 'source'
        ? `recorded that the source took back claim ${text(entry, 'claim')}`
        : `withdrew claim ${text(entry, 'claim')}, which was entered wrongly`,
    about: text(entry, 'why'),
    path: `/claims/${encodeURIComponent(text(entry, 'claim'))}`,
  }),
  tightenings: (entry) => ({
    added: `marked claim ${text(entry, 'claim')} as ${text(entry, 'sensitivity')}`,
    path: `/claims/${encodeURIComponent(text(entry, 'claim'))}`,
  }),
  questions: (entry) => ({
    added: `put question ${text(entry, 'id')} to ${text(entry, 'claims')}`,
    changed: text(entry, 'state') === 'explained' ? `explained question ${text(entry, 'id')}` : `changed question ${text(entry, 'id')}`,
    about: text(entry, 'question'),
    path: `/questions/${encodeURIComponent(text(entry, 'id'))}`,
  }),
  independence: (entry) => ({ added: `declared ${text(entry, 'sources')} independent of one another`, about: text(entry, 'why') }),
  rulings: (entry) => ({
    added: `ruled on a point: ${text(entry, 'standing')}`,
    about: text(entry, 'reason'),
    path: point(text(entry, 'point')),
  }),
  consents: (entry, position) => ({
    added: `recorded a consent given on ${date(entry, 'on')}`,
    changed: 'changed a consent',
    about: `${text(entry, 'given_by')}: ${text(entry, 'scope')}`,
    path: `/consents/${position}`,
  }),
  appeals: (entry) => ({ added: `began appeal ${text(entry, 'id')}`, changed: `changed appeal ${text(entry, 'id')}` }),
  calls: (entry, position) =>
    entry['kind'] === 'claim'
      ? {
          added: `made claim ${text(entry, 'claim')} of a call`,
          path: `/claims/${encodeURIComponent(text(entry, 'claim'))}`,
        }
      : { added: 'logged a call', changed: 'corrected a call', path: `/calls/${position}` },
  contacts: () => ({ added: 'logged an attempt to reach somebody', changed: 'corrected an attempt to reach somebody', path: '/log' }),
  handovers: (entry) => ({ added: entry['kind'] === 'read' ? 'read a hand-over note' : 'wrote a hand-over note', path: '/log' }),
  procedures: (entry) => ({
    added: entry['kind'] === 'lift' ? 'lifted a confidential procedure' : 'recorded a confidential procedure',
    path: '/procedures',
  }),
  identities: (entry) => ({
    added: 'recorded who a protected source is',
    changed: 'changed who a protected source is',
    path: `/sources/${encodeURIComponent(text(entry, 'source'))}`,
  }),
}

function differences(before: PlainEntry | null, after: PlainEntry): ChangeInWords['changed'] {
  if (before === null) return []
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields.flatMap((field) => {
    const [from, to] = [inWords(before[field]), inWords(after[field])]
    if (from === to) return []
    // What is gone of it is told as the copy that was discarded.
    if (field === 'derived' && isList(after['discarded'] ?? []) && inWords(before['discarded']) !== inWords(after['discarded'])) return []
    if (field === 'derived') return [{ field: fieldInWords(field), from: '', to: newFiles(before[field], after[field]) }]
    if (field === 'discarded')
      return [{ field: fieldInWords(field), from: '', to: shorten(newlyDiscarded(before[field], after[field]), 300) }]
    return field === 'text'
      ? [{ field, from: lengthOf(from), to: lengthOf(to) }]
      : [{ field: fieldInWords(field), from: shorten(valueInWords(field, from), 300), to: shorten(valueInWords(field, to), 300) }]
  })
}

/** Fields whose name in a case file is no word of its readers. */
const fields: Readonly<Record<string, string>> = {
  derived: 'made of its file',
  discarded: 'discarded copies',
  lang: 'language',
  unread: 'why its words are not read',
  by: 'printed or said by',
  sensitivity: 'who may read it',
}
const fieldInWords = (field: string): string => fields[field] ?? field.replaceAll('_', ' ')
const valueInWords = (field: string, value: string): string => (field === 'lang' && value !== '' ? languageName(value) : value)

const derivedInWords: Readonly<Record<DerivedKind, string>> = {
  text: 'its words',
  thumbnail: 'a small picture of its first page',
  'without-metadata': 'a copy without what the file says of itself',
  redacted: 'a redacted copy',
  timestamp: 'a timestamp',
  report: 'a report of what the file says of itself',
}

/** What was made of a file since, by what it is; that something was taken away is said, too. */
function newFiles(before: PlainEntry[string] | undefined, after: PlainEntry[string] | undefined): string {
  const [had, has] = [before, after].map((value) => (isList(value ?? []) ? ((value ?? []) as readonly PlainEntry[]) : []))
  const marks = new Set(had!.map((file) => text(file, 'sha256')))
  const added = has!.filter((file) => !marks.has(text(file, 'sha256')))
  const words = added.map((file) => derivedInWords[text(file, 'kind') as DerivedKind] ?? text(file, 'kind'))
  return words.length > 0 ? words.join(', ') : has!.length < had!.length ? 'less than before' : 'the same, told anew'
}

/** The copies that were discarded since, each with the reason. */
function newlyDiscarded(before: PlainEntry[string] | undefined, after: PlainEntry[string] | undefined): string {
  const [had, has] = [before, after].map((value) => (isList(value ?? []) ? ((value ?? []) as readonly PlainEntry[]) : []))
  return has!
    .slice(had!.length)
    .map((copy) => `${derivedInWords[text(copy, 'kind') as DerivedKind] ?? text(copy, 'kind')}: ${text(copy, 'why')}`)
    .join('; ')
}

const lengthOf = (written: string): string => (written === '' ? '' : `${written.length} characters`)

/** A value as a line: what a list holds is joined, of a name only its text. */
function inWords(value: PlainEntry[string] | undefined): string {
  if (value === undefined) return ''
  if (isList(value)) return value.map(inWords).join(', ')
  if (typeof value === 'object' && 'sha256' in value) return fileInWords(value)
  if (typeof value === 'object') return Object.values(value).map(inWords).join(' ')
  return String(value)
}

/** A file by what it is and the first signs of its hash, as people compare them. */
const fileInWords = (file: PlainEntry): string =>
  [text(file, 'kind').replaceAll('-', ' '), text(file, 'name'), `(SHA-256 ${text(file, 'sha256').slice(0, 8)}…)`]
    .filter((part) => part !== '')
    .join(' ')

const isList = (value: PlainEntry[string]): value is readonly PlainEntry[string][] => Array.isArray(value)
