import { forces, normsOf, searchNorms, type Instrument, type Norm } from '../../norms/index.ts'
import { InstrumentFacts } from './instrument-facts.tsx'
import type { NormReading } from './norm-reading.ts'
import { WhereRead } from './where-read.tsx'

type Reads = { readonly reading: NormReading }

/** Norms with our words of each, marked where they are not confirmed; by their number, or by their whole citation. */
export const NormList = ({ reading, norms, whole }: Reads & { readonly norms: readonly Norm[]; readonly whole?: true }) => (
  <ul class="apart plain rows">
    {norms.map((norm) => {
      const { text, lang } = reading.ours(norm)
      return (
        <li key={norm.id} data-row="">
          <a href={reading.at.norm(norm)} data-open="">
            {whole ? reading.citation(norm) : reading.number(norm)}
          </a>
          {norm.confirmed === 'unconfirmed' && (
            <>
              {' '}
              <strong class="mark">{reading.words.norm.confirmed.unconfirmed.name}</strong>
            </>
          )}
          <span class="hint">
            {' '}
            <span {...reading.marked(lang)}>{text}</span>
          </span>
        </li>
      )
    })}
  </ul>
)

/** The instruments by their force, each with how many of its norms are in the catalogue. */
export const InstrumentLists = ({ reading }: Reads) => {
  const { words, at, catalogue } = reading
  return (
    <>
      {forces.map((force) => {
        const instruments = [...catalogue.instruments.values()].filter((one) => one.force === force)
        if (instruments.length === 0) return null
        return (
          <section key={force} aria-labelledby={force}>
            <h2 id={force}>{words.headings[force]}</h2>
            <p class="hint">{words.force[force].means}</p>
            <ul class="apart plain rows">
              {instruments.map((one) => (
                <li key={one.id} data-row="">
                  <a href={at.instrument(one.id)} data-open="">
                    {reading.title(one)}
                  </a>
                  <span class="hint">
                    {' '}
                    {one.adopted} · {reading.region(one.region)} · {words.norms(normsOf(catalogue, one.id).length)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

/** An instrument with all its norms in the catalogue; for those who work with it (`working`), with the note of where it was read. */
export function InstrumentSheet({ reading, instrument, working }: Reads & { readonly instrument: Instrument; readonly working?: true }) {
  const { words, catalogue, lang } = reading
  const said = words.instrument
  const norms = normsOf(catalogue, instrument.id)
  return (
    <>
      <h1>{reading.title(instrument)}</h1>
      {catalogue.languages.get(lang)?.ourTitles.has(instrument.id) && (
        <p class="hint">
          {said.ourTitle} <span {...reading.marked('en')}>{instrument.title}</span>.
        </p>
      )}
      <dl>
        <dt>{said.adopted}</dt>
        <dd>{instrument.adopted}</dd>
        <InstrumentFacts {...{ reading, instrument }} />
        {working && <WhereRead source={instrument.source} />}
      </dl>
      <section aria-labelledby="norms">
        <h2 id="norms">{said.normsHere(norms.length)}</h2>
        <p class="hint">{said.notTheText}</p>
        <NormList {...{ reading, norms }} />
      </section>
    </>
  )
}

/** How many norms a search shows at most; more words find fewer. */
const most = 60

/** What a search finds, or that it finds nothing and what to do. */
export function FoundNorms({ reading, question }: Reads & { readonly question: string }) {
  const found = searchNorms(reading.catalogue, question)
  const { none, some, first } = reading.words.found
  if (found.length === 0)
    return (
      <p role="status">
        {none[0]} <bdi>{question}</bdi>
        {none[1]}
      </p>
    )
  return (
    <>
      <p role="status">
        {some(found.length)} <bdi>{question}</bdi>
        {found.length > most && first(most)}.
      </p>
      <NormList {...{ reading, norms: found.slice(0, most) }} whole />
    </>
  )
}
