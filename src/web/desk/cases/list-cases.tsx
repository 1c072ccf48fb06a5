import { countAttention, enqueueCounting, type Attention } from '../../../cases/index.ts'
import { dayOfInstant, fold, type Day } from '../../../kit/index.ts'
import { databaseIsAway } from '../../../platform/index.ts'
import { changedSentences } from '../../../publishing/index.ts'
import { membershipsOf, type Membership } from '../../../staff/index.ts'
import { DueAppeals, dueAppeals } from '../appeals/due-appeals.tsx'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, writers } from '../route.ts'
import { waitingForNobody, WaitingApprovals } from '../staff/index.ts'
import type { Visit } from '../visit.ts'
import { attentionInWords, urgencyOf } from './attention-in-words.ts'
import { readListedCases, type ListedCase } from './case-titles.ts'
import { countryName } from './countries.ts'
import { GoodClaim, WaysToBegin } from './ways-to-begin.tsx'
import { Pages, pageIn } from './pages.tsx'
import { isCalledByItsCode, namesOfCases } from './names-of-cases.ts'
import { caseRoutes } from './routes.ts'
import { waitingAppeals, type WaitingAppeal } from './waiting-appeals.tsx'

/** How many days ahead the last day of an appeal is said to be due. */
const dueWithin = 7

/** How many cases stand on a page, and how many are counted anew before it is answered; the rest is a job. */
const [onPage, countedAtOnce] = [50, 3]

/** The cases of which somebody is a member, with what each asks for. */
export async function listCases(visit: Visit): Promise<Response> {
  const { needs, staff, now, c } = visit
  const today = dayOfInstant(now)
  const memberships = await membershipsOf(needs.db, staff.id)
  const { byCase } = await changedSentences(needs.db, new Map([...memberships].map(([key, { clearance }]) => [key, clearance])))
  const cases = await countAgain(visit, await readListedCases(needs.db, [...memberships.keys()]), today)
  const q = (c.req.query('q') ?? '').slice(0, 200)
  const byName = c.req.query('sort') === 'name'
  const wanted = fold(q).split(' ')
  // Names are looked for only where somebody looks for one: each such case has to be read.
  const named = q === '' ? new Map<number, string>() : await namesOfCases(visit, cases, memberships)
  const found = cases.filter(({ key, words }) => wanted.every((word) => words.includes(word) || fold(named.get(key) ?? '').includes(word)))
  const waitingHere = await waitingAppeals(visit, [...memberships.keys()])
  const rows = inOrder(found, byName, { memberships, byCase, waitingHere, today })
  const page = pageIn(c, rows.length, onPage)
  const shown = rows.slice(page.from, page.from + onPage)
  const names = await namesOfCases(visit, shown, memberships)
  const soon = cases.filter((one) => (attentionFor(one, memberships)?.actUntil ?? Infinity) <= today + dueWithin)
  const due = await dueAppeals(
    visit,
    soon.map(({ key }) => key),
    today,
  )
  const waiting = staff.role === 'administrator' ? await waitingForNobody(visit) : undefined
  return answer(
    visit,
    <DeskPage visit={visit} title="Cases" width="wide">
      <div class="heading">
        <h1>Cases</h1>
        {(writers as readonly string[]).includes(staff.role) && (
          <a class="button main" href={hrefOf(caseRoutes.waysToBegin)} data-key="n">
            Begin a case
          </a>
        )}
      </div>
      {waiting && <WaitingApprovals waiting={waiting} />}
      {cases.length > 1 && (
        <p class="buttons">
          <a href="/comparisons">Compare cases</a>
          <a href="/patterns">Patterns over cases</a>
        </p>
      )}
      <DueAppeals visit={visit} due={due} />
      {cases.length === 0 ? <NoCases visit={visit} /> : <Filter q={q} byName={byName} />}
      {cases.length > 0 && found.length === 0 && (
        <p>
          No case of yours has these words in its title, name, code or country. <a href="/cases">Show all of them</a>
        </p>
      )}
      {shown.length > 0 && <CaseTable rows={shown} {...{ memberships, names, byCase, waitingHere, today }} />}
      <Pages visit={visit} page={page} what="cases" />
    </DeskPage>,
  )
}

/**
 * Counts a few of the cases that have changed; leaves many to a job, and shows what was counted before meanwhile. So it
 * does where the counts cannot be kept just now: to be read, the list needs no room on the disk.
 */
async function countAgain(visit: Visit, cases: readonly ListedCase[], today: Day): Promise<readonly ListedCase[]> {
  try {
    return await counted(visit, cases, today)
  } catch (error) {
    if (!databaseIsAway(error)) throw error
    visit.needs.log.error('cases not counted', error)
    return cases
  }
}

