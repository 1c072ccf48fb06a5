import { languageName } from '../../../../kit/index.ts'
import { wordLanguages, type Edition } from '../../../../publishing/index.ts'
import { consultativeStatuses, organisationKinds, type OrganisationForm } from '../../../../signons/index.ts'
import { placeOf, routes } from '../../../routes.ts'
import type { Site } from '../../page.tsx'
import { Choice, ErrorSummary, Hidden, Radios, TextField, Tick, type FieldErrors, type Option } from '../fields.tsx'
import type { SigningReading } from '../reading.ts'
import { Screen } from '../screen.tsx'
import { countryOptions, Privacy } from '../sign-page.tsx'
import { rowsOfNames } from './organisation-form.ts'

type Props = {
  readonly site: Site
  readonly reading: SigningReading
  readonly edition: Edition
  readonly form: OrganisationForm
  readonly errors?: FieldErrors
  /** That no mail can be sent, and after how many seconds to try again. */
  readonly busy?: number
}

/** The form in which an organisation signs. */
export function OrganisationPage({ site, reading, edition, form, errors = {}, busy }: Props) {
  const { sign, organisation: words } = reading.signing
  return (
    <Screen {...{ site, reading, appeal: edition, title: words.title, wrong: Object.keys(errors).length > 0 }}>
      <p class="facts">{sign.what(edition.version, languageName(edition.lang))}</p>
      <p>{words.what}</p>
      {busy !== undefined && (
        <div class="notice" role="alert">
          <h2>{sign.busyTitle}</h2>
          <p>{sign.busy(Math.max(1, Math.ceil(busy / 60)))}</p>
        </div>
      )}
      <ErrorSummary errors={errors} reading={reading} />
      <form class="sheet" method="post" action={routes.signAsOrganisation(placeOf(edition))} novalidate>
        <Hidden values={{ version: String(edition.version), lang: edition.lang, request: form.request }} />
        <Names {...{ form, reading, errors }} />
        <Choice
          {...{
            name: 'country',
            label: words.country,
            value: form.country,
            options: countryOptions(reading),
            empty: words.chooseCountry,
            error: errors['country'],
          }}
        />
        <Choice
          {...{
            name: 'kind',
            label: words.kind,
            value: form.kind,
            options: organisationKinds.map((value) => ({ value, label: words.kinds[value] ?? value })),
            empty: words.chooseKind,
            error: errors['kind'],
          }}
        />
        <TextField
          {...{ name: 'domain', label: words.domain, hint: words.domainHint, value: form.domain, latin: true, error: errors['domain'] }}
        />
        <Radios
          {...{
            name: 'status',
            label: words.status,
            hint: words.statusHint,
            value: form.status,
            options: [...consultativeStatuses].toReversed().map((value) => ({ value, label: words.statuses[value] ?? value })),
            error: errors['status'],
          }}
        />
        <fieldset>
          <legend>{words.officerTitle}</legend>
          <TextField {...{ name: 'officer', label: words.officer, value: form.officer, complete: 'name', error: errors['officer'] }} />
          <TextField
            {...{ name: 'capacity', label: words.capacity, hint: words.capacityHint, value: form.capacity, error: errors['capacity'] }}
          />
          <Tick {...{ name: 'showOfficer', label: words.showOfficer, ticked: form.showOfficer }} />
          <TextField
            {...{
              name: 'mail',
              label: words.mail,
              hint: words.mailHint,
              value: form.mail,
              type: 'email',
              complete: 'email',
              latin: true,
              error: errors['mail'],
            }}
          />
        </fieldset>
        <Tick
          {...{ name: 'authorised', label: words.consent, hint: words.consentHint, ticked: form.authorised, error: errors['authorised'] }}
        />
        <button type="submit">{sign.send}</button>
      </form>
      <Privacy reading={reading} texts={words.privacyText} />
    </Screen>
  )
}

/** The name in several languages: the first in its own. What is wrong with them leads to the first. */
function Names({ form, reading, errors }: Pick<Props, 'form' | 'reading'> & { readonly errors: FieldErrors }) {
  const { organisation: words } = reading.signing
  const languages = languageOptions(reading)
  return (
    <fieldset id="names" class={errors['names'] === undefined ? undefined : 'wrong'}>
      <legend>{words.names}</legend>
      <p class="hint">{words.namesHint}</p>
      {errors['names'] !== undefined && <p class="error">{errors['names']}</p>}
      {Array.from({ length: rowsOfNames }, (_, row) => (
        <div class="pair">
          <TextField
            {...{
              name: `name${row + 1}`,
              label: words.nameIn(row + 1),
              value: form.names[row]?.text ?? '',
              complete: row === 0 ? ('organization' as const) : ('off' as const),
            }}
          />
          <Choice
            {...{
              name: `lang${row + 1}`,
              label: words.languageOf(row + 1),
              value: form.names[row]?.lang ?? '',
              options: languages,
              empty: words.chooseLanguage,
            }}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** Languages that names are given in: those that many speak or that organisations of the subject use, each in its own script. */
const languages =
  'am ar az be bg bn bs ca cs da de el en es et eu fa fi fil fr gl gu ha he hi hr hu hy id ig is it ja ka kk km ko ku ky lo lt lv mk mn ms my nb ne nl pa pl ps pt qu ro ru rw si sk sl so sq sr sv sw ta te tg th ti tk tr uk ur uz vi yo zh-Hans zh-Hant zu'

function languageOptions({ lang }: SigningReading): readonly Option[] {
  const order = new Intl.Collator(lang)
  const known = [...new Set([...languages.split(' '), ...wordLanguages.map((words) => words.lang)])]
  return known.map((value) => ({ value, label: languageName(value) })).toSorted((a, b) => order.compare(a.label, b.label))
}
