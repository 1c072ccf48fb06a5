import type { CaseDocument, PlainEntry } from '../../../cases/index.ts'
import { sourceKinds } from '../../../sources/index.ts'
import { languages } from '../cases/languages.ts'
import { markInWords, marksFor } from '../claims/who-may-read.tsx'
import {
  Choice,
  oneOf,
  required,
  textOf,
  TextField,
  tooLong,
  type Errors,
  type FormState,
  type Given,
  type Option,
} from '../forms/index.ts'
import { unlessEmpty } from '../sources/kept-entries.ts'
import { kindsOfSources } from '../sources/kinds-of-sources.ts'
import { PrintedByField } from '../sources/printed-by-field.tsx'
import { withChosen } from '../sources/with-chosen.ts'
import type { CaseVisit } from '../visit.ts'

/** What is said of files while they are sent, by field of the form. */
export const uploadFields = ['title', 'by', 'new_source', 'new_source_kind', 'from', 'lang', 'sensitivity', 'url'] as const

/** What is wrong with what was said, as far as the case and this member go. */
export function uploadErrors(given: Given, { opened }: Pick<CaseVisit, 'opened'>): Errors {
  const { sources }: CaseDocument = opened.document
  const isNew = textOf(given, 'new_source') !== ''
  const ids = sources.map(({ id }) => id)
  return {
    ...tooLong(given, 'title', 500),
    ...tooLong(given, 'new_source', 500),
    ...tooLong(given, 'from', 500),
    ...tooLong(given, 'lang', 64),
    ...(isNew
      ? {
          ...oneOf(given, 'new_source_kind', sourceKinds, 'Choose what they are.'),
          ...(textOf(given, 'by') !== '' && { new_source: 'Either choose who sent it above, or add somebody here.' }),
        }
      : oneOf(given, 'by', ids, 'Choose who printed or sent it, or add them below.')),
    ...oneOf(given, 'sensitivity', marksFor({ opened }), 'Choose who may read it.', false),
    ...(textOf(given, 'new_source_kind') !== '' &&
      !isNew &&
      textOf(given, 'by') === '' &&
      required(given, 'new_source', 'Type their name.')),
  }
}

/** A source that is added with the files; null where one of the file was chosen. */
export function newSourceOf(given: Given): PlainEntry | null {
  const name = textOf(given, 'new_source')
  return name === '' ? null : { name, kind: textOf(given, 'new_source_kind') }
}

/** What an entry says of what was typed, without its title. */
export const entryOfFields = (given: Given, by: string): PlainEntry => ({
  by,
  ...unlessEmpty({ lang: textOf(given, 'lang'), sensitivity: textOf(given, 'sensitivity') }),
})

/** The marks of a document that this member could still read. That everybody may read it is decided afterwards, on its own page. */
const markOptions = (visit: CaseVisit): readonly Option[] =>
  marksFor(visit).flatMap((mark): Option[] => (mark === 'public' ? [] : [{ value: mark, label: markInWords[mark].label }]))

/** The fields that all files have in common. */
export function UploadFields({ visit, form, from }: { readonly visit: CaseVisit; readonly form: FormState; readonly from: string }) {
  const { sources } = visit.opened.document
  const adding = textOf(form.given, 'new_source') !== '' || form.errors['new_source'] !== undefined || sources.length === 0
  return (
    <>
      <PrintedByField form={form} sources={sources} />
      <details open={adding}>
        <summary>Somebody who is not in the list</summary>
        <TextField form={form} name="new_source" label="Name, or what they are" />
        <Choice form={form} name="new_source_kind" label="What they are" options={kindsOfSources} empty="Choose" />
      </details>
      <TextField form={form} name="from" label="Where you have it from (optional)" hint={from} />
      <Choice
        form={form}
        name="lang"
        label="Language (optional)"
        hint="It is found out from the words where it is not said here."
        options={withChosen(languages, textOf(form.given, 'lang'))}
        empty="to be found out"
      />
      <Choice
        form={form}
        name="sensitivity"
        label="Who may read it"
        hint="Until somebody decides, its words and its file are for the team, and its title stands beside the claims printed in it."
        options={markOptions(visit)}
        empty="Not decided yet"
      />
    </>
  )
}
