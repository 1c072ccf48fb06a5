import { encode } from 'uqr'
import { secretAddress, secretInGroups } from '../../../staff/index.ts'
import { Form, TextField, type FormState } from '../forms/index.ts'
import type { Visit, Visitor } from '../visit.ts'
import { PasskeyForm } from './passkey-form.tsx'

type SetUp = {
  readonly visit: Visitor | Visit
  readonly action: string
  readonly form: FormState
  readonly secret: string
  readonly signInName: string
  /** What the browser is asked for to make a passkey. */
  readonly passkey: string
  readonly submit: string
}

/** Setting up a second factor: a picture and a secret for an app that shows codes, or a passkey. */
export const FactorSetUp = ({ visit, action, form, secret, signInName, passkey, submit }: SetUp) => (
  <>
    <h2>With an app that shows codes</h2>
    <p>Add Amparo to the app: point its camera at the picture, or type the secret. It then shows six digits that change twice a minute.</p>
    <Picture text={secretAddress(secret, signInName)} />
    <p>
      Secret: <code class="secret">{secretInGroups(secret)}</code>
    </p>
    <Form visit={visit} form={form} action={action} submit={submit}>
      <TextField
        form={form}
        name="code"
        label="Code"
        hint="The six digits that the app shows now"
        attributes={{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 12 }}
      />
    </Form>
    <PasskeyForm visit={visit} action={action} ceremony="make" options={passkey} label="Make a passkey instead" />
  </>
)

/** A QR code, dark on light in every scheme, since cameras expect it so. */
function Picture({ text }: { readonly text: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      class="qr"
      role="img"
      aria-label="Picture of the secret, for the camera of the app"
      viewBox={`0 0 ${size} ${size}`}
      width="232"
      height="232"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={squares.join('')} fill="#000000" />
    </svg>
  )
}
