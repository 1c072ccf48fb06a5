import { AddressField, Choice, DateField, TextArea, TextField, type FormState } from '../forms/index.ts'
import { kindsOfSources } from '../sources/kinds-of-sources.ts'
import { countries } from './countries.ts'
import { languages } from './languages.ts'

/** Whom a new case is about. */
export const BeginningFields = ({ form }: { readonly form: FormState }) => (
  <>
    <TextField
      form={form}
      name="name"
      label="Who is it about"
      hint="The name as it is written in one language. Other scripts and spellings come later."
    />
    <Choice form={form} name="lang" label="Language of the name" options={languages} empty="not said" />
    <TextField form={form} name="role" label="What they are, in a few words (optional)" hint="Such as: teacher, held since May" />
    <Choice form={form} name="country" label="Country in which they are held" options={countries} empty="Choose a country" />
    <TextField
      form={form}
      name="title"
      label="Title of the case (optional)"
      hint="It stands in lists, where others may read it over a shoulder. Left empty, the case is called by its code, which holds no name."
    />
    <TextArea
      form={form}
      name="summary"
      label="What it is about, in one or two sentences (optional)"
      rows={2}
      hint="Say who says it: “Her family says that she has been held without charge since May.”"
    />
  </>
)

/** The report it begins with. */
export const ReportFields = ({ form }: { readonly form: FormState }) => (
  <>
    <TextArea
      form={form}
      name="text"
      label="Text of the report"
      rows={14}
      hint="The words as they stand there. They are kept unchanged, and passages are taken from them."
    />
    <TextField form={form} name="report" label="Headline, or what it is" />
    <TextField
      form={form}
      name="printed_by"
      label="Who printed or sent it"
      hint="Who put these words on paper or on the web. Who is quoted in it comes with each claim."
    />
    <Choice form={form} name="kind" label="What kind of source that is" options={kindsOfSources} empty="Choose a kind" />
    <DateField form={form} name="published" label="When it was printed or sent (optional)" />
    <AddressField form={form} label="Where it came from (optional)" hint="The address of the page" />
    <Choice form={form} name="report_lang" label="Language of the report" options={languages} empty="not said" />
  </>
)
