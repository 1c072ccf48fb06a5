import type { CaseDocument } from '../../../cases/index.ts'
import { Choice, textOf, type FormState, type Option } from '../forms/index.ts'
import { withChosen } from './with-chosen.ts'

/** How many sources the list offers; one beyond is chosen on the page of the source. */
const mostListed = 1000

/** Who printed or sent a document. */
export function PrintedByField({ form, sources }: { readonly form: FormState; readonly sources: CaseDocument['sources'] }) {
  const offered = sources.slice(0, mostListed).map(({ id, name }): Option => ({ value: id, label: name }))
  return (
    <Choice
      form={form}
      name="by"
      label="Who printed or sent it"
      hint="Who put these words on paper or on the web. Who is quoted in it comes with each claim."
      options={withChosen(offered, textOf(form.given, 'by'))}
      empty="Choose"
    />
  )
}
