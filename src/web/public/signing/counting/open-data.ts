import type { OpenCount } from './open-count.ts'

/** Everything that the page of a count says, as JSON: what the log says apart from what only the server says. */
export function countAsJson({ appeal, state, organisations, removals, batches, audits, log }: OpenCount): string {
  const { counts, history, released, waiting, held, erased } = state
  return JSON.stringify(
    {
      format: 'amparo-count/1',
      appeal,
      log,
      released,
      counts,
      history: history.map(({ releasedAt, total }) => ({ released_at: releasedAt, total })),
      not_in_the_log: { waiting, held: held.map(({ reason, count }) => ({ reason, count })), erased },
      organisations: organisations.map(({ entry, record, confirmedBy }) => ({ entry, confirmed_by: confirmedBy, record })),
      batches: batches.map(({ entry, batch }) => ({ entry, record: { format: 'amparo-batch/1', appeal, ...batch } })),
      audits: audits.map(({ entry, record, recordedAt }) => ({ entry, recorded_at: recordedAt, record })),
      removals: removals.map(({ kind, reason, publicReason, done, startedAt }) => ({
        kind,
        reason,
        public_reason: publicReason,
        done,
        on: startedAt,
      })),
    },
    null,
    2,
  )
}

/** The numbers as a table of three columns. Every cell is a number or a word of ours, so that no spreadsheet reads a formula. */
export function countAsCsv({ state }: OpenCount): string {
  const { counts, history, waiting, held, erased } = state
  const rows: (readonly [string, string, number])[] = [
    ['total', '', counts?.total ?? 0],
    ['withdrawn', '', counts?.withdrawn ?? 0],
    ...(counts?.removed ?? []).map(([reason, count]) => ['removed', reason, count] as const),
    ...(counts?.byCountry ?? []).map(([country, count]) => ['country', country, count] as const),
    ['country', '', counts?.withoutCountry ?? 0],
    ...Object.entries(counts?.byDisclosure ?? {}).map(([disclosure, count]) => ['disclosure', disclosure, count] as const),
    ...(counts?.editions ?? []).map(({ version, lang, total }) => ['edition', `${version} ${lang}`, total] as const),
    ...history.map(({ releasedAt, total }) => ['total at', releasedAt.toISOString(), total] as const),
    ['waiting', '', waiting],
    ...held.map(({ reason, count }) => ['held', reason ?? '', count] as const),
    ['erased', '', erased],
  ]
  return `what,which,count\r\n${rows.map((row) => `${row.join(',')}\r\n`).join('')}`
}
