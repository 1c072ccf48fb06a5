import { replyTimeInWords, type Delivery, type DeliveryEvent } from '../../../delivery/index.ts'
import { momentInWords } from '../moment.ts'
import type { WithCases } from './with-cases.ts'
import { channelInWords, dayInWords, dueInWords, eventInWords } from './words.ts'

/** What the ledger says of one delivery. */
export function DeliveryFacts({ delivery, today }: { readonly delivery: Delivery; readonly today: string }) {
  const due = dueInWords(delivery, today)
  const rows: readonly (readonly [string, string | null, boolean?])[] = [
    ['By', channelInWords[delivery.channel]],
    ['To', delivery.to],
    ['Left', delivery.day === null ? null : dayInWords(delivery.day)],
    ['Answer', due],
    [
      'Rule',
      delivery.deadline === null
        ? null
        : `${replyTimeInWords(delivery.deadline)}${delivery.deadline.source === undefined ? '' : ` (${delivery.deadline.source})`}`,
    ],
    ['Why again', delivery.again ?? null],
    ['SHA-256', delivery.hash, true],
    ['Message-ID', delivery.messageId, true],
  ]
  return (
    <dl>
      {rows.map(
        ([label, value, isCode]) =>
          value !== null && (
            <div key={label}>
              <dt>{label}</dt>
              <dd class={isCode === true ? 'code hash' : 'text'} dir={isCode === true ? 'ltr' : 'auto'}>
                {value}
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}

/** What became of a delivery, the first first. */
export const Events = ({
  opened,
  events,
  who,
}: Pick<WithCases, 'opened'> & { readonly events: readonly DeliveryEvent[]; readonly who: (by: string) => string }) => (
  <ol class="plain rows">
    {events.map(({ number, at, day, by, note, proof, ...event }) => (
      <li key={number}>
        <p>
          {eventInWords(event)}
          {day !== undefined && `, on ${dayInWords(day)}`}
        </p>
        {note !== undefined && (
          <p class="text" dir="auto">
            {note}
          </p>
        )}
        {proof !== undefined && <ProofLink opened={opened} proof={proof} />}
        <p class="hint">
          <time dateTime={at.toISOString()}>{momentInWords(at)}</time>
          {by !== undefined && `, ${who(by)}`}
        </p>
      </li>
    ))}
  </ol>
)

/** The way to a proof, for whoever may read the document that it is. */
function ProofLink({ opened, proof }: Pick<WithCases, 'opened'> & { readonly proof: string }) {
  const at = proof.lastIndexOf('/')
  const [id, document] = [proof.slice(0, at), proof.slice(at + 1)]
  const found = opened.cases.get(id)?.document.documents.find((item) => item.id === document)
  return (
    <p>
      {found === undefined ? (
        'A proof that you may not read'
      ) : (
        <a href={`/cases/${encodeURIComponent(id)}/documents/${encodeURIComponent(document)}`} dir="auto">
          {found.title}
        </a>
      )}
    </p>
  )
}
