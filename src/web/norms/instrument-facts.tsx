import { forceWords, interpretedBy, officialText, shortTitle, type Catalogue, type Instrument } from '../../norms/index.ts'
import { normAddresses } from './addresses.ts'
import { regionInWords } from './in-words.tsx'

/** Of which force an instrument and each of its norms is, whom it concerns, and where its text stands; within a `dl`. */
export function InstrumentFacts({ catalogue, instrument }: { readonly catalogue: Catalogue; readonly instrument: Instrument }) {
  const { id, force, region } = instrument
  const text = officialText(instrument)
  const treaty = catalogue.instruments.get(interpretedBy(id) ?? '')
  return (
    <>
      <dt>Force</dt>
      <dd>
        {forceWords[force].name}. {forceWords[force].means}{' '}
        {force === 'treaty' && <a href={normAddresses.bound(id)}>Which States are bound</a>}
      </dd>
      <dt>Concerns</dt>
      <dd>
        {treaty === undefined ? (
          regionInWords(catalogue, region)
        ) : (
          <>
            States that are party to the treaty it interprets: <a href={normAddresses.bound(treaty.id)}>{shortTitle(treaty)}</a>
          </>
        )}
      </dd>
      <dt>Official text</dt>
      <dd>
        {text.href === undefined ? text.words : <a href={text.href}>{text.words}</a>}
        {text.unchecked && ' (this number is not checked)'}
      </dd>
    </>
  )
}
