import type { Factors, Invitation } from '../../../staff/index.ts'
import { passwordLength, roleInWords } from '../../../staff/index.ts'
import { Form, TextField, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { DeskPage } from '../page.tsx'
import type { Visitor } from '../visit.ts'
import { FactorSetUp } from './factor-set-up.tsx'
import { PasskeyForm } from './passkey-form.tsx'

type Filled = { readonly visit: Visitor; readonly form: FormState }

export const SignInPage = ({ visit, form, next }: Filled & { readonly next: string }) => (
  <DeskPage visit={visit} title="Sign in">
    <h1>Sign in</h1>
    {visit.needs.demo !== undefined && (
      <p class="notice">
        This is the demo. Sign in as {visit.needs.demo.names.join(', ')}; the password is printed where the demo was started. A second
        factor is not asked for here, and everywhere else it is.
      </p>
    )}
    <Form visit={visit} form={form} action={`/sign-in?next=${encodeURIComponent(next)}`} submit="Sign in">
      <TextField
        form={form}
        name="name"
        label="Name"
        hint="The one that you chose to sign in with"
        attributes={{ autoComplete: 'username' }}
      />
      <TextField form={form} name="password" label="Password" attributes={{ type: 'password', autoComplete: 'current-password' }} />
    </Form>
    <p class="hint">If you have lost your password or your second factor, ask an administrator for a recovery link.</p>
  </DeskPage>
)

export const SecondFactorPage = ({ visit, form, factors, passkey }: Filled & { readonly factors: Factors; readonly passkey: string }) => {
  const kinds = new Set(factors.list.map(({ kind }) => kind))
  return (
    <DeskPage visit={visit} title="Second factor" script>
      <h1>Show your second factor</h1>
      {kinds.has('code') && (
        <Form visit={visit} form={form} action="/sign-in/second-factor" submit="Sign in">
          <CodeField form={form} />
        </Form>
      )}
      {!kinds.has('code') && form.errors['code'] !== undefined && <p class="error">{form.errors['code']}</p>}
      {kinds.has('passkey') && (
        <>
          <PasskeyForm visit={visit} action="/sign-in/second-factor" ceremony="show" options={passkey} label="Use a passkey" />
          {!kinds.has('code') && <p class="hint">A passkey needs a browser that has it, with scripts allowed for this site.</p>}
        </>
      )}
      {kinds.size === 0 && <p>You have no second factor. Ask an administrator for a recovery link.</p>}
      <p>
        <a href="/sign-in">Begin again</a>
      </p>
    </DeskPage>
  )
}

export const InvitationPage = ({
  visit,
  form,
  invitation,
  action,
}: Filled & { readonly invitation: Invitation; readonly action: string }) => (
  <DeskPage visit={visit} title={invitation.kind === 'recovery' ? 'Set your password anew' : 'Join the desk'}>
    <h1>{invitation.kind === 'recovery' ? 'Set your password anew' : 'Join the desk'}</h1>
    {invitation.kind === 'recovery' ? (
      <p>
        For <strong dir="auto">{invitation.forWhom}</strong>. Choose a new password; a new second factor follows. The old ones end then, and
        all administrators see that this was done.
      </p>
    ) : (
      <p>
        You join as {invitation.role}, who {roleInWords[invitation.role]}. The link can be used once, until{' '}
        {momentInWords(invitation.expiresAt)}.
      </p>
    )}
    <Form visit={visit} form={form} action={action} submit="Go on to the second factor">
      {invitation.kind !== 'recovery' && (
        <>
          <TextField
            form={form}
            name="name"
            label="Name to sign in with"
            hint="An e-mail address or a plain name"
            attributes={{ autoComplete: 'username', maxLength: 200 }}
          />
          <TextField
            form={form}
            name="shown"
            label="Name that others see"
            hint="It stands beside what you do"
            attributes={{ autoComplete: 'name', maxLength: 200 }}
          />
        </>
      )}
      <NewPassword form={form} />
    </Form>
  </DeskPage>
)

/** A new password, typed twice. */
export const NewPassword = ({ form }: { readonly form: FormState }) => (
  <>
    <TextField
      form={form}
      name="password"
      label="New password"
      hint={`At least ${passwordLength.least} characters, of any kind. Several words in a row are easy to keep.`}
      attributes={{ type: 'password', autoComplete: 'new-password' }}
    />
    <TextField form={form} name="again" label="The same again" attributes={{ type: 'password', autoComplete: 'new-password' }} />
  </>
)

export const SetUpFactorPage = ({
  visit,
  ...setUp
}: Filled & { readonly action: string; readonly secret: string; readonly signInName: string; readonly passkey: string }) => (
  <DeskPage visit={visit} title="Set up the second factor" script>
    <h1>Set up the second factor</h1>
    <p>It is asked for after the password each time you sign in, so that a password alone lets nobody in.</p>
    <FactorSetUp visit={visit} {...setUp} submit="Finish and sign in" />
  </DeskPage>
)

/** A link that cannot be used: what happened, and what to do. */
export const NoInvitationPage = ({ visit, opensAt }: { readonly visit: Visitor; readonly opensAt?: Date }) => (
  <DeskPage visit={visit} title="This link cannot be used">
    <h1>{opensAt === undefined ? 'This link cannot be used' : 'This link opens later'}</h1>
    {opensAt === undefined ? (
      <p>It was used before, was withdrawn, or is too old. Ask whoever gave it to you for another one.</p>
    ) : (
      <p>
        It opens on {momentInWords(opensAt)}. Recovery waits a day, so that the other administrators can see it and withdraw it if it was
        not you who asked.
      </p>
    )}
  </DeskPage>
)

const CodeField = ({ form }: { readonly form: FormState }) => (
  <TextField
    form={form}
    name="code"
    label="Code"
    hint="The six digits that your app shows now"
    attributes={{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 12, autoFocus: true }}
  />
)
