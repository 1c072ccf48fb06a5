import { cardSize, lastingStatus, wordsFor, type Edition } from '../../../publishing/index.ts'
import { feedTypes, formTypes, placeOf, routes, type PrintedAppealForm } from '../../routes.ts'
import type { Site } from '../page.tsx'

type Props = {
  readonly edition: Edition
  readonly site: Site
  /** Whether nothing newer is there in its language. */
  readonly current: boolean
  /** Whether a newer version is there in another language alone: nothing printed is offered then, which would tell where the appeal stood before. */
  readonly behind: boolean
  readonly printed: readonly PrintedAppealForm[]
}

/**
 * What the head of an appeal's page tells machines: the forms in which it is offered and the feed that follows it (RFC 8288), and what sites show where
 * somebody passes its address on (Open Graph): the title, the day to act by and the card, and no summary, which would speak of a
 * person's health wherever it is copied.
 */
export function Alternates({ edition, site, current, behind, printed: all }: Props) {
  const printed = behind ? [] : all
  const [place, translation] = [placeOf(edition), edition.translates && edition.lang]
  const page = current ? routes.appeal(place) : routes.version(edition.appeal, edition.version, translation)
  return (
    <>
      {current &&
        (['jsonld', 'pdf'] as const)
          .filter((form) => form !== 'pdf' || printed.includes(form))
          .map((form) => <link rel="alternate" type={plainType(formTypes[form])} href={routes.appealAs(place, form)} />)}
      {current && <link rel="alternate" type={plainType(feedTypes.atom)} href={routes.appealAs(place, 'atom')} title={edition.appeal} />}
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:title" content={edition.title} />
      <meta property="og:description" content={lastingStatus(edition, wordsFor(edition.lang))} />
      <meta property="og:url" content={site.origin + page} />
      {printed.includes('card.png') && <Card edition={edition} address={site.origin + cardOf(edition, current)} />}
    </>
  )
}

const Card = ({ edition, address }: { readonly edition: Edition; readonly address: string }) => (
  <>
    <meta property="og:image" content={address} />
    <meta property="og:image:width" content={String(cardSize.width)} />
    <meta property="og:image:height" content={String(cardSize.height)} />
    <meta property="og:image:alt" content={edition.appeal} />
    <meta name="twitter:card" content="summary_large_image" />
  </>
)

const cardOf = (edition: Edition, current: boolean): string =>
  current
    ? routes.appealAs(placeOf(edition), 'card.png')
    : routes.versionAs(edition.appeal, edition.version, 'card.png', edition.translates && edition.lang)

const plainType = (type: string): string => type.replace(/;.*/, '')
