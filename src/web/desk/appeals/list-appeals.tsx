import type { WrittenAt } from '../../../cases/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, judges } from '../route.ts'
import { organisationsToReviewInWords } from '../signons/words.ts'
import type { Visit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { statusInWords, textHref } from './may-write.ts'
import { ownAppeals, type ListedAppeal } from './own-appeals.ts'
import { appealRoutes, reviewRoutes } from './routes.ts'
import { saysWhatIsPublished } from './says-what-is-published.ts'
import type { AppealStanding } from './standing-of-appeal.ts'

/** GET /appeals?before=: the appeals of one's own cases, with what they wait for, the last written first. */
export async function listAppealsPage(visit: Visit): Promise<Response> {
  const before = placeIn(visit.c.req.query('before') ?? '')
  const { appeals, older } = await ownAppeals(visit, before)
  const who = await whoWrote(visit)
  const reviews = (judges as readonly string[]).includes(visit.staff.role)
  return answer(
    visit,
    <DeskPage visit={visit} title="Appeals" width="wide">
      <h1>Appeals</h1>
      {appeals.length === 0 ? (
        <p>
          {before === null ? 'None of your cases holds an appeal yet.' : 'There is nothing older.'} An appeal is the letter: to whom, asking
          what, until when. Open a <a href="/cases">case</a> and begin one there.
        </p>
      ) : (
        <div class="scrolls">
          <table class="stacks">
            <thead>
              <tr>
                <th scope="col">Appeal</th>
                <th scope="col">Status</th>
                <th scope="col">Published</th>
                <th scope="col">What it waits for</th>
              </tr>
            </thead>
            <tbody>
              {appeals.map((one) => (
                <AppealRow key={one.opened.appeal.id} {...one} who={who} reviews={reviews} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(before !== null || older !== null) && (
        <nav aria-label="Pages of appeals" class="buttons">
          {before !== null && <a href={hrefOf(appealRoutes.list)}>Last written</a>}
          {older !== null && (
            <a href={hrefOf(appealRoutes.list, {}, { before: `${older.at.toISOString()}_${older.digest}` })} rel="next">
              Older
            </a>
          )}
        </nav>
      )}
    </DeskPage>,
  )
}

/** Where the address says that the page before ended; null where it says nothing that can be read. */
function placeIn(text: string): WrittenAt | null {
  const [, at = '', digest = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)_([0-9a-f]{64})$/.exec(text) ?? []
  return Number.isNaN(Date.parse(at)) ? null : { at: new Date(at), digest }
}

type RowProperties = ListedAppeal & {
  readonly who: (by: string) => string
  /** Whether whoever looks decides about organisations. */
  readonly reviews: boolean
}

function AppealRow({ opened, standing, published, changed, toReview, who, reviews }: RowProperties) {
  const { appeal } = opened
  return (
    <tr data-row="">
      <th scope="row">
        <a href={hrefOf(appealRoutes.compose, { appeal: appeal.id })} data-open="" dir="auto" lang={appeal.lang}>
          {appeal.title}
        </a>
        <div class="hint">{appeal.id}</div>
      </th>
      <td>
        {statusInWords[appeal.status]}
        {appeal.act_until && <div class="hint">{`act until ${describeDate(appeal.act_until, 'en')}`}</div>}
      </td>
      <td data-label="Published">{published === undefined ? 'no' : `version ${published.version}`}</td>
      <td>
        {changed > 0 && (
          <div class="mark">
            <a href="/appeals/changed">
              {changed === 1
                ? 'What one sentence rests on has changed since it was published'
                : `What ${changed} sentences rest on has changed since they were published`}
            </a>
          </div>
        )}
        {reviews && toReview > 0 && (
          <div class="mark">
            <a href={textHref({ opened }, 'sign-ons/organisations')}>{organisationsToReviewInWords(toReview)}</a>
          </div>
        )}
        {published === undefined || !saysWhatIsPublished(opened.whole, published)
          ? waitsFor(standing, who)
          : changed === 0 && 'Nothing: published as it stands.'}
        {standing.approval.kind === 'asked' && (
          <div>
            <a href={hrefOf(reviewRoutes.approval, { appeal: appeal.id })}>Approval</a>
          </div>
        )}
      </td>
    </tr>
  )
}

function waitsFor({ leave, approval }: AppealStanding, who: (by: string) => string): string {
  if (leave.kind === 'may') return 'It may be published.'
  const reasons = leave.hindrances.filter(({ place }) => place === 'text').length
  const parts = [
    ...(reasons === 0 ? [] : [`${reasons} ${reasons === 1 ? 'reason stops' : 'reasons stop'} publication`]),
    ...(leave.hindrances.some(({ place }) => place === 'risk-review') ? ['the risk review is open'] : []),
  ]
  switch (approval.kind) {
    case 'asked':
      parts.push(`${who(approval.asked.by)} waits for an approval`)
      break
    case 'sent-back':
      parts.push(`sent back by ${who(approval.sentBack.by)} to those who write it`)
      break
    case 'changed-since':
      parts.push('changed since its approval was asked for or given')
      break
    case 'prints-otherwise':
      parts.push('what readers may open of it has changed since its approval was asked for or given')
      break
    case 'taken-down-since':
      parts.push('taken down since it was approved')
      break
    case 'not-asked':
      parts.push('nobody has asked for an approval')
      break
    case 'approved':
      break
    default:
      approval satisfies never
  }
  const words = parts.join('; ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
