import { confirmationInWords, type Basis } from '../../../mechanisms/index.ts'

/** What the catalogue says, under its label, with what it rests on. */
export const Told = ({ label, basis }: { readonly label: string; readonly basis: Basis }) => (
  <>
    <dt>{label}</dt>
    <dd>
      {sentence(basis.words)} <Grounds basis={basis} />
    </dd>
  </>
)

/** What a rule rests on: how far it is confirmed and where it was read. On which day stands above all of them. */
export function Grounds({ basis }: { readonly basis: Basis | undefined }) {
  if (basis === undefined) return <span class="hint"> (our reading)</span>
  const { confirmed, source } = basis
  return (
    <span class="hint">
      {` (${inShort(confirmed, source)}`}
      {source !== undefined && (
        <>
          {': '}
          <span class="hash">{source}</span>
        </>
      )}
      {')'}
    </span>
  )
}

function inShort(confirmed: Basis['confirmed'], source: string | undefined): string {
  if (confirmed === 'unconfirmed') return 'unconfirmed'
  return confirmed === 'text' ? (source === undefined ? 'read in its text' : 'read') : confirmationInWords[confirmed]
}

export const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
