import { citedCaseIds, listDrafts, type ListedDraft } from '../../../appeals/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { changedSentences, findEdition, type Edition } from '../../../publishing/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { openDraft } from '../open-appeal.ts'
import { answer, DeskPage } from '../page.tsx'
import { readsOf } from '../publication/reads-of.ts'
import { hrefOf } from '../route.ts'
import type { OpenedAppeal, Visit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { statusInWords } from './may-write.ts'
import { appealRoutes, reviewRoutes } from './routes.ts'
import { saysWhatIsPublished } from './says-what-is-published.ts'
import { saidOf, standingOfAppeal, type AppealStanding } from './standing-of-appeal.ts'

/** How many appeals a page shows: each is evaluated with its cases. */
const most = 12

type Row = {
  readonly opened: OpenedAppeal
  readonly standing: AppealStanding
  /** The newest version that is published and was not taken down. */
  readonly published: Edition | undefined
  /** How many of its sentences rest on what has changed since. */
  readonly changed: number
}

/** GET /appeals: the appeals of one's own cases, with what they wait for. `page` counts from 1. */
export async function listAppealsPage(visit: Visit): Promise<Response> {
  const { needs, c } = visit
  const drafts = await ownAppeals(visit)
  const pages = Math.max(1, Math.ceil(drafts.length / most))
  const asked = Number(c.req.query('page') ?? 1)
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1
  const shown = drafts.slice((page - 1) * most, page * most)
  const { byAppeal } = await changedSentences(needs.db, await readsOf(visit))
  const said = await saidOf(
    visit,
    shown.map(({ appeal }) => appeal.id),
  )
  const rows: Row[] = []
  for (const draft of shown) {
    const { id } = draft.appeal
    const opened = await openDraft(visit, draft)
    if (opened === null) continue
    const newest = await findEdition(needs.db, id)
    const published = newest === null || newest.takenDown !== undefined ? undefined : newest.edition
    rows.push({ opened, standing: await standingOfAppeal(visit, opened, said(id)), published, changed: byAppeal.get(id) ?? 0 })
  }
  const who = await whoWrote(visit)
  return answer(
    visit,
    <DeskPage visit={visit} title="Appeals" width="wide">
      <h1>Appeals</h1>
      {drafts.length === 0 ? (
        <p>
          None of your cases holds an appeal yet. An appeal is the letter: to whom, asking what, until when. Open a{' '}
          <a href="/cases">case</a> and begin one there.
        </p>
      ) : (
        <div class="scrolls">
          <table>
            <thead>
              <tr>
                <th scope="col">Appeal</th>
                <th scope="col">Status</th>
                <th scope="col">Published</th>
                <th scope="col">What it waits for</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <AppealRow key={row.opened.appeal.id} {...row} who={who} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages > 1 && (
        <nav aria-label="Pages" class="buttons">
          {page > 1 && <a href={hrefOf(appealRoutes.list, {}, { page: String(page - 1) })}>Earlier</a>}
          <span class="hint">{`Page ${page} of ${pages}`}</span>
          {page < pages && <a href={hrefOf(appealRoutes.list, {}, { page: String(page + 1) })}>More</a>}
        </nav>
      )}
    </DeskPage>,
  )
}

function AppealRow({ opened, standing, published, changed, who }: Row & { readonly who: (by: string) => string }) {
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
      <td>{published === undefined ? 'no' : `version ${published.version}`}</td>
      <td>
        {published !== undefined && saysWhatIsPublished(opened.whole, published)
          ? 'Nothing: published as it stands.'
          : waitsFor(standing, who)}
        {standing.approval.kind === 'asked' && (
          <div>
            <a href={hrefOf(reviewRoutes.approval, { appeal: appeal.id })}>Approval</a>
          </div>
        )}
        {changed > 0 && (
          <div class="mark">
            <a href="/appeals/changed">{changed === 1 ? 'One sentence rests' : `${changed} sentences rest`} on what has changed since</a>
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

/** The appeals in one's own cases, and those that stand alone and are theirs. */
async function ownAppeals(visit: Visit): Promise<readonly ListedDraft[]> {
  const { needs, staff } = visit
  const keys = [...(await membershipsOf(needs.db, staff.id)).keys()]
  const own: ListedDraft[] = []
  for (const draft of await listDrafts(needs.db, keys)) {
    const further = citedCaseIds(draft.appeal).some((id) => id !== draft.holder?.case)
    // One that cites no other case than that of its holder is theirs with it.
    if ((draft.holder !== null && !further) || (await openDraft(visit, draft)) !== null) own.push(draft)
  }
  return own
}
