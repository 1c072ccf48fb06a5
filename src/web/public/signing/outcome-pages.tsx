import type { Edition } from '../../../publishing/index.ts'
import { placeOf, routes } from '../../routes.ts'
import type { Site } from '../page.tsx'
import type { SigningReading } from './reading.ts'
import { Screen } from './screen.tsx'

type OfAppeal = { readonly site: Site; readonly reading: SigningReading; readonly edition: Edition }

/** The appeal takes no sign-ons now, or none any more. */
export const NotTakenPage = ({ site, reading, edition, closed }: OfAppeal & { readonly closed: boolean }) => (
  <Screen {...{ site, reading, appeal: edition, title: reading.signing.confirm.closedTitle }}>
    <p>{closed ? reading.signing.block.closed : reading.signing.block.paused}</p>
    <p>
      <a href={routes.appeal(placeOf(edition))}>{reading.signing.confirm.backToAppeal}</a>
    </p>
  </Screen>
)

/** Something is done or is not there: what, and what follows from it. */
export const SaidPage = ({
  site,
  reading,
  edition,
  title,
  texts,
}: Omit<OfAppeal, 'edition'> & { readonly edition?: Edition | undefined; readonly title: string; readonly texts: readonly string[] }) => (
  <Screen {...{ site, reading, title, ...(edition !== undefined && { appeal: edition }) }}>
    {texts.map((text) => (
      <p>{text}</p>
    ))}
    <p>
      {edition === undefined ? (
        <a href={routes.home}>{reading.words.page.home}</a>
      ) : (
        <a href={routes.appeal(placeOf(edition))}>{reading.signing.confirm.backToAppeal}</a>
      )}
    </p>
  </Screen>
)

/** There is nothing behind a link: it is too old, was used up, or was not copied whole (`cut`). In the language that the browser asks for. */
export const GonePage = ({ site, reading, of }: Omit<OfAppeal, 'edition'> & { readonly of: 'mail' | 'code' | 'cut' | 'own' }) => {
  const { confirm, mailed, own } = reading.signing
  const said = {
    mail: { title: confirm.goneTitle, texts: [confirm.gone] },
    code: { title: mailed.goneCodeTitle, texts: [mailed.goneCode] },
    cut: { title: confirm.cutTitle, texts: [confirm.cut] },
    own: { title: own.goneTitle, texts: [own.gone] },
  }
  return <SaidPage {...{ site, reading, ...said[of] }} />
}
