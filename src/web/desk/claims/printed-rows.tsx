import type { SourceDocument } from '../../../sources/index.ts'
import { describeDate } from '../../../kit/index.ts'
import type { Source } from '../../../sources/index.ts'
import { AddressField, Choice, DateField, TextArea, TextField, textOf, type FormState, type Option } from '../forms/index.ts'
import { newDocumentFields } from './read-new-document.ts'
import { rowsOf, rowsShown } from './rows.ts'

type PrintedProperties = {
  readonly form: FormState
  readonly documents: readonly SourceDocument[]
  readonly sources: readonly Source[]
  /** Whether one more row was asked for. */
  readonly another: boolean
}

/** How many documents can be chosen; those added last come first. */
const mostListed = 500

/** Where a claim is printed, with the exact words; nowhere, when it was told. */
export function PrintedRows({ form, documents, sources, another }: PrintedProperties) {
  const options = documents
    .toReversed()
    .slice(0, mostListed)
    .map((document) => ({ value: document.id, label: titleInALine(document) }))
  const used = rowsOf(form.given, 'printed').some((row) => textOf(form.given, `printed.${row}.document`) !== '')
  const wrong = Object.keys(form.errors).some((name) => name.startsWith('printed.'))
  const isNew = newDocumentFields.some((name) => textOf(form.given, `new_document.${name}`) !== '')
  return (
    <details open={used || another || wrong || isNew}>
      <summary>Printed in a document</summary>
      {(documents.length > 0 ? rowsShown(form.given, 'printed', another) : []).map((row) => (
        <fieldset key={row} class="row">
          <legend class="unseen">Document</legend>
          <Choice form={form} name={`printed.${row}.document`} label="Document" options={options} empty="Not printed: told to us" />
          <TextField form={form} name={`printed.${row}.page`} label="Page" />
          {['prefix', 'suffix'].map((name) => {
            const around = form.given.get(`printed.${row}.${name}`)?.[0]
            return around === undefined ? null : <input key={name} type="hidden" name={`printed.${row}.${name}`} value={around} />
          })}
          <TextArea
            form={form}
            name={`printed.${row}.exact`}
            label="The exact words that carry the claim"
            hint="As they stand there, in their language"
            rows={3}
          />
        </fieldset>
      ))}
      {documents.length > 0 && (
        <p>
          <button type="submit" name="do" value="printed">
            Add another document
          </button>
        </p>
      )}
      <details open={isNew}>
        <summary>A document that is not here yet</summary>
        <NewDocumentFields form={form} sources={sources} />
      </details>
    </details>
  )
}

const NewDocumentFields = ({ form, sources }: Pick<PrintedProperties, 'form' | 'sources'>) => (
  <div class="row">
    <TextField form={form} name="new_document.title" label="Title, or what it is" />
    <Choice
      form={form}
      name="new_document.by"
      label="Who printed or sent it"
      options={sources.slice(0, mostListed).map(({ id, name }): Option => ({ value: id, label: name }))}
      empty="Choose"
    />
    <DateField form={form} name="new_document.published" label="Published or sent on" />
    <AddressField form={form} name="new_document.url" label="Address" />
    <TextField form={form} name="new_document.page" label="Page" />
    <TextArea form={form} name="new_document.exact" label="The exact words in it that carry the claim" rows={3} />
  </div>
)

/** A document in a line: its title and its day. */
export const titleInALine = ({ title, published }: SourceDocument): string =>
  published === undefined ? title : `${title}, ${describeDate(published, 'en')}`
