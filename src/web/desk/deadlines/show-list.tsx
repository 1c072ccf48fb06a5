import { deadlineKinds, soonnessOf, type Deadline, type Soonness } from '../../../deadlines/index.ts'
import { pageIn, Pages } from '../cases/pages.tsx'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { notFound } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { OfCases, OtherNames } from './of-cases.tsx'
import { ownDeadlines, recordShown, type OwnDeadlines } from './own-deadlines.ts'
import { OwnRules } from './own-rules.tsx'
import { deadlineRoutes } from './routes.ts'
import { daysInWords, hrefOfDeadline, kindsToChoose, soonnessInWords, whatItIs, WhereFrom } from './words.tsx'

/** How many stand on a page. */
const onPage = 100

const headings: Readonly<Record<Soonness['when'], string>> = { over: 'Over', today: 'Today', 'this-week': 'This week', later: 'Later' }

/** GET /deadlines: what comes due in one's cases, the most pressing first. */
export async function showDeadlines(visit: Visit): Promise<Response> {
  const found = await ownDeadlines(visit)
  if (found === null) return notFound(visit)
  const page = pageIn(visit.c, found.deadlines.length, onPage)
  const shown = found.deadlines.slice(page.from, page.from + onPage)
  await recordShown(visit, shown, found.cases)
  return answer(
    visit,
    <DeskPage visit={visit} title="Deadlines" width="wide" evidence>
      <div class="heading">
        <h1>Deadlines</h1>
        <nav class="buttons" aria-label="Deadlines elsewhere">
          <a href={withCase(hrefOf(deadlineRoutes.deadlineMonth), found)}>By month</a>{' '}
          <a href={hrefOf(deadlineRoutes.ownCalendar)}>Your calendar</a> <a href={hrefOf(deadlineRoutes.ownReminders)}>Reminders by mail</a>
        </nav>
      </div>
      <Filter found={found} />
      {shown.length === 0 && <NothingDue found={found} />}
      {(['over', 'today', 'this-week', 'later'] as const).map((when) => (
        <Part key={when} when={when} those={shown.filter((one) => soonnessOf(one, found.today).when === when)} {...{ visit, found }} />
      ))}
      <Pages visit={visit} page={page} what="deadlines" />
      <OtherNames deadlines={shown} />
      <OwnRules visit={visit} thresholds={found.thresholds} who={await whoWrote(visit)} />
    </DeskPage>,
  )
}

/** That nothing comes due, of the kind that was chosen if one was, and then with the way to all. */
const NothingDue = ({ found }: { readonly found: OwnDeadlines }) => (
  <p>
    Nothing {found.kind !== undefined && 'of this kind '}comes due{found.only === undefined ? ' in your cases' : ' in this case'}, as far as
    it is known here.
    {found.kind !== undefined && (
      <>
        {' '}
        <a href={withCase(hrefOf(deadlineRoutes.deadlines), found)}>Show all kinds</a>
      </>
    )}
  </p>
)

type PartProperties = {
  readonly visit: Visit
  readonly found: OwnDeadlines
  readonly when: Soonness['when']
  readonly those: readonly Deadline[]
}

function Part({ visit, found, when, those }: PartProperties) {
  if (those.length === 0) return null
  const { cases, only, today } = found
  return (
    <section aria-labelledby={when}>
      <h2 id={when}>
        {headings[when]} <span class="hint">{those.length}</span>
      </h2>
      <table class="stacks deadlines">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Case</th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          {those.map((one) => (
            <tr key={one.key} data-row="">
              <td>
                {daysInWords(one)} <span class="hint">{soonnessInWords(one, today)}</span>
              </td>
              <td>
                <a href={hrefOfDeadline(one)} data-open="" dir="auto">
                  {whatItIs(one, { visit, cases })}
                </a>
              </td>
              <td data-label={one.of.length > 1 && only === undefined ? 'Cases' : 'Case'}>
                <OfCases deadline={one} cases={cases} only={only} />
              </td>
              <td data-label="From">
                <WhereFrom deadline={one} cases={cases} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Filter = ({ found: { only, kind: chosen } }: { readonly found: OwnDeadlines }) => (
  <>
    <form method="get" action={hrefOf(deadlineRoutes.deadlines)} class="filter">
      {only !== undefined && <input type="hidden" name="case" value={only.id} />}
      <div class="field">
        <label for="kind">Of which kind</label>
        <select id="kind" name="kind">
          <option value="">all</option>
          {deadlineKinds.map((kind) => (
            <option key={kind} value={kind} selected={kind === chosen}>
              {kindsToChoose[kind]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">Show</button>
    </form>
    {only !== undefined && (
      <p>
        Of one case: <bdi>{only.document.case.title}</bdi>. <a href={hrefOf(deadlineRoutes.deadlines)}>Show those of all your cases</a>
      </p>
    )}
  </>
)

/** An address that stays with the case that is shown alone. */
export const withCase = (href: string, { only }: Pick<OwnDeadlines, 'only'>): string =>
  only === undefined ? href : `${href}${href.includes('?') ? '&' : '?'}case=${encodeURIComponent(only.id)}`
