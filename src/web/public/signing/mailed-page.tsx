import type { Edition } from '../../../publishing/index.ts'
import { placeOf, routes } from '../../routes.ts'
import type { Site } from '../page.tsx'
import { ErrorSummary, Hidden, TextField, type FieldErrors } from './fields.tsx'
import type { SigningReading } from './reading.ts'
import { Screen } from './screen.tsx'

type Props = {
  readonly site: Site
  readonly reading: SigningReading
  readonly edition: Edition
  /** What the form was answered with: opens, together with the code, what waits. */
  readonly answer: string
  /** The address that was typed, and the form that it was typed in, to be mended. */
  readonly mail: string
  readonly fields: Readonly<Record<string, string>>
  /** Whether a person or an organisation signs. */
  readonly who: 'person' | 'organisation'
  readonly errors?: FieldErrors
}

/** "Look into your mail": the same for everybody, whether or not the address had signed. */
export function MailedPage({ site, reading, edition, answer, mail, fields, who, errors = {} }: Props) {
  const { mailed } = reading.signing
  return (
    <Screen {...{ site, reading, appeal: edition, title: mailed.title, wrong: Object.keys(errors).length > 0 }}>
      <ErrorSummary errors={errors} reading={reading} />
      <p class="typed">
        <bdi>{mail}</bdi>
      </p>
      <p>{mailed.text}</p>
      <p>
        <strong>{mailed.notYet}</strong> {mailed.spam}
      </p>
      <form method="post" action={who === 'person' ? routes.sign(placeOf(edition)) : routes.signAsOrganisation(placeOf(edition))}>
        <Hidden values={{ ...fields, mend: 'yes' }} />
        <button type="submit" class="quiet">
          {mailed.wrong}
        </button>
      </form>
      <section>
        <h2>{mailed.codeTitle}</h2>
        <p>{mailed.codeText}</p>
        <form class="sheet" method="post" action={routes.signOnCode}>
          {/* What was typed goes along, so that this page can be shown again when the code is wrong. */}
          <Hidden values={{ ...fields, answer, who, appeal: edition.appeal }} />
          <TextField {...{ name: 'code', label: mailed.code, value: '', size: 12, latin: true, error: errors['code'] }} />
          <button type="submit">{mailed.useCode}</button>
        </form>
      </section>
    </Screen>
  )
}
