import type { ComponentChildren } from 'preact'
import type { Visit, Visitor } from '../visit.ts'
import { DraftLine } from './draft-line.tsx'
import { ErrorSummary } from './fields.tsx'
import { shownAt } from './form-address.ts'
import { frameFields, type FormState } from './given.ts'

type FormProperties = {
  /** Who fills it in; with a form token where somebody is signed in. */
  readonly visit: Visitor | Visit
  readonly form: FormState
  readonly action: string
  /** The verb on the button. */
  readonly submit: string
  /**
   * The revision a change is made from, where others may change the same. A form that is shown again keeps the one it was
   * first shown with, whatever stands here, so that nobody writes over what they never saw; after a conflict was shown,
   * `rebased` sets the new one.
   */
  readonly base?: number
  /** Whether it carries a file. */
  readonly file?: true
  /** Whether what is typed is kept while it is typed; absent for small forms and those with secrets. */
  readonly draft?: true
  /** The gravity of the button. */
  readonly grave?: true
  readonly children?: ComponentChildren
  /** Beside the button: a way back. */
  readonly beside?: ComponentChildren
}

/** A form: what is wrong at the top, the fields, one button. Sent twice, it does its work once. */
export function Form({ visit, form, action, submit, base, file, draft, grave, children, beside }: FormProperties) {
  const kept = (field: keyof typeof frameFields): string | undefined => form.given.get(frameFields[field])?.[0]
  const frame = {
    ...('formToken' in visit && { [frameFields.token]: visit.formToken }),
    [frameFields.once]: kept('once') ?? Buffer.from(visit.needs.random(16)).toString('base64url'),
    [frameFields.at]: shownAt(visit.c, form.given),
    ...(base !== undefined && { [frameFields.base]: kept('base') ?? String(base) }),
  }
  return (
    <>
      {'formToken' in visit && form.draftOf !== undefined && <DraftLine visit={visit} since={form.draftOf} />}
      <form method="post" action={action} noValidate {...(file && { encType: 'multipart/form-data' })} {...(draft && { 'data-draft': '' })}>
        <ErrorSummary errors={form.errors} />
        {Object.entries(frame).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <p class="buttons">
          <button type="submit" class={grave ? 'grave' : 'main'}>
            {submit}
          </button>
          {beside}
        </p>
      </form>
    </>
  )
}
