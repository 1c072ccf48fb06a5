import { interpretedBy, officialText, shortTitle, type Instrument } from '../../norms/index.ts'
import type { NormReading } from './norm-reading.ts'

type Properties = { readonly reading: NormReading; readonly instrument: Instrument }

/** Of which force an instrument and each of its norms is, whom it concerns, and where its text stands; within a `dl`. */
export function InstrumentFacts({ reading, instrument }: Properties) {
  const { words, at, catalogue } = reading
  const { id, force, region } = instrument
  const said = words.instrument
  const treaty = catalogue.instruments.get(interpretedBy(id) ?? '')
  return (
    <>
      <dt>{said.force}</dt>
      <dd>
        {words.force[force].name}. {words.force[force].means} {force === 'treaty' && <a href={at.bound(id)}>{said.bound}</a>}
      </dd>
      <dt>{said.concerns}</dt>
      <dd>
        {treaty === undefined ? (
          reading.region(region)
        ) : (
          <>
            {said.interprets} <a href={at.bound(treaty.id)}>{shortTitle({ title: reading.title(treaty) })}</a>
          </>
        )}
      </dd>
      <dt>{said.officialText}</dt>
      <dd>
        <Official {...{ reading, instrument }} />
      </dd>
    </>
  )
}

/** Where the text stands. What is no number of the United Nations stands as the catalogue has it, in English. */
function Official({ reading, instrument }: Properties) {
  const { official, unchecked } = reading.words.instrument
  const text = officialText(instrument)
  if (text.kind === 'document') return <a href={text.href}>{official.document(text.symbol, text.annex)}</a>
  if (text.kind === 'series') return <>{`${official.series(text.volume, text.page)} ${unchecked}`}</>
  return (
    <>
      {text.kind === 'none' && `${official.none} `}
      <span {...reading.marked('en')}>{text.symbol}</span>
      {text.kind === 'unchecked' && ` ${unchecked}`}
    </>
  )
}
