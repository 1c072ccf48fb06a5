import { setApart } from '../../../../publishing/index.ts'
import { formatDay, dayOfInstant } from '../../../../kit/index.ts'
import { InLine } from '../rows.tsx'
import { inLanguage } from '../screen.tsx'
import type { PartProps } from './count-page.tsx'
import { Numbers } from './numbers.tsx'

/** What was taken out, with the reason that everybody may read. */
export function Removals({ open: { state, removals }, reading }: PartProps) {
  const { count, number, comma } = reading.signing
  const removed = state.counts?.removed ?? []
  return (
    <section>
      <h2>{count.removals}</h2>
      {removed.length === 0 ? (
        <p>{count.noRemovals}</p>
      ) : (
        <Numbers
          {...{ reading, caption: count.removals, heads: [count.reason, count.people] }}
          rows={removed.map(([reason, people]) => [count.reasons[reason] ?? reason, people])}
        />
      )}
      {removals.length > 0 && (
        <ul class="apart">
          {removals.map(({ kind, done, publicReason, startedAt }) => (
            <li>
              <b>{count.removalKinds[kind](number(done))}</b>
              {comma}
              {reading.date(formatDay(dayOfInstant(startedAt)))}: <bdi>{setApart(publicReason)}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p class="hint">{count.restored}</p>
    </section>
  )
}

/** Organisations, by name, each with who signed for it if that is shown. */
export function Organisations({ open: { organisations }, reading }: PartProps) {
  const { count, organisation: words } = reading.signing
  return (
    <section id="organisations">
      <h2>{count.organisations}</h2>
      <p class="hint">{count.organisationsHint}</p>
      {organisations.length === 0 ? (
        <p>{count.noOrganisations}</p>
      ) : (
        <ul class="apart">
          {organisations.map(({ record, confirmedBy }) => (
            <li>
              {record.names.map(({ text, lang }, place) => (
                <>
                  {place > 0 && ' · '}
                  <b {...inLanguage(lang, reading)}>{text}</b>
                </>
              ))}
              <span class="hint">
                <InLine
                  reading={reading}
                  of={[
                    words.kinds[record.kind] ?? record.kind,
                    reading.country(record.country),
                    <bdi>{record.domain}</bdi>,
                    record.status !== 'none' && `${words.status}: ${words.statuses[record.status] ?? record.status}`,
                    record.officer !== undefined && <bdi>{record.officer.name}</bdi>,
                    record.officer !== undefined && <bdi>{record.officer.capacity}</bdi>,
                    words.listed(record.version),
                    words.confirmedBy[confirmedBy],
                  ]}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Signatures on paper and through partners: what was claimed, what was accepted, who counted. */
export function Batches({ open: { batches, audits }, reading }: PartProps) {
  const { count, number, comma } = reading.signing
  return (
    <>
      {batches.length > 0 && (
        <section>
          <h2>{count.paper}</h2>
          <p class="hint">{count.paperHint}</p>
          <ul class="apart">
            {batches.map(({ batch }) => (
              <li>
                <b>
                  {count.accepted}: {number(batch.accepted)}
                </b>
                {comma}
                {count.claimed}: {number(batch.claimed)}
                <span class="hint">
                  {count.collector}:{' '}
                  <InLine
                    reading={reading}
                    of={[
                      <bdi>{batch.collectedBy}</bdi>,
                      <bdi>{batch.place}</bdi>,
                      `${reading.date(batch.from)} – ${reading.date(batch.to)}`,
                    ]}
                  />
                  . <bdi>{batch.method}</bdi>
                  {batch.scan !== null && (
                    <>
                      {' '}
                      {count.scan}: <code>{batch.scan}</code>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {audits.length > 0 && (
        <section>
          <h2>{count.audits}</h2>
          <p class="hint">{count.auditsHint}</p>
          <Numbers
            {...{ reading, caption: count.audits, heads: [count.entry, count.sampled, count.bad] }}
            rows={audits.map(({ entry, result }) => [number(entry), result.sampled, result.bad])}
          />
          <ul class="apart">
            {audits.map(({ entry, result, recordedAt }) => (
              <li>
                <b>
                  {count.entry} {number(entry)}
                </b>
                {comma}
                {reading.date(formatDay(dayOfInstant(recordedAt)))}: <bdi>{setApart(result.method)}</bdi>
                <span class="hint">
                  {count.drawnFrom(number(result.sampled + result.erased), number(result.edition), number(result.size))}{' '}
                  <code dir="ltr">{result.seed}</code>
                  {result.erased > 0 && ` · ${count.erasedOfSample(number(result.erased))}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
