import { domainToASCII } from 'node:url'
import { canonicalAddress, type AddressRules } from './canonical-address.ts'
import { isCountry } from './countries.ts'
import { isLanguage } from '../kit/index.ts'
import type { Organisation } from './outcomes.ts'
import { addressProblem, nameProblem, tidyName } from './read-sign-form.ts'
import type { FieldProblem } from './sign-form.ts'

export const organisationKinds = ['ngo', 'union', 'professional', 'faith', 'academic', 'media', 'company', 'public-body', 'other'] as const
export const consultativeStatuses = ['general', 'special', 'roster', 'none'] as const

/** The form of an organisation as it was sent, each field as it was typed. */
export type OrganisationForm = {
  readonly appeal: string
  readonly version: number
  readonly lang: string
  readonly request: string
  /** Rows that are empty in both parts are left out. */
  readonly names: readonly { readonly text: string; readonly lang: string }[]
  readonly country: string
  readonly kind: string
  /** Its place in the web, with or without https:// and www. */
  readonly domain: string
  readonly officer: string
  readonly capacity: string
  /** That the officer's name and capacity are shown beside the organisation. */
  readonly showOfficer: boolean
  readonly status: string
  readonly mail: string
  /** That the officer may sign for the organisation, and wants to. */
  readonly authorised: boolean
}

export type OrganisationField =
  | 'names'
  | 'country'
  | 'kind'
  | 'domain'
  | 'officer'
  | 'capacity'
  | 'status'
  | 'mail'
  | 'authorised'
  | 'request'
  | 'version'
export type OrganisationErrors = { readonly [Field in OrganisationField]?: FieldProblem }

export type ReadOrganisation =
  | { readonly kind: 'read'; readonly organisation: Organisation; readonly mail: string }
  | { readonly kind: 'refused'; readonly errors: OrganisationErrors }

/** Reads the form of an organisation; gives what can be kept, or all that is wrong. */
export function readOrganisationForm(form: OrganisationForm, rules: AddressRules): ReadOrganisation {
  const names = form.names
    .map(({ text, lang }) => ({ text: tidyName(text), lang: lang.trim() }))
    .filter(({ text, lang }) => text + lang !== '')
  const [officer, capacity] = [tidyName(form.officer), tidyName(form.capacity)]
  const country = form.country.trim().toUpperCase()
  const kind = organisationKinds.find((each) => each === form.kind)
  const status = consultativeStatuses.find((each) => each === form.status)
  const domain = readDomain(form.domain, rules)
  const problems: Partial<Record<OrganisationField, FieldProblem | undefined>> = {
    request: /^[A-Za-z0-9_-]{22}$/.test(form.request) ? undefined : 'not-ours',
    names: namesProblem(names, domain),
    country: country === '' ? 'missing' : isCountry(country) ? undefined : 'not-a-country',
    kind: kind === undefined ? (form.kind === '' ? 'missing' : 'not-a-choice') : undefined,
    domain: domain === undefined ? (form.domain.trim() === '' ? 'missing' : 'not-an-address') : undefined,
    officer: nameProblem(officer),
    capacity: nameProblem(capacity),
    status: status === undefined ? (form.status === '' ? 'missing' : 'not-a-choice') : undefined,
    mail: addressProblem(form.mail, rules),
    authorised: form.authorised ? undefined : 'consent-needed',
  }
  const errors = Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined))
  if (kind === undefined || status === undefined || domain === undefined || Object.keys(errors).length > 0)
    return { kind: 'refused', errors }
  const organisation = { names, country, kind, domain, officer: { name: officer, capacity, shown: form.showOfficer }, status }
  return { kind: 'read', organisation, mail: form.mail.trim() }
}

/** The most languages in which an organisation gives its name. */
const mostNames = 8

/** Many organisations are called after their domain; it stands beside the name anyway, and no other address does. */
function namesProblem(names: Organisation['names'], domain: string | undefined): FieldProblem | undefined {
  if (names.length === 0) return 'missing'
  if (names.length > mostNames) return 'too-long'
  if (names.some(({ lang }) => !isLanguage(lang))) return 'not-a-choice'
  return names.map(({ text }) => nameProblem(withoutDomain(text, domain))).find((problem) => problem !== undefined)
}

const withoutDomain = (name: string, domain: string | undefined): string =>
  name.replaceAll(/[\p{L}\p{N}.-]+/gu, (word) => (domainToASCII(word) === domain ? 'domain' : word))

/** The host of a place in the web, in ASCII and without www; undefined where it is none. */
function readDomain(text: string, rules: AddressRules): string | undefined {
  const host = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/^www\./i, '')
  const read = canonicalAddress(`x@${host}`, rules)
  return read.kind === 'address' ? read.domain : undefined
}

/**
 * Whether a mail address proves that its owner speaks for a domain: it is of exactly that domain, which is not one where anybody gets a
 * mailbox. All else is for a reviewer to judge.
 */
export function provesDomain(mail: string, domain: string, rules: AddressRules): boolean {
  const read = canonicalAddress(mail, rules)
  return read.kind === 'address' && read.domain === domain && !rules.domains.has(domain) && !rules.providers.has(domain)
}
