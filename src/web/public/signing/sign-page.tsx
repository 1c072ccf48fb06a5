import type { Edition } from '../../../publishing/index.ts'
import { languageName } from '../../../kit/index.ts'
import { countries, type Risk } from '../../../signons/index.ts'
import { placeOf, routes } from '../../routes.ts'
import type { Site } from '../page.tsx'
import { Choice, ErrorSummary, Hidden, Radios, TextField, Tick, type FieldErrors, type Option } from './fields.tsx'
import type { SigningReading } from './reading.ts'
import { Screen } from './screen.tsx'
import type { TypedForm } from './sign-form.ts'
import { Addressed, Warning } from './warning.tsx'

type Props = {
  readonly site: Site
  readonly reading: SigningReading
  readonly edition: Edition
  readonly form: TypedForm
  /** The countries whose authorities the appeal is addressed to. */
  readonly addressed: readonly string[]
  readonly errors?: FieldErrors
  /** What is known of signing from the chosen country; shown before anything is sent off. */
  readonly risk?: Risk
  /** That no mail can be sent, and after how many seconds to try again. */
  readonly busy?: number
}

/** The form of a sign-on. Nothing is ticked or chosen beforehand, but "only count me" where signing can be dangerous. */
export function SignPage({ site, reading, edition, form, addressed, errors = {}, risk = { kind: 'none' }, busy }: Props) {
  const { signing } = reading
  const { sign } = signing
  return (
    <Screen {...{ site, reading, appeal: edition, title: sign.title, wrong: Object.keys(errors).length > 0 }}>
      <p class="facts">
        {sign.what(edition.version, languageName(edition.lang))} · <a href={routes.appeal(placeOf(edition))}>{sign.read}</a>
      </p>
      {busy !== undefined && (
        <div class="notice" role="alert">
          <h2>{sign.busyTitle}</h2>
          <p>{sign.busy(Math.max(1, Math.ceil(busy / 60)))}</p>
        </div>
      )}
      <ErrorSummary errors={errors} reading={reading} />
      <Addressed countries={addressed} reading={reading} />
      <Warning risk={risk} reading={reading} isChosen />
      <form class="sheet" method="post" action={routes.sign(placeOf(edition))} novalidate>
        <Hidden values={{ version: String(edition.version), lang: edition.lang, request: form.request, warned: form.warned }} />
        <TextField
          {...{ name: 'name', label: sign.name, hint: sign.nameHint, value: form.name, complete: 'name', error: errors['name'] }}
        />
        <TextField
          {...{
            name: 'mail',
            label: sign.mail,
            hint: sign.mailHint,
            value: form.mail,
            type: 'email',
            complete: 'email',
            latin: true,
            error: errors['mail'],
          }}
        />
        <Tick {...{ name: 'shared', label: sign.shared, hint: sign.sharedHint, ticked: form.shared }} />
        <Choice
          {...{
            name: 'country',
            label: sign.country,
            hint: sign.countryHint,
            value: form.country,
            options: countryOptions(reading),
            empty: sign.noCountry,
            error: errors['country'],
          }}
        />
        <Tick {...{ name: 'countCountry', label: sign.countCountry, hint: sign.countCountryHint, ticked: form.consents.country }} />
        <NameUse form={form} errors={errors} reading={reading} />
        <fieldset>
          <legend>{sign.consents}</legend>
          <Tick {...{ name: 'sign', label: sign.consent, ticked: form.consents.sign, error: errors['sign'] }} />
          <Tick {...{ name: 'outcome', label: sign.outcome, ticked: form.consents.outcome }} />
        </fieldset>
        <button type="submit">{sign.send}</button>
      </form>
      <Privacy reading={reading} />
    </Screen>
  )
}

/** Three ways, two of which need a consent of their own; it stands where it is needed. */
export function NameUse({
  form,
  errors,
  reading: { signing },
}: {
  form: Pick<TypedForm, 'disclosure' | 'consents'>
  errors: FieldErrors
  reading: SigningReading
}) {
  const { sign } = signing
  const { showName, toAddressee } = form.consents
  return (
    <Radios
      name="disclosure"
      label={sign.disclosure}
      value={form.disclosure}
      error={errors['disclosure']}
      options={[
        { value: 'c', label: sign.only, hint: sign.onlyHint },
        {
          value: 'a',
          label: sign.addressee,
          within: <Tick {...{ name: 'toAddressee', label: sign.addresseeConsent, ticked: toAddressee, error: errors['toAddressee'] }} />,
        },
        {
          value: 'n',
          label: sign.show,
          within: <Tick {...{ name: 'showName', label: sign.showConsent, ticked: showName, error: errors['showName'] }} />,
        },
      ]}
    />
  )
}

/** What happens with what is typed; open for whoever wants to know. */
export const Privacy = ({
  reading: { signing },
  title = signing.sign.privacy,
  texts = signing.sign.privacyText,
}: {
  readonly reading: SigningReading
  readonly title?: string
  readonly texts?: readonly string[]
}) => (
  <details class="more" id="data">
    <summary>{title}</summary>
    {texts.map((text) => (
      <p>{text}</p>
    ))}
  </details>
)

/** All countries, in the order of the page's language. */
export function countryOptions({ lang, country }: SigningReading): readonly Option[] {
  const order = new Intl.Collator(lang)
  return countries.map((value) => ({ value, label: country(value) })).toSorted((a, b) => order.compare(a.label, b.label))
}
