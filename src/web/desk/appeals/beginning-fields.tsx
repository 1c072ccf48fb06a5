import type { BegunDraft } from '../../../appeals/index.ts'
import type { Appeal } from '../../../cases/index.ts'
import { textOf, TextField, type Errors, type FormState, type Given } from '../forms/index.ts'
import { problemErrors } from './change-text-of.ts'
import { FirstFields, firstErrors, firstIn } from './first-fields.tsx'
import { HeadFields, headErrors, headIn } from './head-fields.tsx'

/** The fields that an appeal begins with, whether a case holds it or none. */
export const BeginningFields = ({ form }: { readonly form: FormState }) => (
  <>
    <HeadFields form={form} begun={false}>
      <FirstFields form={form} />
    </HeadFields>
    <TextField
      form={form}
      name="id"
      label="Code"
      hint="Country, running number, month and year. Readers see it in the address: no name. Updates count on: .1, .2"
    />
  </>
)

/** What was typed, with what an appeal that begins cannot say otherwise. */
export const givenAtBeginning = (sent: Given): Given => new Map([...sent, ['status', ['draft']], ['closed', ['']], ['outcome', ['']]])

/** What is wrong with it. */
export const beginningErrors = (given: Given): Errors => ({ ...headErrors(given), ...codeErrors(given), ...firstErrors(given) })

/** The appeal that was typed. Hold it to beginningErrors first. */
export const beginningIn = (given: Given): Appeal => ({ id: textOf(given, 'id'), ...headIn(given), ...firstIn(given) })

type NotBegun = Extract<BegunDraft, { readonly kind: 'invalid' | 'taken' }>

/** Why it was not begun, beside its fields; `another` is a code that can be had. */
export function whyNotBegun(outcome: NotBegun, another: string): Errors {
  const fields = ['id', 'title', 'summary', 'lang', 'opened', 'act_until', 'ask', 'name', 'office']
  const errors = outcome.kind === 'taken' ? { id: '' } : problemErrors(outcome.problems, fields)
  // Why a code cannot be had is not said: it may be that of an appeal in a case of others, of which nobody is to learn so.
  return errors['id'] === undefined ? errors : { ...errors, id: `This code cannot be had. Choose another code, such as ${another}.` }
}

function codeErrors(given: Given): Errors {
  const id = textOf(given, 'id')
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id)
    ? {}
    : { id: 'Type a code of at most 64 letters, digits, - and _, which begins with a letter or digit: PE-2026-03.' }
}
