import type { VNode } from 'preact'
import {
  ratificationConfirmationWords,
  statusWords,
  type Catalogue,
  type Disagreement,
  type Instrument,
  type Ratification,
  type State,
} from '../../norms/index.ts'
import { normAddresses } from './addresses.ts'
import { Addresses, dayInWords } from './in-words.tsx'

/** All States of the catalogue by name. */
export const StateList = ({ catalogue }: { readonly catalogue: Catalogue }) => (
  <ul class="names plain columns links">
    {inOrder(catalogue).map(({ code, name }) => (
      <li key={code}>
        <a href={normAddresses.state(code)}>{name}</a>
      </li>
    ))}
  </ul>
)

/** Which States are bound by a treaty, by how they stand to it; what sources say differently is marked. */
export function BoundStates({ catalogue, instrument }: { readonly catalogue: Catalogue; readonly instrument: Pick<Instrument, 'id'> }) {
  const cells = inOrder(catalogue).flatMap((state) => {
    const ratification = catalogue.ratification(state.code, instrument.id)
    return ratification === null ? [] : [{ state, ratification }]
  })
  const statuses = (Object.keys(statusWords) as Ratification['status'][]).filter((status) =>
    cells.some(({ ratification }) => ratification.status === status),
  )
  if (cells.length === 0) return <p>We have no list of the States that are bound by it. That does not mean that none is.</p>
  const missing = catalogue.states.size - cells.length
  return (
    <>
      <p>
        What a source says holds for the day it was made: look at the page of the State for the source, and at the depositary’s list before
        anybody relies on it.{missing > 0 && ` Of ${missing} States nothing is known here, which does not mean that they are not bound.`}
      </p>
      {statuses.map((status) => {
        const these = cells.filter(({ ratification }) => ratification.status === status)
        return (
          <section key={status} aria-labelledby={status}>
            <h2 id={status}>{`${statusWords[status]} (${these.length})`}</h2>
            <ul class="names plain columns links">
              {these.map(({ state, ratification }) => (
                <li key={state.code}>
                  <a href={normAddresses.state(state.code)}>{state.name}</a>
                  {ratification.boundSince !== undefined && ` ${dayInWords(ratification.boundSince)}`}
                  {ratification.until !== undefined && ` until ${dayInWords(ratification.until)}`}
                  {ratification.confirmed === 'unconfirmed' && ' (unconfirmed)'}
                  {disagreementOn(catalogue, state.code, instrument.id) !== undefined && (
                    <>
                      {' '}
                      <strong class="mark">sources differ</strong>
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

/** How a State stands to every treaty that is covered for it, with date, source and what another source says. */
export function StateSheet({ catalogue, state }: { readonly catalogue: Catalogue; readonly state: State }) {
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
      <h1>{state.name}</h1>
      <p>
        What binds {state.name}, as far as our sources say. A treaty that is not listed here is not covered: that does not mean that the
        State is not bound by it. Reservations and territories are not covered.
      </p>
      <ul class="apart plain rows">
        {standings.map((one) => (
          <Standing key={one.id} {...{ catalogue, cited, ...one }} />
        ))}
      </ul>
      <section aria-labelledby="sources">
        <h2 id="sources">Sources</h2>
        <p class="hint">What a source says holds for the day it was made; later acts are missing.</p>
        <ol>
          {sources.map((source, at) => (
            <li key={source} id={`source-${at + 1}`}>
              <Addresses text={source} />
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

type StandingProperties = {
  readonly catalogue: Catalogue
  readonly id: string
  readonly title: string
  readonly ratification: Ratification
  readonly differs: Disagreement | undefined
  /** The number of a source among those of the page, with the way to it. */
  readonly cited: (source: string) => VNode
}

function Standing({ catalogue, id, title, ratification, differs, cited }: StandingProperties) {
  const { status, confirmed, note } = ratification
  return (
    <li>
      {catalogue.instruments.has(id) ? <a href={normAddresses.instrument(id)}>{title}</a> : <span>{title}</span>}
      {': '}
      {status === 'party' || status === 'accepted' ? statusWords[status] : <strong>{statusWords[status]}</strong>}
      {whenInWords(ratification)}
      {confirmed === 'unconfirmed' && (
        <>
          {' '}
          <strong class="mark">Unconfirmed</strong>
        </>
      )}
      {differs !== undefined && (
        <>
          {' '}
          <strong class="mark">Sources differ</strong>
          <div class="hint">
            {differs.accounts.map(({ source, says }, at) => (
              <>
                {at > 0 && '; '}
                source {cited(source)}: {saidInWords(says)}
              </>
            ))}
          </div>
        </>
      )}
      {note !== undefined && <div class="hint">{note}</div>}
      <div class="hint">
        {ratification.sources.length === 0 ? 'No source was found' : sentence(ratificationConfirmationWords[confirmed])}
        {ratification.sources.map((source, at) => (
          <>
            {at === 0 ? ': source ' : ', '}
            {cited(source)}
          </>
        ))}
      </div>
    </li>
  )
}

const saidInWords = (says: string): string => says.replaceAll(/\d{4}-\d\d-\d\d/g, dayInWords)

function whenInWords({ boundSince, inForce, until }: Ratification): string {
  const parts = [
    boundSince === undefined ? '' : `since ${dayInWords(boundSince)}`,
    inForce === undefined || inForce === boundSince ? '' : `in force from ${dayInWords(inForce)}`,
    until === undefined ? '' : `until ${dayInWords(until)}`,
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

const inOrder = ({ states }: Catalogue): readonly State[] => [...states.values()].toSorted((a, b) => collator.compare(a.name, b.name))
const collator = new Intl.Collator('en')
