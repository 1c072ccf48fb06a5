import type { Brought } from '../../../delivery/index.ts'
import { channelInWords, dayInWords, dueInWords, stateInWords } from './words.ts'

/** A line of the ledger: what was brought to a body, and the way to it. */
export type DeliveryLine = {
  readonly delivery: Brought
  readonly href: string
  /** What was brought, under a heading of its own. */
  readonly about?: string
  /** Whether it is marked as what somebody has to see to. */
  readonly isUrgent?: boolean
}

/** Lines of the ledger, with a column under `about` where each says it. */
export const DeliveryTable = ({
  lines,
  today,
  about,
}: {
  readonly lines: readonly DeliveryLine[]
  readonly today: string
  readonly about?: string
}) => (
  <div class="scrolls">
    <table class="stacks">
      <thead>
        <tr>
          <th scope="col">To whom</th>
          {about !== undefined && <th scope="col">{about}</th>}
          <th scope="col">By</th>
          <th scope="col">Left</th>
          <th scope="col">How it stands</th>
          <th scope="col">Answer</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ delivery, href, about: said, isUrgent }) => (
          <tr key={delivery.id}>
            <th scope="row" dir="auto">
              <a href={href}>{delivery.bodyName ?? 'erased'}</a>
            </th>
            {about !== undefined && (
              <td data-label={about} dir="auto">
                {said}
              </td>
            )}
            <td data-label="By">{channelInWords[delivery.channel]}</td>
            <td data-label="Left">{delivery.day === null ? '–' : dayInWords(delivery.day)}</td>
            <td data-label="How it stands">
              {isUrgent && <strong class="mark">To do: </strong>}
              {stateInWords(delivery)}
            </td>
            <td data-label="Answer">{dueInWords(delivery, today) ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
