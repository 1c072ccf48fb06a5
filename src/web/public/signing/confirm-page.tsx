import { languageName } from '../../../kit/index.ts'
import type { Edition } from '../../../publishing/index.ts'
import type { WaitingOutcome } from '../../../signons/index.ts'
import { routes } from '../../routes.ts'
import type { Site } from '../page.tsx'
import { ErrorSummary, Hidden, TextField, type FieldErrors } from './fields.tsx'
import type { SigningReading } from './reading.ts'
import { InLine, Rows, type Row } from './rows.tsx'
import { Screen } from './screen.tsx'
import { Privacy } from './sign-page.tsx'

type Props = {
  readonly site: Site
  readonly reading: SigningReading
  readonly edition: Edition
  readonly token: string
  readonly waiting: Extract<WaitingOutcome, { kind: 'waiting' }>
  /** That the name was just corrected. */
  readonly corrected?: boolean
  readonly typedName?: string
  readonly errors?: FieldErrors
}

/** What somebody is about to sign, in which version and language, as whom, and who will see it. Only its button signs. */
export function ConfirmPage({ site, reading, edition, token, waiting, corrected = false, typedName, errors = {} }: Props) {
  const { confirm } = reading.signing
  const action = routes.confirmSignOn(token)
  const wrong = errors['name'] !== undefined
  return (
    <Screen {...{ site, reading, appeal: edition, title: confirm.title, wrong }}>
      <ErrorSummary errors={errors} reading={reading} />
      {corrected && (
        <p class="notice" role="status">
          {confirm.saved}
        </p>
      )}
      <WhatIsSigned {...{ reading, edition, waiting }} />
      {waiting.held !== null && <p class="notice">{confirm.held}</p>}
      <form method="post" action={action}>
        <Hidden values={{ appeal: edition.appeal, version: String(edition.version), lang: edition.lang }} />
        <button type="submit" name="do" value="confirm">
          {confirm.button}
        </button>
      </form>
      <p class="hint">{confirm.before}</p>
      <p class="hint">{confirm.until(reading.moment(waiting.expiresAt))}</p>
      <div class="choices">
        <details class="more" open={wrong}>
          <summary>{confirm.correct}</summary>
          <form class="sheet" method="post" action={action}>
            <TextField
              {...{
                name: 'name',
                label: reading.signing.sign.name,
                value: typedName ?? waiting.name,
                complete: 'name',
                error: errors['name'],
              }}
            />
            <button type="submit" name="do" value="correct" class="quiet">
              {confirm.save}
            </button>
          </form>
        </details>
        <NotMe reading={reading} action={action} />
        <Privacy reading={reading} title={confirm.data} />
      </div>
    </Screen>
  )
}

/** Whoever got the mail and did not ask for it says so here, at the address of the confirmation. */
export const NotMe = ({ reading, action }: { readonly reading: SigningReading; readonly action: string }) => {
  const { confirm } = reading.signing
  return (
    <details class="more">
      <summary>{confirm.notMe}</summary>
      <p>{confirm.notMeText}</p>
      <form method="post" action={action}>
        <button type="submit" name="do" value="refuse" class="quiet">
          {confirm.notMeButton}
        </button>
      </form>
    </details>
  )
}

/** The country of a signer, and whether it may be counted. */
export const countryInWords = (
  { country, countryCounts }: { readonly country: string; readonly countryCounts: boolean },
  { signing: { confirm, comma }, country: nameOf }: SigningReading,
): string =>
  country === '' ? confirm.noCountry : `${nameOf(country)}${comma}${countryCounts ? confirm.countryCounted : confirm.countryNot}`

function WhatIsSigned({ reading, edition, waiting }: Pick<Props, 'reading' | 'edition' | 'waiting'>) {
  const { confirm } = reading.signing
  const { version, lang, name, mail, disclosure, outcomeMails } = waiting
  const uses = { n: confirm.shown, a: confirm.addressee, c: confirm.only }
  const rows: readonly Row[] = [
    [confirm.signing, <cite {...(edition.lang === reading.lang ? {} : { lang: edition.lang })}>{edition.title}</cite>],
    [
      confirm.version,
      <a href={routes.version(edition.appeal, version)}>
        <InLine of={[version, languageName(lang)]} reading={reading} />
      </a>,
    ],
    [confirm.as, <strong dir="auto">{name}</strong>],
    [confirm.name, uses[disclosure]],
    [confirm.country, countryInWords(waiting, reading)],
    [confirm.mail, <bdi>{mail}</bdi>],
    [confirm.outcome, outcomeMails ? confirm.yes : confirm.no],
  ]
  return (
    <>
      <Rows rows={rows} />
      <p>{confirm.sees[disclosure]}</p>
    </>
  )
}
