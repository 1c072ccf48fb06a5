import { createHash } from 'node:crypto'
import { canonicalJson } from '../kit/index.ts'
import type { AppealCounts } from './verify/index.ts'

/** What a site publishes of the count of an appeal (`amparo-count/1`), as far as the log proves it. */
export type PublishedCount = {
  readonly appeal: string
  /** Of how many entries it is the count. */
  readonly size: number
  readonly counts: unknown
  readonly audits: readonly PublishedRecord[]
  readonly batches: readonly PublishedRecord[]
  readonly organisations: readonly PublishedRecord[]
}

export type PublishedRecord = { readonly entry: number; readonly record: Readonly<Record<string, unknown>> }

/** Reads what a site publishes of a count; null when it is none. */
export function readPublishedCount(text: string): PublishedCount | null {
  try {
    const { format, appeal, released, counts, audits, batches, organisations } = JSON.parse(text) as Record<string, unknown> & {
      readonly released: { readonly size?: unknown } | null
    }
    // What has no canonical form throws here, and not when it is held against the log.
    canonicalJson({ counts, audits, batches, organisations })
    const size = released?.size
    const isCount = format === 'amparo-count/1' && typeof appeal === 'string' && typeof size === 'number' && Number.isSafeInteger(size)
    if (!isCount || !areRecords(audits) || !areRecords(batches) || !areRecords(organisations)) return null
    return { appeal, size, counts, audits, batches, organisations }
  } catch {
    return null
  }
}

/**
 * Holds what a site publishes of a count against the log: gives a sentence for each number that the log counts otherwise, each
 * record that is not the one whose hash stands there, and each audit of which the record is not published. Takes the counts of the appeal
 * that the log has at that size; undefined where it has none.
 */
export function holdCount(published: PublishedCount, counts: AppealCounts | undefined): string[] {
  const { appeal } = published
  const differs =
    canonicalJson(published.counts ?? null) === canonicalJson(counts ?? null)
      ? []
      : [`The numbers that are published of ${appeal} are not those of its log.`]
  return [
    ...differs,
    ...strangers(appeal, 'batch on paper', published.batches, counts?.batches ?? []),
    ...strangers(appeal, 'organisation', published.organisations, counts?.organisations ?? []),
    ...strangers(appeal, 'audit', published.audits, counts?.audits ?? []),
    ...(counts?.audits ?? []).flatMap(({ index, edition, sampled, bad }) => {
      const record = published.audits.find(({ entry }) => entry === index)?.record
      if (record === undefined) return [`The record of the audit at entry ${index} is not published: nobody can draw its sample again.`]
      return record['edition'] === edition && record['sampled'] === sampled && record['bad'] === bad && Number(record['size']) <= index
        ? []
        : [`The record of the audit at entry ${index} gives other numbers than its entry.`]
    }),
  ]
}

/** Records whose hash is not in the log at their place, or that are there twice. */
function strangers(
  appeal: string,
  what: string,
  records: readonly PublishedRecord[],
  logged: readonly { readonly index: number; readonly hash: string; readonly standing?: string }[],
): string[] {
  const left = new Map(logged.filter(({ standing = 'counted' }) => standing === 'counted').map(({ index, hash }) => [index, hash]))
  return records.flatMap(({ entry, record }) => {
    const hash = left.get(entry)
    left.delete(entry)
    if (hash === undefined)
      return [`The log does not count the ${what} that is published of ${appeal} as entry ${entry}, or counts it once.`]
    return createHash('sha256').update(canonicalJson(record)).digest('hex') === hash
      ? []
      : [`The ${what} that is published of ${appeal} as entry ${entry} is not the one whose hash stands in the log.`]
  })
}

const areRecords = (given: unknown): given is readonly PublishedRecord[] =>
  Array.isArray(given) &&
  given.every(({ entry, record }: Partial<PublishedRecord>) => Number.isSafeInteger(entry) && typeof record === 'object' && record !== null)
