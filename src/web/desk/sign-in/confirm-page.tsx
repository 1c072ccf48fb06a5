import type { Factors } from '../../../staff/index.ts'
import { ErrorSummary, frameFields, TextField, type FormState, type Given } from '../forms/index.ts'
import { DeskPage } from '../page.tsx'
import type { Visit } from '../visit.ts'
import { PasskeyForm } from './passkey-form.tsx'

type Confirming = {
  readonly visit: Visit
  /** What is wrong with what was shown. */
  readonly form: FormState
  /** Where it is sent. */
  readonly action: string
  /** The names of the fields in which somebody shows who they are. */
  readonly fields: { readonly password: string; readonly passkey: string }
  /** A form that is done as soon as they have, with its fields; absent where they only go on to a page. */
  readonly carried?: Given
  /** Where they go who do not want it after all. */
  readonly back: string
  readonly factors: Factors
  readonly passkey: string
}

/** Asks who sits there before something that cannot simply be undone. */
export const ConfirmPage = ({ visit, form, action, fields, carried, back, factors, passkey }: Confirming) => {
  const kinds = new Set(factors.list.map(({ kind }) => kind))
  const inputs = [...(carried ?? [])].flatMap(([name, values]) =>
    name === frameFields.token
      ? []
      : values.map((value, index) => <input key={`${name} ${index}`} type="hidden" name={name} value={value} />),
  )
  return (
    <DeskPage visit={visit} title="Confirm that it is you">
      <h1>Confirm that it is you</h1>
      <p>
        What you are about to do cannot simply be undone, so it is asked again who sits here. It then holds for a quarter of an hour.{' '}
        {carried === undefined ? 'What you had typed is kept.' : 'Nothing is done yet: it is done as soon as you confirm.'}
      </p>
      <form method="post" action={action} noValidate>
        <ErrorSummary errors={form.errors} />
        <input type="hidden" name={frameFields.token} value={visit.formToken} />
        {inputs}
        <TextField
          form={form}
          name={fields.password}
          label={kinds.has('code') ? 'Password, or a code of your app' : 'Password'}
          attributes={{ type: 'password', autoComplete: 'current-password', autoFocus: true }}
        />
        <p class="buttons">
          <button type="submit" class="main">
            {carried === undefined ? 'Confirm' : 'Confirm, and do it'}
          </button>
          <a href={back}>Back without doing it</a>
        </p>
      </form>
      {kinds.has('passkey') && (
        <PasskeyForm visit={visit} action={action} ceremony="show" options={passkey} label="Use a passkey" name={fields.passkey}>
          {inputs}
        </PasskeyForm>
      )}
    </DeskPage>
  )
}
