import type { Visit } from '../visit.ts'
import { frameFields } from './given.ts'

/** A button that does one thing, as a form of its own: sign out, end a session. */
export function Button({
  visit,
  action,
  label,
  name,
  values = {},
  main,
}: {
  readonly visit: Visit
  readonly action: string
  readonly label: string
  readonly name?: string
  readonly values?: Readonly<Record<string, string>>
  /** Whether it is the step that comes next on its page. */
  readonly main?: true
}) {
  return (
    <form method="post" action={action} class="inline">
      <input type="hidden" name={frameFields.token} value={visit.formToken} />
      {Object.entries(values).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <button type="submit" class={main ? 'main' : 'link'} {...(name !== undefined && { 'aria-label': name })}>
        {label}
      </button>
    </form>
  )
}
