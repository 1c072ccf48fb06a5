import { Fragment, type ComponentChildren } from 'preact'
import type { FactDictionary } from '../../claims/index.ts'
import { directionOf } from '../../kit/index.ts'
import {
  catalogueLanguage,
  conditionFor,
  conditionInWords,
  defaultNormSettings,
  speechIn,
  type ConditionInWords,
  type Norm,
  type NormSettings,
} from '../../norms/index.ts'
import { InstrumentFacts } from './instrument-facts.tsx'
import type { NormReading } from './norm-reading.ts'
import { WhereRead } from './where-read.tsx'

type SheetProperties = {
  readonly reading: NormReading
  readonly facts: FactDictionary
  readonly norm: Norm
  /** With the limits that the team set; without, those of the catalogue. */
  readonly settings?: NormSettings
  /** The class of what a page says first. */
  readonly first: string
  /** For those who work with the catalogue: our words in all languages that there are, and the note of where each norm was read. */
  readonly working?: true
  readonly children?: ComponentChildren
}

/** All that the catalogue knows of a norm. Our words stand first and are marked as ours; the text itself is elsewhere. */
export function NormSheet({ reading, facts, norm, settings = defaultNormSettings, first, working, children }: SheetProperties) {
  const { catalogue, words, at } = reading
  const said = words.norm
  const instrument = catalogue.instruments.get(norm.instrument)!
  const confirmation = said.confirmed[norm.confirmed]
  const was = catalogue.norms.get(norm.was ?? '')
  return (
    <>
      <h1>{reading.citation(norm)}</h1>
      <OurWords {...{ reading, norm, first }} languages={working ? Object.keys(norm.paraphrases) : [reading.ours(norm).lang]} />
      <dl>
        <dt>{said.standsIn}</dt>
        <dd>
          <a href={at.instrument(instrument.id)}>{reading.title(instrument)}</a>, {reading.number(norm)}
        </dd>
        <dt>{said.year}</dt>
        <dd>{yearInWords(reading, norm)}</dd>
        <InstrumentFacts {...{ reading, instrument }} />
        <dt>{said.confirmation}</dt>
        <dd>
          {norm.confirmed === 'text' ? confirmation.name : <strong class="mark">{confirmation.name}</strong>}. {confirmation.means}
        </dd>
        {working && <WhereRead source={norm.source ?? instrument.source} />}
        {norm.was !== undefined && (
          <>
            <dt>{said.before}</dt>
            <dd>
              {said.partOf[0]} {was === undefined ? norm.was : <a href={at.norm(was)}>{reading.citation(was)}</a>} {said.partOf[1]}
            </dd>
          </>
        )}
        <dt>{said.about}</dt>
        <dd>
          <Tags {...{ reading, norm }} />
        </dd>
      </dl>
      <Asks {...{ reading, facts, norm, settings }} />
      {children}
    </>
  )
}

type OurWordsProperties = Pick<SheetProperties, 'reading' | 'norm' | 'first'> & { readonly languages: readonly string[] }

function yearInWords({ words: { norm: said }, number }: NormReading, { year, consolidates }: Norm): string {
  if (consolidates === undefined) return `${year}. ${said.yearMeans}`
  const told = said.consolidation({ year, cite: number(consolidates), first: consolidates.year })
  return consolidates.confirmed === 'unconfirmed' ? `${told} ${said.unconfirmedBefore}` : told
}

/** Our paraphrase in each of these languages, with how far somebody has read it; and that there is none in that of the page. */
const OurWords = ({ reading, norm, first, languages }: OurWordsProperties) => (
  <>
    {languages.flatMap((lang) => {
      const own = norm.paraphrases[lang]
      if (own === undefined) return []
      return (
        <Fragment key={lang}>
          <p class={first} lang={lang} dir={directionOf(lang)}>
            {own.text}
          </p>
          <p class="hint">
            {languages.includes(reading.lang)
              ? reading.words.norm.ours(nameOf(lang, reading.lang), own.review)
              : reading.words.norm.noWords}
          </p>
        </Fragment>
      )
    })}
  </>
)

/** The name of a language for readers of another. */
const nameOf = (lang: string, reader: string): string => new Intl.DisplayNames([reader], { type: 'language' }).of(lang) ?? lang

/** What a norm is about; what has no word in the language of the page stands in English. */
const Tags = ({ reading, norm }: Pick<SheetProperties, 'reading' | 'norm'>) => {
  const own = catalogueLanguage(reading.catalogue, reading.lang)?.tags
  return (
    <>
      {norm.tags.map((tag, at) => (
        <Fragment key={tag}>
          {at > 0 && ', '}
          {own?.get(tag) ?? <span {...reading.marked('en')}>{tag.replaceAll('_', ' ')}</span>}
        </Fragment>
      ))}
    </>
  )
}

type AsksProperties = Pick<SheetProperties, 'reading' | 'facts' | 'norm'> & { readonly settings: NormSettings }

/** What a norm asks of the facts, and whose its limit is. */
function Asks({ reading, facts, norm, settings }: AsksProperties) {
  const said = reading.words.norm
  const condition = conditionFor(norm, settings)
  const own = catalogueLanguage(reading.catalogue, reading.lang)
  const speech = own && speechIn(own, said.comparing, facts)
  const other = own?.textNumbers.get(norm.id)
  return (
    <section aria-labelledby="asks">
      <h2 id="asks">{said.asks}</h2>
      <p>{said.check[norm.check]}</p>
      {condition !== null && <Conditions {...{ reading, condition: conditionInWords(condition, facts, speech) }} />}
      {norm.ours && (
        <p>
          <strong class="mark">{said.ourLimit.name}</strong>{' '}
          {norm.textNumbers === undefined ? (
            said.ourLimit.means
          ) : (
            <>
              {said.otherNumbers} <span {...(other === undefined && reading.marked('en'))}>{other ?? norm.textNumbers}</span>.
            </>
          )}
        </p>
      )}
    </section>
  )
}

type ConditionProperties<Condition = ConditionInWords> = { readonly reading: NormReading; readonly condition: Condition }

/** A condition as a list of questions, of which all must hold, or any. */
function Conditions({ reading, condition }: ConditionProperties) {
  if (condition.kind === 'test')
    return (
      <ul>
        <li>
          <Question {...{ reading, condition }} />
        </li>
      </ul>
    )
  return (
    <>
      <p>{reading.words.norm.joins[condition.kind]}</p>
      <ConditionList {...{ reading }} of={condition.of} />
    </>
  )
}

const ConditionList = ({ reading, of }: { readonly reading: NormReading; readonly of: readonly ConditionInWords[] }) => (
  <ul>
    {of.map((one, at) => (
      <li key={at}>
        {one.kind === 'test' ? (
          <Question {...{ reading, condition: one }} />
        ) : (
          <>
            {reading.words.norm.joins[one.kind]}
            <ConditionList {...{ reading }} of={one.of} />
          </>
        )}
      </li>
    ))}
  </ul>
)

const Question = ({
  reading,
  condition: { words, question, lang },
}: ConditionProperties<Extract<ConditionInWords, { readonly kind: 'test' }>>) => (
  <span {...reading.marked(lang)}>
    {words} {question !== undefined && <small class="hint">{question}</small>}
  </span>
)
