import type { Risk } from '../../../signons/index.ts'
import type { SigningReading } from './reading.ts'

type Props = {
  readonly risk: Risk
  readonly reading: SigningReading
  /** Whether "only count me" was chosen for whoever reads it. */
  readonly isChosen?: boolean
}

/** What is known of signing from somebody's country, before anything is sent off. */
export function Warning({ risk, reading: { signing, lang, date }, isChosen = false }: Props) {
  if (risk.kind === 'none') return null
  return (
    <div class="warning notice" role="alert">
      <h2>{signing.sign.warningTitle}</h2>
      {risk.warnings.map(({ sentence, sources }) => (
        <p>
          {sentence[lang] ?? <span lang="en">{sentence['en']}</span>}
          {sources.map(({ publisher, published }) => (
            <small> ({signing.sign.source(publisher, date(published))})</small>
          ))}
        </p>
      ))}
      <p>
        <strong>
          {signing.sign.warning}
          {isChosen && ` ${signing.sign.warningChosen}`}
        </strong>{' '}
        <a href="#disclosure">{signing.sign.disclosure}</a>
      </p>
    </div>
  )
}

/** Whose authorities the appeal is addressed to, for whoever says no country of their own. */
export const Addressed = ({ countries, reading }: Pick<Props, 'reading'> & { readonly countries: readonly string[] }) =>
  countries.length === 0 ? null : (
    <p class="notice">{reading.signing.sign.addressed(countries.map((code) => reading.country(code)).join(reading.signing.comma))}</p>
  )
