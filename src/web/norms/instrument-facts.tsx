import { forceWords, officialText, type Catalogue, type Instrument } from '../../norms/index.ts'
import { normAddresses } from './addresses.ts'
import { regionInWords } from './in-words.tsx'

/** Of which force an instrument and each of its norms is, whom it concerns, and where its text stands; within a `dl`. */
export function InstrumentFacts({ catalogue, instrument }: { readonly catalogue: Catalogue; readonly instrument: Instrument }) {
  const { id, force, region } = instrument
  const text = officialText(instrument)
  return (
    <>
      <dt>Force</dt>
      <dd>
        {forceWords[force].name}. {forceWords[force].means}{' '}
        {force === 'treaty' && <a href={normAddresses.bound(id)}>Which States are bound</a>}
      </dd>
      <dt>Concerns</dt>
      <dd>{regionInWords(catalogue, region)}</dd>
      <dt>Official text</dt>
      <dd>
        {text.href === undefined ? text.words : <a href={text.href}>{text.words}</a>}
        {text.unchecked && ' (this number is not checked)'}
      </dd>
    </>
  )
}
