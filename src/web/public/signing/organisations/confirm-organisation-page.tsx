import type { Edition } from '../../../../publishing/index.ts'
import type { Organisation } from '../../../../signons/index.ts'
import { routes } from '../../../routes.ts'
import type { Site } from '../../page.tsx'
import { Hidden } from '../fields.tsx'
import type { SigningReading } from '../reading.ts'
import { Screen } from '../screen.tsx'
import { OrganisationRows } from './organisation-rows.tsx'

type Props = {
  readonly site: Site
  readonly reading: SigningReading
  readonly edition: Edition
  readonly token: string
  readonly organisation: Organisation
}

/** What an organisation is about to sign, and what is shown of it. */
export function ConfirmOrganisationPage({ site, reading, edition, token, organisation }: Props) {
  const { confirm, organisation: words } = reading.signing
  const action = routes.confirmSignOn(token)
  const { officer } = organisation
  return (
    <Screen {...{ site, reading, appeal: edition, title: words.confirmTitle }}>
      <OrganisationRows
        {...{ reading, of: organisation, version: edition.version, lang: edition.lang, officer: { ...officer, shown: officer.shown } }}
      />
      <form method="post" action={action}>
        <Hidden values={{ appeal: edition.appeal, version: String(edition.version), lang: edition.lang }} />
        <button type="submit" name="do" value="confirm">
          {confirm.button}
        </button>
      </form>
      <div class="choices">
        <details class="more">
          <summary>{confirm.notMe}</summary>
          <p>{confirm.notMeText}</p>
          <form method="post" action={action}>
            <button type="submit" name="do" value="refuse" class="quiet">
              {confirm.notMeButton}
            </button>
          </form>
        </details>
      </div>
    </Screen>
  )
}
