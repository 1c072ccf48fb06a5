import type { ComponentChildren } from 'preact'
import type { FactDictionary } from '../../../claims/index.ts'
import type { Point } from '../../../evaluation/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { stateInWords } from '../../../publishing/index.ts'
import { AccountBox, type ClaimsPlace } from './account-box.tsx'
import { pointHref } from './point-href.ts'
import { claimsOf, inReadingOrder, onCourtRecord, questionOf, subjectOf, words, type PointReading } from './point-reading.ts'
import { StandingMark } from './standing-mark.tsx'

type PointProperties = {
  readonly opened: Pick<OpenedCase, 'id' | 'document'> & ClaimsPlace
  readonly facts: FactDictionary
  readonly point: Point
  /** Where the question leads; to the page of the point unless another address is given. */
  readonly href?: string
  /** What can be done about it, below the accounts. */
  readonly actions?: ComponentChildren
  /** The whole point on its own page: no heading of its own, and more of its claims. */
  readonly whole?: true
  /** How many claims of each account are shown, where it is not as many as fit a box or a page. */
  readonly most?: number
}

/** How many claims of an account stand in a box, and on the page of the point. */
const [mostInBox, mostInWhole] = [3, 100]

/** A point: its question and state, every account beside the others, and how the team ruled (LOOK, "Case (desk)"). */
export function PointBox({ opened, facts, point, href, actions, whole, most = whole ? mostInWhole : mostInBox }: PointProperties) {
  const reading: PointReading = { document: opened.document, facts }
  const about = subjectOf(point, reading)
  const [state, ...counts] = stateInWords(point, words)
  return (
    <section class={`point ${point.state}`} {...(whole ? {} : { id: `point-${point.id}`, 'data-row': '' })}>
      {whole === undefined && (
        <h3>
          <a href={href ?? pointHref(opened.id, point.id)} data-open="" dir="auto">
            {questionOf(point, reading)}
          </a>
        </h3>
      )}
      <p class="hint">
        <bdi>{about}</bdi>
        {' · '}
        {point.state === 'contested' ? <strong class="mark">{state}</strong> : state}
        {counts.map((count) => ` · ${count}`)}
        {/* Contested says already that it is disputed; what a ruling says of the account that it prefers stands there. */}
        {(point.state !== 'contested' || point.ruling !== undefined) && !point.accounts.some(({ ruled }) => ruled === 'preferred') && (
          <>
            {' · '}
            <PointStanding point={point} opened={opened} />
          </>
        )}
      </p>
      <ol class="accounts">
        {inReadingOrder(point).map((account) => (
          <AccountBox key={[...account.claims, ...account.withdrawn].join(' ')} {...{ account, point, opened, reading }} most={most} />
        ))}
      </ol>
      {point.why !== undefined && (
        <p>
          {words.notes.explained}: <span dir="auto">{point.why}</span>
        </p>
      )}
      {actions !== undefined && <div class="buttons">{actions}</div>}
    </section>
  )
}

/** How a point stands; where only courts speak and nobody ruled, that it is on their record. */
export function PointStanding({ point, opened: { document } }: Pick<PointProperties, 'point' | 'opened'>) {
  const claims = claimsOf(
    point.accounts.flatMap((account) => account.claims),
    document,
  )
  return <StandingMark standing={point.standing} onRecord={point.ruling === undefined && onCourtRecord(claims, document)} />
}
