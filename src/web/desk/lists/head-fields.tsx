import { countries } from '../cases/countries.ts'
import { languages } from '../cases/languages.ts'
import { AddressField, Choice, DateField, FileField, TextField, type FormState } from '../forms/index.ts'
import { kindsOfSources } from '../sources/kinds-of-sources.ts'

/** The file of a list, who publishes it, and as of when. */
export const HeadFields = ({ form }: { readonly form: FormState }) => (
  <>
    <FileField
      form={form}
      name="file"
      label="The list"
      accept=".csv,.json,.xlsx,text/*"
      hint="CSV, JSON or XLSX, up to 25 MB. One row for each person. The file is kept as it is."
    />
    <TextField form={form} name="title" label="What the list is called" />
    <TextField
      form={form}
      name="publisher"
      label="Who publishes it"
      hint="What stands in the list is theirs to say: each cell becomes a claim of theirs."
    />
    <Choice form={form} name="kind" label="What kind of source that is" options={kindsOfSources} empty="Choose a kind" />
    <Choice form={form} name="country" label="Country that it is about" options={countries} empty="Choose a country" />
    <DateField form={form} name="published" label="As of when it says so (optional)" />
    <AddressField form={form} label="Where it came from (optional)" hint="The address of the page" />
    <Choice
      form={form}
      name="lang"
      label="Language of the list"
      hint="Tells which of 03/04/1976 is the month."
      options={languages}
      empty="not said"
    />
    <TextField
      form={form}
      name="century"
      label="Century of years with two figures (optional)"
      hint="Such as 1900 for 29.9.73. Left empty, such dates stay words."
      attributes={{ inputMode: 'numeric', autoComplete: 'off' }}
    />
  </>
)
