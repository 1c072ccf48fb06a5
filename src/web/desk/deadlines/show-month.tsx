import type { Deadline } from '../../../deadlines/index.ts'
import { dayOf, formatDay, type Day } from '../../../kit/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { notFound } from '../what-goes-wrong.tsx'
import { ownDeadlines, recordShown, type OwnDeadlines } from './own-deadlines.ts'
import { deadlineRoutes } from './routes.ts'
import { withCase } from './show-list.tsx'
import { CasesNamed } from './of-cases.tsx'
import { dayInWords, hrefOfDeadline, whatItIs } from './words.tsx'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** GET /deadlines/month: a month as a table, each deadline on its last day. */
export async function showMonth(visit: Visit): Promise<Response> {
  const found = await ownDeadlines(visit)
  if (found === null) return notFound(visit)
  const month = monthIn(visit.c.req.query('month'), found.today)
  const shown = found.deadlines.filter(({ day }) => day >= month.first && day <= month.last)
  await recordShown(visit, shown, found.cases)
  const to = (by: 1 | -1): string => withCase(hrefOf(deadlineRoutes.deadlineMonth, {}, { month: nameOf(move(month, by)) }), found)
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={titleOf(month)}
      width="wide"
      crumbs={[{ href: withCase(hrefOf(deadlineRoutes.deadlines), found), label: 'Deadlines' }]}
      evidence
    >
      <h1>{titleOf(month)}</h1>
      {found.only !== undefined && (
        <p>
          Of one case: <bdi>{found.only.document.case.title}</bdi>
        </p>
      )}
      <nav class="buttons" aria-label="Months">
        {month.year > 1 && (
          <a href={to(-1)} rel="prev">
            {titleOf(move(month, -1))}
          </a>
        )}
        <a href={withCase(hrefOf(deadlineRoutes.deadlineMonth), found)}>This month</a>
        {month.year < 9999 && (
          <a href={to(1)} rel="next">
            {titleOf(move(month, 1))}
          </a>
        )}
      </nav>
      {shown.length === 0 && <p>Nothing falls into this month, as far as it is known here.</p>}
      <MonthTable visit={visit} {...{ month, shown, found }} />
    </DeskPage>,
  )
}

type MonthProperties = { readonly visit: Visit; readonly month: Month; readonly shown: readonly Deadline[]; readonly found: OwnDeadlines }

function MonthTable({ visit, month, shown, found: { cases, today } }: MonthProperties) {
  const start = month.first - ((((month.first + 3) % 7) + 7) % 7)
  const weeks = Array.from({ length: Math.ceil((month.last - start + 1) / 7) }, (_, index) => start + index * 7)
  const cell = (day: Day) => {
    if (day < month.first || day > month.last) return <td key={day} class="outside" />
    const those = shown.filter((one) => one.day === day)
    return (
      <td key={day} class={those.length === 0 ? 'free' : undefined} {...(day === today && { 'aria-current': 'date' })}>
        <time dateTime={formatDay(day)}>
          <span class="number">{day - month.first + 1}</span>
          <span class="in-full">{dayInWords(day)}</span>
        </time>
        {day === today && <span class="hint"> today</span>}
        {those.length > 0 && (
          <ul class="plain">
            {those.map((one) => (
              <li key={one.key} data-row="">
                <a href={hrefOfDeadline(one)} data-open="" dir="auto">
                  {whatItIs(one, { visit, cases })}
                </a>{' '}
                <span class="hint">
                  {one.first < one.day && `from ${dayInWords(one.first)}; `}
                  <CasesNamed deadline={one} />
                  {one.from.kind === 'date' && one.from.contested && '; contested'}
                </span>
              </li>
            ))}
          </ul>
        )}
      </td>
    )
  }
  return (
    <table class="month">
      <caption class="unseen">{titleOf(month)}, each deadline on its last day</caption>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((monday) => (
          <tr key={monday}>{weekdays.map((_, index) => cell(monday + index))}</tr>
        ))}
      </tbody>
    </table>
  )
}

type Month = { readonly year: number; readonly month: number; readonly first: Day; readonly last: Day }

/** The month that an address asks for (2026-11); the one of today where it asks for none that there is. */
function monthIn(typed: string | undefined, today: Day): Month {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(typed ?? '') ?? []
  return monthOf(Number(year), Number(month)) ?? monthOf(Number(formatDay(today).slice(0, 4)), Number(formatDay(today).slice(5, 7)))!
}

function monthOf(year: number, month: number): Month | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12)) return null
  const [first, next] = [dayOf(year, month, 1), month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)]
  return first === null ? null : { year, month, first, last: next === null ? first + 30 : next - 1 }
}

const move = ({ year, month }: Month, by: 1 | -1): Month => {
  const at = year * 12 + month - 1 + by
  return monthOf(Math.floor(at / 12), (at % 12) + 1) ?? monthOf(year, month)!
}

const nameOf = ({ year, month }: Month): string => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`

const titleOf = ({ year, month }: Month): string =>
  `${new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long' }).format(new Date(Date.UTC(2000, month - 1, 1)))} ${year}`
