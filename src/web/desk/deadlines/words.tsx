import type { ComponentChildren } from 'preact'
import { soonnessOf, type Deadline, type DeadlineKind } from '../../../deadlines/index.ts'
import { replyTimeInWords } from '../../../delivery/index.ts'
import { describeDate, formatDay, parseDate, type Day } from '../../../kit/index.ts'
import { appealRoutes } from '../appeals/index.ts'
import type { TimeLimit } from '../../../mechanisms/index.ts'
import { nameOfSubject } from '../cases/persons.ts'
import { deliveryRoutes } from '../deliveries/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { ClaimLinks, pointHref } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'

type Place = { readonly visit: Visit; readonly cases: ReadonlyMap<string, OpenedCase> }

/** What may be asked for alone, as a list offers it. */
export const kindsToChoose: Readonly<Record<DeadlineKind, string>> = {
  hearing: 'Hearings',
  due: 'What is due in a case',
  limit: 'Time limits of bodies',
  answer: 'Answers of bodies',
  'act-until': 'Appeals to act on',
  event: 'Other dates in claims',
  attempt: 'Calls to make again',
  consent: 'Consents that end',
  health: 'Word of health',
  contact: 'Contact with the case',
  visit: 'Visits',
}

/** "3 days left", "over for 2 days". */
export function soonnessInWords(deadline: Pick<Deadline, 'day' | 'first'>, today: Day): string {
  const { when, days } = soonnessOf(deadline, today)
  if (when === 'today') return deadline.day === deadline.first ? 'today' : 'may be any day now'
  const words = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  return when === 'over' ? `over for ${words}` : `${words} left`
}

/** The day, or between which days it lies; a date of a claim as it stands there. */
export function daysInWords({ from, day, first }: Deadline): string {
  if (from.kind === 'date') return describeDate(from.date, 'en')
  return first === day ? dayInWords(day) : `${dayInWords(first)} to ${dayInWords(day)}`
}

export const dayInWords = (day: Day): string => describeDate(parseDate(formatDay(day)), 'en')

/** What it is, in a line. */
export function whatItIs({ from, kind, of: [id] }: Deadline, { visit, cases }: Place): string {
  const file = cases.get(id ?? '')?.document
  const name = (subject: string): string => {
    const found = file?.subjects.find((one) => one.id === subject)
    return found === undefined ? subject : nameOfSubject(found)
  }
  switch (from.kind) {
    case 'date':
      return `${visit.needs.facts.get(from.fact)?.label ?? from.fact}: ${name(from.subject)}`
    case 'told':
      return kind === 'visit'
        ? `Ask about visits to ${name(from.subject)}: none is told for ${from.after} days`
        : `Ask how ${name(from.subject)} is: nothing new of their health for ${from.after} days`
    case 'spoken':
      return `Call: nobody of the case was spoken with for ${from.after} days, last ${from.who}`
    case 'planned':
      return `Call again, or what was promised: ${from.who}`
    case 'consent':
      return `The consent of ${from.by} for ${name(from.subject)} ends: ask anew`
    case 'limit':
      return `File with ${from.body}, for ${name(from.limit.subject)}`
    case 'appeal':
      return `Last day to act on ${from.appeal}`
    case 'delivery':
      return `${from.rule.of === 'state' ? 'Answer of the State, asked by' : 'Answer of'} ${from.body ?? 'a body that was erased'} to ${from.appeal}`
    case 'submission':
      return `${from.rule.of === 'state' ? 'Answer of the State, asked by' : 'Answer of'} ${from.body ?? 'a body that was erased'} to a submission`
    default:
      return from satisfies never
  }
}

/** Where what it is about is worked on. */
export function hrefOfDeadline({ from, of: [id = ''] }: Deadline): string {
  const base = `/cases/${encodeURIComponent(id)}`
  switch (from.kind) {
    case 'date':
      return pointHref(id, from.point)
    case 'limit':
      return `${base}/bodies`
    case 'told':
      return `${base}/claims/${encodeURIComponent(from.claims[0] ?? '')}`
    case 'spoken':
    case 'planned':
      return from.entry === 'call' ? `${base}/calls/${from.position}` : `${base}/log`
    case 'consent':
      return `${base}/consents`
    case 'appeal':
      return hrefOf(appealRoutes.compose, { appeal: from.appeal })
    case 'delivery':
      return hrefOf(deliveryRoutes.delivery, { appeal: from.appeal, delivery: from.delivery })
    case 'submission':
      return `${base}/submissions/${from.submission}#sent`
    default:
      return from satisfies never
  }
}

/** From which claim or rule it comes. */
export function WhereFrom({
  deadline: {
    from,
    of: [id = ''],
  },
  cases,
}: { readonly deadline: Deadline } & Pick<Place, 'cases'>) {
  const file = cases.get(id)
  switch (from.kind) {
    case 'date':
      return (
        <>
          <ClaimLinks ids={from.claims} opened={{ id }} />: <bdi>{from.speakers.map((one) => nameOfSource(file, one)).join(', ')}</bdi>
          {from.contested && <strong class="mark">; contested: another account names another day</strong>}
        </>
      )
    case 'told':
      return (
        <>
          <ClaimLinks ids={from.claims} opened={{ id }} />
          {from.account !== undefined && (
            <>
              , if it is as told: <bdi>{from.account}</bdi>
            </>
          )}
          ; {own(from.after)}
        </>
      )
    case 'spoken':
      return <>the log of calls; {own(from.after)}</>
    case 'planned':
      return <>the log of calls</>
    case 'consent':
      return <>what was said when it was given</>
    case 'limit':
      return <ByItsRule id={id} limit={from.limit} isClosed={file?.document.case.closed !== undefined} />
    case 'appeal':
      return <>the text of the appeal</>
    case 'delivery':
    case 'submission':
      return (
        <>
          rule: {replyTimeInWords(from.rule)}
          {from.rule.source !== undefined && (
            <>
              , <ReadAt source={from.rule.source} />
            </>
          )}
          {from.rule.confirmed !== 'text' && ' (not confirmed: check it)'}
        </>
      )
    default:
      return from satisfies never
  }
}

/** The rule of a body, how far it is confirmed, and the claims from which the time runs. */
function ByItsRule({ id, limit, isClosed }: { readonly id: string; readonly limit: TimeLimit; readonly isClosed: boolean }) {
  const { within, runsFrom, claims, basis, certain, soft } = limit
  return (
    <>
      rule: {within} from {runsFrom} (<ClaimLinks ids={claims} opened={{ id }} />)
      {basis.source !== undefined && (
        <>
          , <ReadAt source={basis.source} />
        </>
      )}
      {basis.confirmed !== 'text' && ' (not confirmed: check it)'}
      {soft && '; being late may be held against it and shuts nothing'}
      {isClosed && '; the case is closed here, which ends no time limit'}
      {!certain && <strong class="mark">; check whether that decision was the final one</strong>}
    </>
  )
}

/** Where a rule was read: an address by the name of its site, which a narrow column has room for. */
const ReadAt = ({ source }: { readonly source: string }) =>
  /^https?:\/\/\S+$/.test(source) && URL.canParse(source) ? <a href={source}>{new URL(source).host}</a> : <bdi>{source}</bdi>

const own = (after: number): ComponentChildren => <>our own rule: {after} days</>

const nameOfSource = (file: OpenedCase | undefined, id: string): string => file?.document.sources.find((one) => one.id === id)?.name ?? id
