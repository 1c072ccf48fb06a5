import type { Edition } from '../../../../publishing/index.ts'
import type { WaitingOutcome } from '../../../../signons/index.ts'
import { placeOf, routes } from '../../../routes.ts'
import type { Site } from '../../page.tsx'
import { NotMe } from '../confirm-page.tsx'
import { Hidden } from '../fields.tsx'
import type { SigningReading } from '../reading.ts'
import { Screen } from '../screen.tsx'
import { Privacy } from '../sign-page.tsx'
import { OrganisationRows } from './organisation-rows.tsx'

type Props = {
  readonly site: Site
  readonly reading: SigningReading
  readonly edition: Edition
  readonly token: string
  readonly waiting: Extract<WaitingOutcome, { kind: 'waiting-organisation' }>
}

/** What an organisation is about to sign, and what is shown of it. */
export function ConfirmOrganisationPage({ site, reading, edition, token, waiting }: Props) {
  const { confirm, organisation: words } = reading.signing
  const action = routes.confirmSignOn(token)
  const { organisation, mail } = waiting
  const { officer } = organisation
  return (
    <Screen {...{ site, reading, appeal: edition, title: words.confirmTitle }}>
      <OrganisationRows
        {...{
          reading,
          mail,
          of: organisation,
          version: edition.version,
          lang: edition.lang,
          officer: { ...officer, shown: officer.shown },
        }}
      />
      <form method="post" action={action}>
        <Hidden values={{ appeal: edition.appeal, version: String(edition.version), lang: edition.lang }} />
        <button type="submit" name="do" value="confirm">
          {confirm.button}
        </button>
      </form>
      <div class="choices">
        <details class="more">
          <summary>{reading.signing.own.correct}</summary>
          <p>{words.wrongText}</p>
          <p>
            <a href={routes.signAsOrganisation(placeOf(edition))}>{words.wrong}</a>
          </p>
        </details>
        <NotMe reading={reading} action={action} />
        <Privacy reading={reading} title={confirm.data} texts={words.privacyText} />
      </div>
    </Screen>
  )
}
