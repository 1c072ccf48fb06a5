import type { ComponentChildren } from 'preact'
import type { Visit, Visitor } from '../visit.ts'
import { ErrorSummary } from './fields.tsx'
import { frameFields, type FormState } from './given.ts'

type FormProperties = {
  /** Who fills it in; with a form token where somebody is signed in. */
  readonly visit: Visitor | Visit
  readonly form: FormState
  readonly action: string
  /** The verb on the button. */
  readonly submit: string
  /** What the change is made from, where the form changes what others may change, too. */
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
  const once = form.given.get(frameFields.once)?.[0] ?? Buffer.from(visit.needs.random(16)).toString('base64url')
  return (
    <form method="post" action={action} noValidate {...(file && { encType: 'multipart/form-data' })} {...(draft && { 'data-draft': '' })}>
      <ErrorSummary errors={form.errors} />
      {'formToken' in visit && <input type="hidden" name={frameFields.token} value={visit.formToken} />}
      <input type="hidden" name={frameFields.once} value={once} />
      {base !== undefined && <input type="hidden" name={frameFields.base} value={String(base)} />}
      {children}
      <p class="buttons">
        <button type="submit" class={grave ? 'grave' : 'main'}>
          {submit}
        </button>
        {beside}
      </p>
    </form>
  )
}

/** A button that does one thing, as a form of its own: sign out, end a session. */
export function Button({
  visit,
  action,
  label,
  name,
  values = {},
}: {
  readonly visit: Visit
  readonly action: string
  readonly label: string
  readonly name?: string
  readonly values?: Readonly<Record<string, string>>
}) {
  return (
    <form method="post" action={action} class="inline">
      <input type="hidden" name={frameFields.token} value={visit.formToken} />
      {Object.entries(values).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <button type="submit" class="link" {...(name !== undefined && { 'aria-label': name })}>
        {label}
      </button>
    </form>
  )
}
