import { languageName } from '../../../../kit/index.ts'
import type { Organisation } from '../../../../signons/index.ts'
import type { SigningReading } from '../reading.ts'
import { inLanguage } from '../screen.tsx'

type Props = {
  readonly reading: SigningReading
  readonly of: {
    readonly names: Organisation['names']
    readonly country: string
    readonly kind: string
    readonly domain: string
    readonly status: string
  }
  readonly version: number
  readonly lang: string
  readonly officer: { readonly name: string; readonly capacity: string; readonly shown: boolean }
}

/** What an organisation said of itself. */
export function OrganisationRows({ reading, of, version, lang, officer }: Props) {
  const { confirm, organisation: words } = reading.signing
  const rows: readonly (readonly [string, preact.ComponentChildren])[] = [
    [
      words.names,
      of.names.map((name) => (
        <p>
          <strong {...inLanguage(name.lang, reading)}>{name.text}</strong> <span class="hint">{languageName(name.lang)}</span>
        </p>
      )),
    ],
    [confirm.version, `${version}, ${languageName(lang)}`],
    [words.country, reading.country(of.country)],
    [words.kind, words.kinds[of.kind] ?? of.kind],
    [words.domain, <bdi>{of.domain}</bdi>],
    [words.status, words.statuses[of.status] ?? of.status],
    [
      words.officerTitle,
      <>
        <bdi>{officer.name}</bdi>, <bdi>{officer.capacity}</bdi> <span class="hint">{officer.shown ? words.isShown : words.notShown}</span>
      </>,
    ],
  ]
  return (
    <dl class="rows">
      {rows.map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