async function counted({ needs, now }: Visit, cases: readonly ListedCase[], today: Day): Promise<readonly ListedCase[]> {
  const stale = cases.filter((one) => one.stale)
  if (stale.length > countedAtOnce && now.getTime() - (lastAsked.get(needs) ?? 0) > 60_000) {
    lastAsked.set(needs, now.getTime())
    await enqueueCounting(needs.db)
  }
  const anew = new Map<number, ListedCase>()
  for (const one of stale.slice(0, countedAtOnce)) {
    const attention = await countAttention(needs.db, one.title.id, { facts: needs.facts, at: today })
    anew.set(one.key, { ...one, attention, stale: false })
  }
  return cases.map((one) => anew.get(one.key) ?? one)
}

/** When the job was last asked for, so that a busy hour does not ask for it at each look. */
const lastAsked = new WeakMap<Visit['needs'], number>()

const attentionFor = ({ key, attention }: ListedCase, memberships: ReadonlyMap<number, Membership>): Attention | undefined =>
  attention?.[memberships.get(key)?.clearance ?? 'team']

function inOrder(
  cases: readonly ListedCase[],
  byName: boolean,
  { memberships, byCase, waitingHere, today }: Omit<TableProperties, 'rows' | 'names'>,
): readonly ListedCase[] {
  const furtherOf = (key: number): number => (byCase.get(key) ?? 0) + (waitingHere.get(key)?.length ?? 0)
  const keyed = cases.map((one) => ({ one, urgency: urgencyOf(attentionFor(one, memberships), today, furtherOf(one.key)) }))
  const byTitle = (a: (typeof keyed)[number], b: (typeof keyed)[number]): number => collator.compare(a.one.title.title, b.one.title.title)
  const sorted = keyed.toSorted((a, b) =>
    byName ? byTitle(a, b) : a.urgency[0] - b.urgency[0] || a.urgency[1] - b.urgency[1] || byTitle(a, b),
  )
  return sorted.map(({ one }) => one)
}

const collator = new Intl.Collator('en')

type TableProperties = {
  readonly rows: readonly ListedCase[]
  readonly memberships: ReadonlyMap<number, Membership>
  /** What cases without a title of their own are called. */
  readonly names: ReadonlyMap<number, string>
  /** How many published sentences cite what has changed since, by the key of the case. */
  readonly byCase: ReadonlyMap<number, number>
  /** The appeals that wait for whoever looks, by the key of the case. */
  readonly waitingHere: ReadonlyMap<number, readonly WaitingAppeal[]>
  readonly today: Day
}

function CaseTable({ rows, memberships, names, byCase, waitingHere, today }: TableProperties) {
  return (
    <table class="stacks">
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Country</th>
          <th scope="col">What needs attention</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => {
          const base = hrefOf(caseRoutes.show, { case: one.title.id })
          return (
            <tr key={one.key} data-row="">
              <td>
                <a href={base} data-open="" dir="auto">
                  {names.get(one.key) ?? one.title.title}
                </a>{' '}
                {(names.has(one.key) || !isCalledByItsCode(one)) && <span class="hint code">{one.title.id}</span>}
                {one.title.closed !== undefined && <span class="hint"> closed</span>}
              </td>
              <td>{countryName(one.title.country)}</td>
              <td>
                <AskedFor
                  attention={attentionFor(one, memberships)}
                  base={base}
                  today={today}
                  changed={byCase.get(one.key) ?? 0}
                  waiting={waitingHere.get(one.key) ?? []}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type AskedProperties = {
  readonly attention: Attention | undefined
  readonly base: string
  readonly today: Day
  readonly changed: number
  readonly waiting: readonly WaitingAppeal[]
}

function AskedFor({ attention, ...where }: AskedProperties) {
  if (attention === undefined) return <span class="hint">not counted yet</span>
  const asked = attentionInWords(attention, where)
  if (asked.length === 0) return <span class="hint">nothing waits</span>
  return (
    <ul class="plain links">
      {asked.map(({ words, href, due }) => (
        <li key={words}>
          <a href={href}>{words}</a>
          {due && <strong class="mark"> due</strong>}
        </li>
      ))}
    </ul>
  )
}

const Filter = ({ q, byName }: { readonly q: string; readonly byName: boolean }) => (
  <form method="get" action="/cases" class="filter" role="search">
    <div class="field">
      <label for="q">Words of the title, or a name</label>
      <input id="q" name="q" type="search" dir="auto" value={q} data-key="/" />
    </div>
    <div class="field">
      <label for="sort">In order of</label>
      <select id="sort" name="sort">
        <option value="attention">what needs attention most</option>
        <option value="name" selected={byName}>
          name
        </option>
      </select>
    </div>
    <button type="submit">Show</button>
  </form>
)

const NoCases = ({ visit }: { readonly visit: Visit }) =>
  (writers as readonly string[]).includes(visit.staff.role) ? (
    <>
      <p>You are a member of no case yet. There are four ways to begin one; or a member of a case makes you a member of it.</p>
      <WaysToBegin />
      <GoodClaim />
    </>
  ) : (
    <p>You are a member of no case yet. Ask a member of a case, or an administrator, to make you one.</p>
  )
