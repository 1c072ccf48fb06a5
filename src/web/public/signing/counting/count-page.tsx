import { languageName, digitsOf } from '../../../../kit/index.ts'
import type { Edition } from '../../../../publishing/index.ts'
import { placeOf, routes } from '../../../routes.ts'
import type { Site } from '../../page.tsx'
import type { SigningReading } from '../reading.ts'
import { Screen } from '../screen.tsx'
import { Batches, Organisations, Removals } from './count-apart.tsx'
import { CountChart, countByDay } from './count-chart.tsx'
import { CountMap } from './count-map.tsx'
import { Numbers } from './numbers.tsx'
import type { OpenCount } from './open-count.ts'

type Props = { readonly site: Site; readonly reading: SigningReading; readonly edition: Edition; readonly open: OpenCount }

/** "How this is counted": every number that there is, where it comes from, how to check it, and what that does not show. */
export function CountPage({ site, reading, edition, open }: Props) {
  const { count } = reading.signing
  const { counts, released, kind } = open.state
  return (
    <Screen
      {...{ site, reading, appeal: edition, title: count.title, path: routes.count(placeOf(edition)) }}
      head={<OpenData id={edition.appeal} />}
    >
      <p class="total">{counts === null ? count.none : count.total(counts.total)}</p>
      {released.at !== null && <p class="facts">{count.asOf(reading.moment(released.at))}</p>}
      {kind === 'closed' && <p class="notice">{count.closed}</p>}
      {count.how.map((text) => (
        <p>{text}</p>
      ))}
      <States open={open} reading={reading} />
      <OverTime open={open} reading={reading} />
      <Countries open={open} reading={reading} />
      <Uses open={open} reading={reading} />
      <Removals open={open} reading={reading} />
      <Organisations open={open} reading={reading} />
      <Batches open={open} reading={reading} />
      <Verify {...{ site, open, reading, place: placeOf(edition) }} />
    </Screen>
  )
}

export type PartProps = { readonly open: OpenCount; readonly reading: SigningReading }

const OpenData = ({ id }: { readonly id: string }) => (
  <>
    <link rel="alternate" type="application/json" href={routes.countAs(id, 'json')} />
    <link rel="alternate" type="text/csv" href={routes.countAs(id, 'csv')} />
  </>
)

function States({ open: { state }, reading }: PartProps) {
  const { count } = reading.signing
  const { counts, waiting, held, erased } = state
  const removed = (counts?.removed ?? []).reduce((sum, [, each]) => sum + each, 0)
  return (
    <section>
      <h2>{count.states}</h2>
      <Numbers
        {...{ reading, caption: count.states, heads: [count.inLog, count.people] }}
        rows={[
          [count.counted, counts?.total ?? 0],
          [count.withdrawn, counts?.withdrawn ?? 0],
          [count.removed, removed],
        ]}
      />
      <Numbers
        {...{ reading, caption: count.unlogged, heads: [count.notInLog, count.people] }}
        rows={[
          [count.waiting, waiting],
          [count.held, held.reduce((sum, each) => sum + each.count, 0)],
          [count.erased, erased],
        ]}
      />
      <p class="hint">{count.unlogged}</p>
    </section>
  )
}

/** The most days that are listed; the others are in the open data. */
const mostDays = 60

function OverTime({ open: { state }, reading }: PartProps) {
  const { count } = reading.signing
  if (state.history.length === 0) return null
  // Signed as the language signs numbers: where it runs from right to left, with a mark that keeps the sign in its place.
  const changes = new Intl.NumberFormat(reading.lang, { signDisplay: 'exceptZero', numberingSystem: digitsOf(reading.lang) })
  const days = countByDay(state.history)
  return (
    <section>
      <h2>{count.overTime}</h2>
      <p class="hint">{count.overTimeHint}</p>
      <CountChart history={state.history} reading={reading} />
      <Numbers
        {...{ reading, caption: count.overTime, heads: [count.day, count.change, count.sum] }}
        rows={days.slice(0, mostDays).map(({ day, change, total }) => [reading.date(day), changes.format(change), total])}
      />
    </section>
  )
}

function Countries({ open: { state }, reading }: PartProps) {
  const { count } = reading.signing
  const { counts } = state
  if (counts === null) return null
  const { byCountry, withoutCountry } = counts
  return (
    <section>
      <h2>{count.byCountry}</h2>
      <p class="hint">{byCountry.length === 0 ? count.fewer : count.byCountryHint}</p>
      {byCountry.length > 0 && <CountMap byCountry={byCountry} reading={reading} />}
      <Numbers
        {...{ reading, caption: count.byCountry, heads: [count.country, count.people] }}
        rows={[...byCountry.map(([code, people]) => [reading.country(code), people] as const), [count.untold, withoutCountry]]}
      />
    </section>
  )
}

function Uses({ open: { state }, reading }: PartProps) {
  const { count, comma } = reading.signing
  const { counts } = state
  if (counts === null) return null
  // Every published edition is in the log, and most of many languages have nobody under them.
  const signed = counts.editions.filter(({ total }) => total > 0)
  return (
    <section>
      <h2>{count.byName}</h2>
      <Numbers
        {...{ reading, caption: count.byName, heads: [count.byName, count.people] }}
        rows={(['n', 'a', 'c'] as const).map((disclosure) => [count.disclosures[disclosure], counts.byDisclosure[disclosure]])}
      />
      {signed.length > 0 && <h3>{count.byVersion}</h3>}
      {signed.length > 0 && (
        <Numbers
          {...{ reading, caption: count.byVersion, heads: [count.version, count.people] }}
          rows={signed.map(({ version, lang, total }) => [`${version}${comma}${languageName(lang)}`, total])}
        />
      )}
    </section>
  )
}

function Verify({ site, open, reading, place }: PartProps & { readonly site: Site; readonly place: string }) {
  const { count, check } = reading.signing
  const { appeal, log } = open
  return (
    <section>
      <h2>{count.verify}</h2>
      {log === null ? (
        <p>{count.noLog}</p>
      ) : (
        <>
          <p>
            <code dir="ltr">{`amparo log verify ${site.origin}/log --key '${log.vkey}'`}</code>
          </p>
          <p>{count.verifyText}</p>
        </>
      )}
      <p class="forms">
        <a href={routes.check(place)}>{check.title}</a> <a href={routes.logIn(reading.words.lang)}>{count.log}</a>{' '}
        <a href={routes.countAs(appeal, 'json')}>{count.data}: JSON</a> <a href={routes.countAs(appeal, 'csv')}>CSV</a>
      </p>
      <h3>{count.not}</h3>
      <ul>
        {count.notText.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </section>
  )
}
