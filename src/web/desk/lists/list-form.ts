import { sourceKinds } from '../../../sources/index.ts'
import type { Mapping } from '../../../lists/index.ts'
import {
  addressErrors,
  dateErrors,
  filledWith,
  oneOf,
  required,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { countries } from '../cases/countries.ts'
import { languages } from '../cases/languages.ts'

/** What a form says of a list as a whole. */
export type ListHead = Omit<Mapping['list'], 'case'>

const values = (options: readonly { readonly value: string }[]): string[] => options.map(({ value }) => value)

/** What is missing or wrong in it. */
export const headErrors = (given: Given): Errors => ({
  ...required(given, 'title', 'Type what the list is called.'),
  ...tooLong(given, 'title', 400),
  ...required(given, 'publisher', 'Type who publishes the list: what stands in it is theirs to say.'),
  ...tooLong(given, 'publisher', 400),
  ...oneOf(given, 'kind', sourceKinds, 'Choose what kind of source that is.'),
  ...oneOf(given, 'country', values(countries), 'Choose the country that the list is about.'),
  ...oneOf(given, 'lang', values(languages), 'Choose a language of the list, or none.', false),
  ...dateErrors(given, 'published'),
  ...addressErrors(given, 'url'),
  ...(/^(?:\d{1,2}00)?$/.test(textOf(given, 'century'))
    ? {}
    : { century: 'Write the first year of the century, such as 1900, or leave it empty.' }),
})

/** Takes a form without errors. */
export function readHead(given: Given): ListHead {
  const text = (name: string): string => textOf(given, name)
  return {
    title: text('title'),
    country: text('country'),
    source: { name: text('publisher'), kind: text('kind') as (typeof sourceKinds)[number] },
    ...(text('published') !== '' && { published: text('published') }),
    ...(text('url') !== '' && { url: text('url') }),
    ...(text('lang') !== '' && { lang: text('lang') }),
    ...(text('century') !== '' && { century: Number(text('century')) }),
  }
}

/** The form of a list that is known already, for its next edition. */
export const filledFrom = ({ title, country, source, lang, century, url }: ListHead): FormState =>
  filledWith({
    title,
    country,
    publisher: source.name,
    kind: source.kind,
    lang,
    url,
    century: century === undefined ? undefined : String(century),
  })
