import { versionsWords, whatItIs, type ChainLink, type Edition, type VersionsWords } from '../../../publishing/index.ts'
import { routes } from '../../routes.ts'
import { ownIn, type Reading } from '../reading.ts'

type Properties = {
  readonly edition: Pick<Edition, 'appeal' | 'version' | 'lang'>
  readonly chain: readonly ChainLink[]
  readonly reading: Reading
}

/** All versions of an appeal: what each was, of which day, how it was approved, and where they differ. Nothing of a first one alone. */
export function Chain({ edition, chain, reading: { date } }: Properties) {
  const { words, lang } = versionsWords(edition.lang)
  const newest = chain.at(-1)?.version
  if (chain.length < 2) return null
  return (
    <section id="versions" aria-labelledby="versions-title" {...ownIn(edition.lang, lang)}>
      <h2 id="versions-title">{words.chain}</h2>
      <ol class="versions" reversed>
        {chain.toReversed().map((link) => (
          <li key={link.version} value={link.version}>
            <Name {...{ edition, link, newest }} label={labelOf(link, words)} />
            {link.version === edition.version && ` (${words.hereNow})`}
            {' · '}
            <time dateTime={link.published}>{date(link.published)}</time>
            {link.approved !== undefined && ` · ${words.approvedHow}: ${words.approved[link.approved]}`}
            {link.takenDownAt !== undefined && ` · ${words.takenDown(date(link.takenDownAt.toISOString().slice(0, 10)))}`}
            <Differs {...{ edition, link, chain }} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Of what was taken down it is not told what it was. */
const labelOf = (link: ChainLink, words: VersionsWords): string =>
  link.takenDownAt === undefined ? `${words.number(link.version)}: ${whatItIs(link, words)}` : words.number(link.version)

type LinkProperties = Pick<Properties, 'edition'> & { readonly link: ChainLink }

/** Leads to the version, unless it is this one or is not shown. */
function Name({ edition, link, newest, label }: LinkProperties & { readonly newest: number | undefined; readonly label: string }) {
  if (link.version === edition.version || link.takenDownAt !== undefined) return <b>{label}</b>
  return <a href={link.version === newest ? routes.appeal(edition.appeal) : routes.version(edition.appeal, link.version)}>{label}</a>
}

/** Where it differs from the last version before it that is shown. */
function Differs({ edition, link, chain }: LinkProperties & Pick<Properties, 'chain'>) {
  const before = chain.findLast((other) => other.version < link.version && other.takenDownAt === undefined)
  if (before === undefined || link.takenDownAt !== undefined) return null
  const { words } = versionsWords(edition.lang)
  return (
    <>
      {' · '}
      <a href={routes.differences(edition.appeal, before.version, link.version)}>{words.differences(before.version, link.version)}</a>
    </>
  )
}
