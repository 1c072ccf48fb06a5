import { Fragment, type VNode } from 'preact'
import { describeDate, parseDate } from '../../kit/index.ts'
import type { Catalogue, Disagreement, Instrument, Ratification, State } from '../../norms/index.ts'
import type { NormReading } from './norm-reading.ts'
import { Addresses } from './web-addresses.tsx'

type Reads = { readonly reading: NormReading }

/** All States of the catalogue by name. */
export const StateList = ({ reading }: Reads) => (
  <ul class="names plain columns links">
    {inOrder(reading).map((state) => (
      <li key={state.code}>
        <a href={reading.at.state(state.code)}>{reading.state(state)}</a>
      </li>
    ))}
  </ul>
)

/** Which States are bound by a treaty, by how they stand to it; what sources say differently is marked. */
export function BoundStates({ reading, instrument }: Reads & { readonly instrument: Pick<Instrument, 'id'> }) {
  const { catalogue, words, at, date } = reading
  const said = words.states
  const cells = inOrder(reading).flatMap((state) => {
    const ratification = catalogue.ratification(state.code, instrument.id)
    return ratification === null ? [] : [{ state, ratification }]
  })
  const statuses = (Object.keys(said.status) as Ratification['status'][]).filter((status) =>
    cells.some(({ ratification }) => ratification.status === status),
  )
  if (cells.length === 0) return <p>{said.noList}</p>
  const missing = catalogue.states.size - cells.length
  return (
    <>
      <p>
        {said.lookItUp}
        {missing > 0 && ` ${said.nothingKnown(missing)}`}
      </p>
      {statuses.map((status) => {
        const these = cells.filter(({ ratification }) => ratification.status === status)
        return (
          <section key={status} aria-labelledby={status}>
            <h2 id={status}>{`${said.status[status]} (${these.length})`}</h2>
            <ul class="names plain columns links">
              {these.map(({ state, ratification }) => (
                <li key={state.code}>
                  <a href={at.state(state.code)}>{reading.state(state)}</a>
                  {ratification.boundSince !== undefined && ` ${date(ratification.boundSince)}`}
                  {ratification.until !== undefined && ` ${said.until(date(ratification.until))}`}
                  {ratification.confirmed === 'unconfirmed' && ` (${said.unconfirmed.toLowerCase()})`}
                  {disagreementOn(catalogue, state.code, instrument.id) !== undefined && (
                    <>
                      {' '}
                      <strong class="mark">{said.differ.toLowerCase()}</strong>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

/**
 * How a State stands to every treaty that is covered for it, with date, source and what another source says. `working`: for those who work with the
 * catalogue, who are told where we read it; readers are told whose list it is.
 */
export function StateSheet({ reading, state, working = false }: Reads & { readonly state: State; readonly working?: boolean }) {
  const { catalogue } = reading
  const said = reading.words.states
  const standings = [...catalogue.treaties].flatMap(([id, title]) => {
    const ratification = catalogue.ratification(state.code, id)
    return ratification === null ? [] : [{ id, title, ratification, differs: disagreementOn(catalogue, state.code, id) }]
  })
  const sources = [
    ...new Set(
      standings.flatMap(({ ratification, differs }) => [...ratification.sources, ...(differs?.accounts ?? []).map(({ source }) => source)]),
    ),
  ]
  const cited = (source: string) => <a href={`#source-${sources.indexOf(source) + 1}`}>{sources.indexOf(source) + 1}</a>
  return (
    <>
      <h1>{reading.state(state)}</h1>
      <p>{said.whatBinds(reading.state(state))}</p>
      <ul class="apart plain rows">
        {standings.map((one) => (
          <Standing key={one.id} {...{ reading, cited, ...one }} />
        ))}
      </ul>
      <section aria-labelledby="sources">
        <h2 id="sources">{said.sources}</h2>
        <p class="hint">{said.sourcesMean}</p>
        <ol {...reading.marked('en')}>
          {sources.map((source, at) => (
            <li key={source} id={`source-${at + 1}`}>
              <Addresses text={working ? source : catalogue.sourceInPublic(source)} />
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

type StandingProperties = Reads & {
  readonly id: string
  readonly title: string
  readonly ratification: Ratification
  readonly differs: Disagreement | undefined
  /** The number of a source among those of the page, with the way to it. */
  readonly cited: (source: string) => VNode
}

function Standing({ reading, id, title, ratification, differs, cited }: StandingProperties) {
  const { status, confirmed, note } = ratification
  const said = reading.words.states
  const name = reading.treaty(id, title)
  return (
    <li>
      {reading.catalogue.instruments.has(id) ? <a href={reading.at.instrument(id)}>{name}</a> : <span>{name}</span>}
      {': '}
      {status === 'party' || status === 'accepted' ? said.status[status] : <strong>{said.status[status]}</strong>}
      {whenInWords(ratification, reading)}
      {confirmed === 'unconfirmed' && (
        <>
          {' '}
          <strong class="mark">{said.unconfirmed}</strong>
        </>
      )}
      {differs !== undefined && (
        <>
          {' '}
          <strong class="mark">{said.differ}</strong>
          <div class="hint">
            {differs.accounts.map(({ source, says }, at) => (
              <Fragment key={source}>
                {at > 0 && '; '}
                {said.source} {cited(source)}: <Says {...{ reading, says }} />
              </Fragment>
            ))}
          </div>
        </>
      )}
      {note !== undefined && (
        <div class="hint" {...reading.marked('en')}>
          {note}
        </div>
      )}
      <div class="hint">
        {ratification.sources.length === 0 ? said.noSource : sentence(said.confirmed[confirmed])}
        {ratification.sources.map((source, at) => (
          <Fragment key={source}>
            {at === 0 ? `: ${said.source} ` : ', '}
            {cited(source)}
          </Fragment>
        ))}
      </div>
    </li>
  )
}

/** What a source says: a date in the words of the page, all else in English with its dates. */
const Says = ({ reading, says }: Reads & { readonly says: string }) => {
  if (/^\d{4}(?:-\d\d-\d\d)?$/.test(says)) return <>{reading.date(says)}</>
  return <span {...reading.marked('en')}>{says.replaceAll(/\d{4}-\d\d-\d\d/g, (date) => describeDate(parseDate(date), 'en'))}</span>
}

function whenInWords({ boundSince, inForce, until }: Ratification, { date, words: { states } }: NormReading): string {
  const parts = [
    boundSince === undefined ? '' : states.since(date(boundSince)),
    inForce === undefined || inForce === boundSince ? '' : states.inForce(date(inForce)),
    until === undefined ? '' : states.until(date(until)),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** What the sources say of one State and one treaty where they differ, each source once. */
function disagreementOn({ disagreements }: Catalogue, state: string, instrument: string): Disagreement | undefined {
  const found = disagreements.filter((one) => one.state === state && one.instrument === instrument)
  const accounts = new Map(found.flatMap((one) => one.accounts).map((account) => [account.source, account]))
  return found[0] && { ...found[0], accounts: [...accounts.values()] }
}

function inOrder({ catalogue: { states }, state, lang }: NormReading): readonly State[] {
  const collator = new Intl.Collator(lang)
  return [...states.values()].toSorted((a, b) => collator.compare(state(a), state(b)))
}
