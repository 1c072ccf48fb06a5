import type { SourceDocument } from '../../../sources/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { Choice, TextArea, TextField, textOf, type FormState } from '../forms/index.ts'
import { rowsOf, rowsShown } from './rows.ts'

type PrintedProperties = {
  readonly form: FormState
  readonly documents: readonly SourceDocument[]
  /** Whether one more row was asked for. */
  readonly another: boolean
}

/** How many documents can be chosen; those added last come first. */
const mostListed = 500

/** Where a claim is printed, with the exact words; nowhere, when it was told. */
export function PrintedRows({ form, documents, another }: PrintedProperties) {
  if (documents.length === 0) return <p class="hint">Printed somewhere? Add the document first; its page leads back here.</p>
  const options = documents
    .toReversed()
    .slice(0, mostListed)
    .map((document) => ({ value: document.id, label: titleInALine(document) }))
  const used = rowsOf(form.given, 'printed').some((row) => textOf(form.given, `printed.${row}.document`) !== '')
  const wrong = Object.keys(form.errors).some((name) => name.startsWith('printed.'))
  return (
    <details open={used || another || wrong}>
      <summary>Printed in a document</summary>
      {rowsShown(form.given, 'printed', another).map((row) => (
        <fieldset key={row} class="row">
          <legend class="unseen">Document</legend>
          <Choice form={form} name={`printed.${row}.document`} label="Document" options={options} empty="Not printed: told to us" />
          <TextField form={form} name={`printed.${row}.page`} label="Page" />
          <TextArea
            form={form}
            name={`printed.${row}.exact`}
            label="The exact words that carry the claim"
            hint="As they stand there, in their language"
            rows={3}
          />
        </fieldset>
      ))}
      <p>
        <button type="submit" name="do" value="printed">
          Add another document
        </button>
      </p>
    </details>
  )
}

/** A document in a line: its title and its day. */
export const titleInALine = ({ title, published }: SourceDocument): string =>
  published === undefined ? title : `${title}, ${describeDate(published, 'en')}`
