import type { CollectionText } from '../../../collections/index.ts'
import { isKnownLanguage } from '../../../kit/index.ts'
import { countries } from '../cases/countries.ts'
import { languages } from '../cases/languages.ts'
import {
  Choice,
  filledWith,
  required,
  TextArea,
  textOf,
  TextField,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { dimensions, dimensionInWords, queryErrors, queryUnderstood } from './query-fields.ts'

/** The fields of a collection as it stands, or as an address asks for it. */
export const filledIn = ({ title, introduction, lang, query, rows, columns }: CollectionText): FormState =>
  filledWith({ ...query, title, introduction, lang, rows, columns })

/** What is wrong with what was typed. */
export const collectionErrors = (given: Given): Errors => ({
  ...tooLong(given, 'title', 200),
  ...required(given, 'title', 'Type a title: whom it is about.'),
  ...tooLong(given, 'introduction', 5000),
  ...required(given, 'introduction', 'Say in a few sentences who these persons are and why they stand together.'),
  ...(isKnownLanguage(textOf(given, 'lang')) ? {} : { lang: 'Choose the language of the title and the words.' }),
  ...(isDimension(textOf(given, 'rows')) ? {} : { rows: 'Choose what the lines of the table are.' }),
  ...(textOf(given, 'columns') === '' || isDimension(textOf(given, 'columns')) ? {} : { columns: 'Choose what its columns are.' }),
  ...(textOf(given, 'rows') === textOf(given, 'columns') && { columns: 'Choose something else for the columns than for the lines.' }),
  ...queryErrors(given),
})

const isDimension = (text: string): boolean => dimensions.some((one) => one === text)

/** What was typed, once it is held to collectionErrors. */
export const collectionIn = (given: Given): CollectionText => ({
  title: textOf(given, 'title'),
  introduction: textOf(given, 'introduction'),
  lang: textOf(given, 'lang'),
  query: queryUnderstood(given),
  rows: textOf(given, 'rows'),
  columns: textOf(given, 'columns'),
})

/** The fields of a collection: its words, its query, its table. */
export function CollectionFields({ form }: { readonly form: FormState }) {
  const options = dimensions.map((value) => ({ value, label: dimensionInWords[value] }))
  return (
    <>
      <TextField form={form} name="title" label="Title" hint="Whom it is about: All others in the prisons of Peru" />
      <TextArea
        form={form}
        name="introduction"
        label="Words above the numbers"
        hint="Plain words for readers, yours. Name nobody who is not named in public already. An empty line begins a paragraph."
        rows={6}
      />
      <Choice form={form} name="lang" label="Language of both" options={languages} />
      <fieldset>
        <legend>Who is meant</legend>
        <QueryFields form={form} />
      </fieldset>
      <fieldset>
        <legend>Its table</legend>
        <Choice form={form} name="rows" label="Lines" options={options} />
        <Choice form={form} name="columns" label="Columns" empty="none" options={options} />
      </fieldset>
    </>
  )
}

const QueryFields = ({ form }: { readonly form: FormState }) => (
  <>
    <Choice form={form} name="country" label="Country" empty="any" options={countries} />
    <Choice
      form={form}
      name="held"
      label="Custody"
      empty="whatever is told of it"
      options={[
        { value: 'now', label: 'Now, or nobody says that it ended' },
        { value: 'ever', label: 'At any time' },
      ]}
    />
    <TextField form={form} name="place" label="Place" hint="Words of its name, as told" />
    <TextField form={form} name="authority" label="Authority" hint="Words of the name of who made the arrest, as told" />
    <TextField form={form} name="norms" label="Norms" hint="Any of these, by what stands in their addresses: nmr-44 iccpr-9-3" />
    <TextField form={form} name="from" label="From" hint="A day, month or year: 2021-07" />
    <TextField form={form} name="until" label="Until" hint="A day, month or year" />
    <TextField form={form} name="without" label="Without these cases" hint="Their numbers, as the page of patterns has them" />
  </>
)
