import { strangeSign, type Consents, type FormErrors, type SignForm } from '../../../signons/index.ts'
import type { FieldErrors } from './fields.tsx'
import type { Sent } from './sent.ts'
import type { SigningWords } from './words/index.ts'

/** The form of a sign-on as it stands on a page: what was typed, and the country whose warning was read. */
export type TypedForm = SignForm & { readonly warned: string }

/** A form that nobody has filled in, with a number of its own. */
export const emptyForm = (under: Pick<SignForm, 'appeal' | 'version' | 'lang' | 'request'>): TypedForm => ({
  ...under,
  name: '',
  mail: '',
  country: '',
  disclosure: '',
  consents: { sign: false, showName: false, toAddressee: false, country: false, outcome: false },
  shared: false,
  warned: '',
})

/** The form as it was sent, each field as it was typed. */
export function typedForm(appeal: string, { text, ticked }: Sent): TypedForm {
  return {
    appeal,
    version: /^\d{1,6}$/.test(text('version')) ? Number(text('version')) : 0,
    lang: text('lang'),
    request: text('request'),
    name: text('name'),
    mail: text('mail'),
    country: text('country'),
    disclosure: text('disclosure'),
    consents: {
      sign: ticked('sign'),
      showName: ticked('showName'),
      toAddressee: ticked('toAddressee'),
      country: ticked('countCountry'),
      outcome: ticked('outcome'),
    },
    shared: ticked('shared'),
    warned: text('warned'),
  }
}

/** The same form with "only count me" chosen, as it stands until somebody who has read a warning chooses otherwise. */
export const onlyCounted = (form: TypedForm): TypedForm => ({
  ...form,
  disclosure: 'c',
  consents: { ...form.consents, showName: false, toAddressee: false },
  warned: form.country,
})

/** The fields of a form, for another form that sends them again. */
export function asFields({
  version,
  lang,
  request,
  name,
  mail,
  country,
  disclosure,
  consents,
  shared,
  warned,
}: TypedForm): Record<string, string> {
  const boxes: Record<keyof Consents | 'shared', string> = {
    sign: 'sign',
    showName: 'showName',
    toAddressee: 'toAddressee',
    country: 'countCountry',
    outcome: 'outcome',
    shared: 'shared',
  }
  const ticked = Object.entries(boxes).filter(([box]) => (box === 'shared' ? shared : consents[box as keyof Consents]))
  return {
    version: String(version),
    lang,
    request,
    name,
    mail,
    country,
    disclosure,
    warned,
    ...Object.fromEntries(ticked.map(([, field]) => [field, 'yes'])),
  }
}

/** What is wrong with each field, in words. Takes the name that was typed, of which the sign is told that no name has. */
export function errorsInWords(errors: FormErrors, { problems }: SigningWords, name = ''): FieldErrors {
  const words: Readonly<Record<string, Readonly<Record<string, string>> | string | ((sign: string) => string)>> = problems
  return Object.fromEntries(
    Object.entries(errors).map(([field, problem]) => {
      const sign = problem === 'not-a-name' ? strangeSign(name) : undefined
      if (sign !== undefined) return [field, problems.strangeSign(sign)]
      const known = words[field]
      return [field, (typeof known === 'object' ? known[problem] : undefined) ?? problems.other]
    }),
  )
}
