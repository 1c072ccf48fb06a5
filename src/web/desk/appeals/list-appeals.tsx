import type { WrittenAt } from '../../../cases/index.ts'
import { appealStateInWords, appealStates, dueInWords, dueOf, type AppealState } from '../../../appeals/index.ts'
import { dayOfInstant, describeDate, type Day } from '../../../kit/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, judges } from '../route.ts'
import { organisationsToReviewInWords } from '../signons/words.ts'
import type { Visit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { textHref } from './may-write.ts'
import { ownAppeals, type ListedAppeal } from './own-appeals.ts'
import { appealRoutes, reviewRoutes } from './routes.ts'
import { saysWhatIsPublished } from './says-what-is-published.ts'
import type { AppealStanding } from './standing-of-appeal.ts'
import { TranslationsWait } from './waiting-translations.tsx'

/** GET /appeals?before=&state=: the appeals of one's own cases, with what they wait for, the last written first. */
export async function listAppealsPage(visit: Visit): Promise<Response> {
  const before = placeIn(visit.c.req.query('before') ?? '')
  const state = filters.find((one) => one === visit.c.req.query('state')) ?? null
  const { appeals, older } = await ownAppeals(visit, before, state)
  const who = await whoWrote(visit)
  const reviews = (judges as readonly string[]).includes(visit.staff.role)
  return answer(
    visit,
    <DeskPage visit={visit} title="Appeals" width="wide">
      <h1>Appeals</h1>
      <StateFilter state={state} />
      {appeals.length === 0 && state !== null ? (
        <p>
          {older === null
            ? 'No appeal of your cases is in this state.'
            : 'None of those that were looked at is in this state; there are older ones.'}{' '}
          <a href={hrefOf(appealRoutes.list)}>Show all of them</a>
        </p>
      ) : appeals.length === 0 ? (
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
                <th scope="col">State</th>
                <th scope="col">Published</th>
                <th scope="col">What it waits for</th>
              </tr>
            </thead>
            <tbody>
              {appeals.map((one) => (
                <AppealRow key={one.opened.appeal.id} {...one} who={who} reviews={reviews} today={dayOfInstant(visit.now)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(before !== null || older !== null) && (
        <nav aria-label="Pages of appeals" class="buttons">
          {before !== null && <a href={hrefOf(appealRoutes.list, {}, stateIn(state))}>Last written</a>}
          {older !== null && (
            <a href={hrefOf(appealRoutes.list, {}, { before: `${older.at.toISOString()}_${older.digest}`, ...stateIn(state) })} rel="next">
              Older
            </a>
          )}
        </nav>
      )}
      <p class="hint">
        <a href="/languages">Languages of public pages</a>: in which Amparo has its own words, and who has read them.
      </p>
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
  readonly today: Day
}

/** The states that a text may be in; superseded are only versions. */
const filters = appealStates.filter((state) => state !== 'superseded')

const stateIn = (state: AppealState | null): Readonly<Record<string, string>> => (state === null ? {} : { state })

const StateFilter = ({ state }: { readonly state: AppealState | null }) => (
  <form method="get" action={hrefOf(appealRoutes.list)} class="filter">
    <div class="field">
      <label for="state">State</label>
      <select id="state" name="state">
        <option value="">every state</option>
        {filters.map((one) => (
          <option key={one} value={one} selected={one === state}>
            {appealStateInWords[one]}
          </option>
        ))}
      </select>
    </div>
    <button type="submit">Show</button>
  </form>
)

function AppealRow({
  opened,
  standing,
  published,
  changed,
  toReview,
  state,
  openComments,
  translations,
  who,
  reviews,
  today,
}: RowProperties) {
  const { appeal } = opened
  const due = dueOf(appeal, today)
  return (
    <tr data-row="">
      <th scope="row">
        <a href={hrefOf(appealRoutes.compose, { appeal: appeal.id })} data-open="" dir="auto" lang={appeal.lang}>
          {appeal.title}
        </a>
        <div class="hint">{appeal.id}</div>
      </th>
      <td>
        {appealStateInWords[state]}
        {appeal.act_until && (
          <div class="hint">
            {`act until ${describeDate(appeal.act_until, 'en')}`}
            {due !== null && `: ${dueInWords(due)}`}
          </div>
        )}
      </td>
      <td data-label="Published">
        {published === undefined
          ? 'no'
          : `version ${published.version}${published.update === undefined ? '' : ` (update ${published.update})`}`}
      </td>
      <td>
        {changed > 0 && (
          <div class="mark">
            <a href="/appeals/changed">
              {changed === 1
                ? 'What one sentence cites has changed since it was published'
                : `What ${changed} sentences cite has changed since they were published`}
            </a>
          </div>
        )}
        {(openComments > 0 || translations.length > 0 || (reviews && toReview > 0)) && (
          <ul class="plain links">
            {openComments > 0 && (
              <li>
                <a href={textHref({ opened }, 'comments')}>{openComments === 1 ? '1 open comment' : `${openComments} open comments`}</a>
              </li>
            )}
            {reviews && toReview > 0 && (
              <li class="mark">
                <a href={textHref({ opened }, 'sign-ons/organisations')}>{organisationsToReviewInWords(toReview)}</a>
              </li>
            )}
            <TranslationsWait opened={opened} waiting={translations} />
          </ul>
        )}
        {published === undefined || !saysWhatIsPublished(opened.whole, published)
          ? waitsFor(standing, who)
          : changed === 0 && (translations.length === 0 ? 'Nothing: published as it stands.' : 'Published as it stands.')}
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
