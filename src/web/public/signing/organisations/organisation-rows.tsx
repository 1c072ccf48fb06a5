import { languageName } from '../../../../kit/index.ts'
import type { Organisation } from '../../../../signons/index.ts'
import type { SigningReading } from '../reading.ts'
import { InLine, Rows, type Row } from '../rows.tsx'
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
  /** The address that confirms it; shown to nobody else. */
  readonly mail?: string
}

/** What an organisation said of itself. */
export function OrganisationRows({ reading, of, version, lang, officer, mail }: Props) {
  const { confirm, organisation: words, comma } = reading.signing
  const rows: readonly Row[] = [
    [
      words.names,
      of.names.map((name) => (
        <p>
          <strong {...inLanguage(name.lang, reading)}>{name.text}</strong> <span class="hint">{languageName(name.lang)}</span>
        </p>
      )),
    ],
    [confirm.version, `${version}${comma}${languageName(lang)}`],
    [words.country, reading.country(of.country)],
    [words.kind, words.kinds[of.kind] ?? of.kind],
    [words.domain, <bdi>{of.domain}</bdi>],
    [words.status, words.statuses[of.status] ?? of.status],
    [
      words.officerTitle,
      <>
        <InLine of={[<bdi>{officer.name}</bdi>, <bdi>{officer.capacity}</bdi>]} reading={reading} />{' '}
        <span class="hint">{officer.shown ? words.isShown : words.notShown}</span>
      </>,
    ],
    ...(mail === undefined ? [] : [[words.mail, <bdi>{mail}</bdi>] as const]),
  ]
  return <Rows rows={rows} />
}
