import type { Sensitivity } from '../claims/index.ts'
import { parseDate, type SourceDate } from '../kit/index.ts'
import type { CaseDocument } from './case-document.ts'
import type { LoadedCase } from './load-case.ts'
import type { channels, outcomes } from './log-schemas.ts'
import { textIn, type PlainEntry } from './plain-case.ts'
import { strictness } from './sensitivity.ts'
import type { EntryMeta, StoredEntry } from './store.ts'

/** What the desk keeps beside a case file, as it is stored. */
export type StoredLog = Pick<LoadedCase, 'calls' | 'contacts' | 'handovers'>

type Logged = {
  /** Its position in its list, which names it. */
  readonly position: number
  readonly meta: EntryMeta
  readonly sensitivity: Exclude<Sensitivity, 'public'>
}
type Heard = Logged & {
  /** A source of the case, and the name of somebody who is none. */
  readonly source?: string
  readonly name?: string
  readonly at: SourceDate
  readonly channel: (typeof channels)[number]
  readonly next?: SourceDate
}

/** Somebody called or wrote. */
export type LoggedCall = Heard & {
  readonly kind: 'call'
  readonly said: string
  readonly promised?: string
  /** The claims that were made of it. */
  readonly claims: readonly string[]
}

/** The team tried to reach somebody. */
export type LoggedContact = Heard & { readonly kind: 'contact'; readonly outcome: (typeof outcomes)[number]; readonly note?: string }

/** What one shift leaves to the next. */
export type Handover = Logged & {
  readonly kind: 'handover'
  readonly open: string
  readonly watch?: string
  /** Who has read it, each once, the first time. */
  readonly readBy: readonly { readonly by: string; readonly at: Date }[]
}

export type CaseLog = {
  readonly calls: readonly LoggedCall[]
  readonly contacts: readonly LoggedContact[]
  readonly handovers: readonly Handover[]
}

/** The log as it is read, each list in the order in which it was written. */
export function caseLog({ calls, contacts, handovers }: StoredLog): CaseLog {
  const made = Map.groupBy(
    calls.filter(({ value }) => value['kind'] === 'claim'),
    ({ value }) => value['call'],
  )
  const read = Map.groupBy(
    handovers.filter(({ value }) => value['kind'] === 'read'),
    ({ value }) => value['note'],
  )
  return {
    calls: calls.flatMap(({ value, meta }): LoggedCall[] =>
      value['kind'] === 'claim'
        ? []
        : [
            {
              kind: 'call',
              ...heard({ value, meta }),
              said: textIn(value, 'said'),
              ...optional(value, 'promised'),
              claims: (made.get(meta.position) ?? []).map((link) => textIn(link.value, 'claim')),
            },
          ],
    ),
    contacts: contacts.map(({ value, meta }) => ({
      kind: 'contact',
      ...heard({ value, meta }),
      outcome: textIn(value, 'outcome') as LoggedContact['outcome'],
      ...optional(value, 'note'),
    })),
    handovers: handovers.flatMap(({ value, meta }): Handover[] =>
      value['kind'] === 'read'
        ? []
        : [
            {
              kind: 'handover',
              ...logged({ value, meta }),
              open: textIn(value, 'open'),
              ...optional(value, 'watch'),
              readBy: readers(read.get(meta.position) ?? []),
            },
          ],
    ),
  }
}

/**
 * As much of the log as somebody with this clearance may read. Takes the log, the clearance, and the file as they may read
 * it: links between what they may not read go, too.
 */
export function readableLog(
  { calls, contacts, handovers }: StoredLog,
  clearance: Sensitivity,
  { claims }: Pick<CaseDocument, 'claims'>,
): StoredLog {
  const readable = calls.some(({ value }) => value['kind'] === 'claim') ? new Set<unknown>(claims.map(({ id }) => id)) : new Set<unknown>()
  const isReadable = ({ value }: StoredEntry<PlainEntry>): boolean => strictness(sensitivityOf(value)) <= strictness(clearance)
  const positions = (entries: StoredLog['calls']): ReadonlySet<unknown> => new Set(entries.map(({ meta }) => meta.position))
  const [open, notes] = [positions(calls.filter(isReadable)), positions(handovers.filter(isReadable))]
  return {
    calls: calls.filter((entry) =>
      entry.value['kind'] === 'claim' ? open.has(entry.value['call']) && readable.has(entry.value['claim']) : isReadable(entry),
    ),
    contacts: contacts.filter(isReadable),
    handovers: handovers.filter((entry) => (entry.value['kind'] === 'read' ? notes.has(entry.value['note']) : isReadable(entry))),
  }
}

const sensitivityOf = (value: PlainEntry): Logged['sensitivity'] => (textIn(value, 'sensitivity') || 'team') as Logged['sensitivity']

const logged = ({ value, meta }: StoredEntry<PlainEntry>): Logged => ({
  position: meta.position,
  meta,
  sensitivity: sensitivityOf(value),
})

const heard = ({ value, meta }: StoredEntry<PlainEntry>): Heard => ({
  ...logged({ value, meta }),
  ...optional(value, 'source'),
  ...optional(value, 'name'),
  at: parseDate(textIn(value, 'at')),
  channel: textIn(value, 'channel') as Heard['channel'],
  ...(value['next'] !== undefined && { next: parseDate(textIn(value, 'next')) }),
})

const optional = <Name extends string>(value: PlainEntry, name: Name): { readonly [Key in Name]?: string } =>
  (typeof value[name] === 'string' ? { [name]: value[name] } : {}) as { readonly [Key in Name]?: string }

function readers(marks: readonly StoredEntry<PlainEntry>[]): Handover['readBy'] {
  const first = new Map<string, Date>()
  for (const { meta } of marks) if (!first.has(meta.recorded_by)) first.set(meta.recorded_by, meta.recorded_at)
  return [...first].map(([by, at]) => ({ by, at }))
}
