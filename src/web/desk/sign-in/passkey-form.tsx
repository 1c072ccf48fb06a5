import type { ComponentChildren } from 'preact'
import { frameFields } from '../forms/index.ts'
import type { Visit, Visitor } from '../visit.ts'

/**
 * A button for a passkey. It needs a script, and shows itself only where there is one and the browser has passkeys;
 * everything else on the page works without.
 */
export const PasskeyForm = ({
  visit,
  action,
  ceremony,
  options,
  label,
  name = 'passkey',
  children,
}: {
  readonly visit: Visitor | Visit
  readonly action: string
  readonly ceremony: 'make' | 'show'
  /** What the browser is asked for, as JSON. */
  readonly options: string
  readonly label: string
  /** The name of the field that the answer of the browser is sent in. */
  readonly name?: string
  /** Fields that are sent with it. */
  readonly children?: ComponentChildren
}) => (
  <passkey-form data-ceremony={ceremony} data-options={options}>
    <form method="post" action={action} hidden>
      {'formToken' in visit && <input type="hidden" name={frameFields.token} value={visit.formToken} />}
      {children}
      <input type="hidden" name={name} value="" data-passkey="" />
      <p role="alert" class="error" hidden>
        The browser gave no passkey. Try again, or use a code.
      </p>
      <p class="buttons">
        <button type="submit">{label}</button>
      </p>
    </form>
  </passkey-form>
)
