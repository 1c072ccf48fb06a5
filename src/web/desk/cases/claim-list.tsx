import { describeDate } from '../../../kit/index.ts'
import { stateInWords, wordsFor } from '../../../publishing/index.ts'
import { pointHref, StandingMark, whoSays } from '../points/index.ts'
import type { CaseVisit } from '../visit.ts'
import { filterClaims, filterIn, filterSensitivities, filterStandings, filterStates, isFiltered, type ClaimFilter } from './claim-filter.ts'
import type { IndexedClaim } from './claim-index.ts'
import { pageIn, Pages } from './pages.tsx'

/** How many claims stand on a page. */
const onPage = 50

type ListProperties = { readonly visit: CaseVisit; readonly claims: readonly IndexedClaim[]; readonly action: string }

/** The claims of a case, with filters: by date said, the newest first. `action` is the page on which the list stands. */
export function ClaimList({ visit, claims, action }: ListProperties) {
  const filter = filterIn(visit.c)
  const found = filterClaims(claims, filter)
  const page = pageIn(visit.c, found.length, onPage)
  return (
    <>
      <Filters visit={visit} filter={filter} action={action} />
      {found.length === 0 ? (
        <p>
          No claim answers to this. <a href={`${action}#claims`}>Show all {claims.length}</a>
        </p>
      ) : (
        <div class="scrolls">
          <table class="stacks">
            <caption>
              {isFiltered(filter) ? `${found.length} of ${claims.length} claims` : claimsInWords(claims.length)}, by the day they were said
            </caption>
            <thead>
              <tr>
                <th scope="col">Said</th>
                <th scope="col">Claim</th>
                <th scope="col">Standing</th>
                <th scope="col">Recorded</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(page.from, page.from + onPage).map((one) => (
                <ClaimRow key={one.claim.id} visit={visit} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pages visit={visit} page={page} what="claims" fragment="#claims" />
    </>
  )
}

const claimsInWords = (count: number): string => `${count} ${count === 1 ? 'claim' : 'claims'}`

function ClaimRow({
  visit: { opened },
  one: { claim, standing, points, withdrawn },
}: {
  readonly visit: CaseVisit
  readonly one: IndexedClaim
}) {
  const [first, ...others] = points
  const { recorded } = claim
  const meta = opened.entries.get(`claims/${claim.id}`)
  return (
    <tr data-row="" class={withdrawn ? 'withdrawn' : undefined}>
      <td>{claim.said_on === undefined ? <span class="hint">day not known</span> : describeDate(claim.said_on, 'en')}</td>
      <td>
        <p class="hint">
          <a href={`/cases/${encodeURIComponent(opened.id)}/claims/${encodeURIComponent(claim.id)}`} data-open="">
            {claim.id}
          </a>{' '}
          <bdi>{whoSays(claim, opened.document)}</bdi>
        </p>
        <p dir="auto">{withdrawn ? <s>{claim.statement}</s> : claim.statement}</p>
      </td>
      <td>
        <StandingMark standing={standing} />
        {first !== undefined && (
          <>
            {' '}
            <a href={pointHref(opened.id, first.id)}>
              {first.state === 'contested' ? <strong class="mark">{words.states.contested}</strong> : stateInWords(first, words)[0]}
            </a>
          </>
        )}
        {others.length > 0 && <span class="hint">{` and ${others.length} more ${others.length === 1 ? 'point' : 'points'}`}</span>}
        <span class="hint">{` · ${claim.sensitivity ?? 'team'}`}</span>
      </td>
      <td class="hint">
        {recorded !== undefined ? (
          <>
            {describeDate(recorded.on, 'en')}, <bdi>{recorded.by}</bdi>
          </>
        ) : (
          meta !== undefined && `${day.format(meta.recorded_at)}${meta.recorded_by === 'import' ? ', imported' : ''}`
        )}
      </td>
    </tr>
  )
}

const words = wordsFor('en')
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })

function Filters({ visit, filter, action }: { readonly visit: CaseVisit; readonly filter: ClaimFilter; readonly action: string }) {
  const { opened, needs, c } = visit
  const { claims, sources } = opened.document
  const told = new Set(claims.flatMap(({ asserts }) => asserts.map(({ fact }) => fact)))
  const facts = [...told].map((fact) => ({ value: fact, label: needs.facts.get(fact)?.label ?? fact })).toSorted(byLabel)
  const speakers = sources.map(({ id, name }) => ({ value: id, label: name })).toSorted(byLabel)
  return (
    <form method="get" action={`${action}#claims`} class="filter" role="search" aria-label="Claims">
      {/* The moment that is looked at goes along. */}
      {['at', 'known'].map((name) => {
        const value = c.req.query(name)
        return value === undefined || value === '' ? null : <input key={name} type="hidden" name={name} value={value} />
      })}
      <div class="field">
        <label for="claims-q">Words</label>
        <input id="claims-q" name="q" type="search" dir="auto" value={filter.q} data-key="/" />
      </div>
      <Select name="fact" label="About" all="everything" chosen={filter.fact} options={facts} />
      <Select name="source" label="Said by" all="anybody" chosen={filter.source} options={speakers} />
      <Select name="standing" label="Standing" all="any" chosen={filter.standing} options={filterStandings.map(same)} />
      <Select name="sensitivity" label="Open to" all="any" chosen={filter.sensitivity} options={filterSensitivities.map(same)} />
      <Select name="state" label="Withdrawn or not" all="both" chosen={filter.state} options={filterStates.map(same)} />
      <button type="submit">Show</button>
    </form>
  )
}

const same = (value: string) => ({ value, label: value })
const byLabel = (a: { label: string }, b: { label: string }): number => collator.compare(a.label, b.label)
const collator = new Intl.Collator('en')

type SelectProperties = {
  readonly name: string
  readonly label: string
  readonly all: string
  readonly chosen: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

const Select = ({ name, label, all, chosen, options }: SelectProperties) => (
  <div class="field">
    <label for={`claims-${name}`}>{label}</label>
    <select id={`claims-${name}`} name={name}>
      <option value="">{all}</option>
      {options.map(({ value, label: shown }) => (
        <option key={value} value={value} selected={value === chosen}>
          {shown}
        </option>
      ))}
    </select>
  </div>
)
