import type { OrganisationErrors, OrganisationForm } from '../../../../signons/index.ts'
import type { FieldErrors } from '../fields.tsx'
import type { Sent } from '../sent.ts'
import type { SigningWords } from '../words/index.ts'

/** How many names a form has room for. */
export const rowsOfNames = 3

/** A form that nobody has filled in. */
export const emptyOrganisation = (under: Pick<OrganisationForm, 'appeal' | 'version' | 'lang' | 'request'>): OrganisationForm => ({
  ...under,
  names: [],
  country: '',
  kind: '',
  domain: '',
  officer: '',
  capacity: '',
  showOfficer: false,
  status: '',
  mail: '',
  authorised: false,
})

/** The form of an organisation as it was sent, each field as it was typed. */
export function typedOrganisation(appeal: string, { text, ticked }: Sent): OrganisationForm {
  return {
    appeal,
    version: /^\d{1,6}$/.test(text('version')) ? Number(text('version')) : 0,
    lang: text('lang'),
    request: text('request'),
    names: Array.from({ length: rowsOfNames }, (_, row) => ({ text: text(`name${row + 1}`), lang: text(`lang${row + 1}`) })),
    country: text('country'),
    kind: text('kind'),
    domain: text('domain'),
    officer: text('officer'),
    capacity: text('capacity'),
    showOfficer: ticked('showOfficer'),
    status: text('status'),
    mail: text('mail'),
    authorised: ticked('authorised'),
  }
}

/** The fields of a form, for another form that sends them again. */
export function organisationFields(form: OrganisationForm): Record<string, string> {
  const { version, lang, request, names, country, kind, domain, officer, capacity, status, mail, showOfficer, authorised } = form
  return {
    version: String(version),
    lang,
    request,
    country,
    kind,
    domain,
    officer,
    capacity,
    status,
    mail,
    ...Object.fromEntries(
      names.flatMap((name, row) => [
        [`name${row + 1}`, name.text],
        [`lang${row + 1}`, name.lang],
      ]),
    ),
    ...(showOfficer && { showOfficer: 'yes' }),
    ...(authorised && { authorised: 'yes' }),
  }
}

/** What is wrong with each field, in words. */
export const organisationErrorsInWords = (errors: OrganisationErrors, { organisation, problems }: SigningWords): FieldErrors =>
  Object.fromEntries(
    Object.entries(errors).map(([field, problem]) => {
      if (field === 'version') return [field, problems.version['not-current']]
      if (field === 'request') return [field, problems.request['not-ours']]
      if (problem === 'too-long') return [field, problems.name['too-long']]
      return [field, organisation.problems[field] ?? problems.other]
    }),
  )
