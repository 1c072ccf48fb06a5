import {
  citationOf,
  confirmationWords,
  forces,
  forceWords,
  normsOf,
  searchNorms,
  type Catalogue,
  type Instrument,
  type Norm,
} from '../../norms/index.ts'
import { normAddresses } from './addresses.ts'
import { Addresses, regionInWords } from './in-words.tsx'
import { InstrumentFacts } from './instrument-facts.tsx'

/** Norms with our words of each, marked where they are not confirmed; by their number, or by their whole citation. */
export const NormList = ({
  catalogue,
  norms,
  whole,
}: {
  readonly catalogue: Catalogue
  readonly norms: readonly Norm[]
  readonly whole?: true
}) => (
  <ul class="apart plain rows">
    {norms.map((norm) => (
      <li key={norm.id} data-row="">
        <a href={normAddresses.norm(norm)} data-open="">
          {whole ? citationOf(catalogue, norm) : norm.cite}
        </a>
        {norm.confirmed === 'unconfirmed' && (
          <>
            {' '}
            <strong class="mark">{confirmationWords.unconfirmed.name}</strong>
          </>
        )}
        <span class="hint">
          {' '}
          <span lang="en">{norm.paraphrase}</span>
        </span>
      </li>
    ))}
  </ul>
)

/** The instruments by their force, each with how many of its norms are in the catalogue. */
export const InstrumentLists = ({ catalogue }: { readonly catalogue: Catalogue }) => (
  <>
    {forces.map((force) => {
      const instruments = [...catalogue.instruments.values()].filter((one) => one.force === force)
      if (instruments.length === 0) return null
      return (
        <section key={force} aria-labelledby={force}>
          <h2 id={force}>{headings[force]}</h2>
          <p class="hint">{forceWords[force].means}</p>
          <ul class="apart plain rows">
            {instruments.map((one) => {
              const number = normsOf(catalogue, one.id).length
              return (
                <li key={one.id} data-row="">
                  <a href={normAddresses.instrument(one.id)} data-open="">
                    {one.title}
                  </a>
                  <span class="hint">
                    {' '}
                    {one.adopted} · {regionInWords(catalogue, one.region)} · {number === 1 ? '1 norm' : `${number} norms`}
                  </span>
                </li>
              )
            })}
          </ul>
        </section>
      )
    })}
  </>
)

const headings = {
  treaty: 'Treaties',
  soft_law: 'Standards that are not treaties',
  interpretation: 'Interpretations',
  domestic: 'National law',
  manual: 'Manuals',
} as const

/** An instrument with all its norms in the catalogue. */
export function InstrumentSheet({ catalogue, instrument }: { readonly catalogue: Catalogue; readonly instrument: Instrument }) {
  const norms = normsOf(catalogue, instrument.id)
  return (
    <>
      <h1>{instrument.title}</h1>
      <dl>
        <dt>Adopted</dt>
        <dd>{instrument.adopted}</dd>
        <InstrumentFacts catalogue={catalogue} instrument={instrument} />
        <dt>Where we read it</dt>
        <dd>
          <Addresses text={instrument.source} />
        </dd>
      </dl>
      <section aria-labelledby="norms">
        <h2 id="norms">{norms.length === 1 ? 'One norm of it is here' : `${norms.length} norms of it are here`}</h2>
        <p class="hint">The words beside each are ours, not the text.</p>
        <NormList catalogue={catalogue} norms={norms} />
      </section>
    </>
  )
}

/** How many norms a search shows at most; more words find fewer. */
const most = 60

/** What a search finds, or that it finds nothing and what to do. */
export function FoundNorms({ catalogue, question }: { readonly catalogue: Catalogue; readonly question: string }) {
  const found = searchNorms(catalogue, question)
  if (found.length === 0)
    return (
      <p role="status">
        No norm here has all of these words: <bdi>{question}</bdi>. Leave one out, or look through the list: a rule that is not here may
        exist all the same.
      </p>
    )
  return (
    <>
      <p role="status">
        {found.length === 1 ? 'One norm is' : `${found.length} norms are`} found for <bdi>{question}</bdi>
        {found.length > most && `. The first ${most} are shown: add a word`}.
      </p>
      <NormList catalogue={catalogue} norms={found.slice(0, most)} whole />
    </>
  )
}
