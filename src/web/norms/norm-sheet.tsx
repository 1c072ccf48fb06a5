import { Fragment, type ComponentChildren } from 'preact'
import type { FactDictionary } from '../../claims/index.ts'
import { directionOf, languageName } from '../../kit/index.ts'
import {
  checkWords,
  conditionFor,
  citationOf,
  conditionInWords,
  confirmationWords,
  defaultNormSettings,
  type Catalogue,
  type ConditionInWords,
  type Norm,
  type NormSettings,
} from '../../norms/index.ts'
import { normAddresses } from './addresses.ts'
import { Addresses } from './in-words.tsx'
import { InstrumentFacts } from './instrument-facts.tsx'

type SheetProperties = {
  readonly catalogue: Catalogue
  readonly facts: FactDictionary
  readonly norm: Norm
  /** With the limits that the team set; without, those of the catalogue. */
  readonly settings?: NormSettings
  /** The class of what a page says first. */
  readonly first: string
  readonly children?: ComponentChildren
}

/** All that the catalogue knows of a norm. Our words stand first and are marked as ours; the text itself is elsewhere. */
export function NormSheet({ catalogue, facts, norm, settings = defaultNormSettings, first, children }: SheetProperties) {
  const instrument = catalogue.instruments.get(norm.instrument)!
  const confirmation = confirmationWords[norm.confirmed]
  const condition = conditionFor(norm, settings)
  return (
    <>
      <h1>{citationOf(catalogue, norm)}</h1>
      <OurWords norm={norm} first={first} />
      <dl>
        <dt>Stands in</dt>
        <dd>
          <a href={normAddresses.instrument(instrument.id)}>{instrument.title}</a>, {norm.cite}
        </dd>
        <dt>Year</dt>
        <dd>{yearInWords(norm)}</dd>
        <InstrumentFacts catalogue={catalogue} instrument={instrument} />
        <dt>Confirmation</dt>
        <dd>
          {norm.confirmed === 'text' ? confirmation.name : <strong class="mark">{confirmation.name}</strong>}. {confirmation.means}
        </dd>
        <dt>Where we read it</dt>
        <dd>
          <Addresses text={norm.source ?? instrument.source} />
        </dd>
        {norm.was !== undefined && (
          <>
            <dt>Before</dt>
            <dd>
              Part of{' '}
              {catalogue.norms.has(norm.was) ? (
                <a href={normAddresses.norm(catalogue.norms.get(norm.was)!)}>{citationOf(catalogue, catalogue.norms.get(norm.was)!)}</a>
              ) : (
                norm.was
              )}{' '}
              in an earlier catalogue
            </dd>
          </>
        )}
        <dt>About</dt>
        <dd>{norm.tags.map((tag) => tag.replaceAll('_', ' ')).join(', ')}</dd>
      </dl>
      <section aria-labelledby="asks">
        <h2 id="asks">What it asks of the facts</h2>
        <p>{checkWords[norm.check]}</p>
        {condition !== null && <Conditions condition={conditionInWords(condition, facts)} />}
        {norm.ours && (
          <p>
            <strong class="mark">The limit is ours.</strong>{' '}
            {norm.textNumbers === undefined
              ? 'The text of the norm names no such number.'
              : `The text of the norm names other numbers: ${norm.textNumbers}.`}
          </p>
        )}
      </section>
      {children}
    </>
  )
}

function yearInWords({ year, consolidates }: Norm): string {
  if (consolidates === undefined) return `${year}. What happened before is not measured by it.`
  const { cite, year: first, confirmed } = consolidates
  const unconfirmed = confirmed === 'unconfirmed' ? ' That is from general knowledge, and not confirmed.' : ''
  return `${year}, as a consolidation. Before, it was ${cite}, of ${first}, and we have not read how that stood then: of what happened between, look it up.${unconfirmed} What happened before ${first} is not measured by it.`
}

/** Our paraphrase in each language it is written in. */
const OurWords = ({ norm, first }: Pick<SheetProperties, 'norm' | 'first'>) => (
  <>
    {Object.entries(norm.paraphrases).map(([lang, { text, review }]) => (
      <Fragment key={lang}>
        <p class={first} lang={lang} dir={directionOf(lang)}>
          {text}
        </p>
        <p class="hint">
          Our words in {lang === 'en' ? 'English' : languageName(lang)}, {review}; not the text of the norm.
        </p>
      </Fragment>
    ))}
  </>
)

/** A condition as a list of questions, of which all must hold, or any. */
function Conditions({ condition }: { readonly condition: ConditionInWords }) {
  if (condition.kind === 'test')
    return (
      <ul>
        <li>
          <Question condition={condition} />
        </li>
      </ul>
    )
  return (
    <>
      <p>{joins[condition.kind]}</p>
      <ConditionList of={condition.of} />
    </>
  )
}

const joins = { all: 'All of these:', any: 'Any of these:' } as const

const ConditionList = ({ of }: { readonly of: readonly ConditionInWords[] }) => (
  <ul>
    {of.map((one, at) => (
      <li key={at}>
        {one.kind === 'test' ? (
          <Question condition={one} />
        ) : (
          <>
            {joins[one.kind]}
            <ConditionList of={one.of} />
          </>
        )}
      </li>
    ))}
  </ul>
)

const Question = ({ condition: { words, question } }: { readonly condition: Extract<ConditionInWords, { kind: 'test' }> }) => (
  <>
    {words} <small class="hint">{question}</small>
  </>
)
