import { sessionLimits, type Factor, type Session } from '../../../staff/index.ts'
import { Button, Choice, Form, TextField, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { DeskPage } from '../page.tsx'
import { FactorSetUp, NewPassword } from '../sign-in/index.ts'
import type { Visit } from '../visit.ts'

type Own = { readonly visit: Visit; readonly form: FormState }

const me = { href: '/me', label: 'You' }

export const MePage = ({ visit, form }: Own) => (
  <DeskPage visit={visit} title="You">
    <h1>You</h1>
    <p>
      You sign in as <strong dir="auto">{visit.staff.signInName}</strong> and are {visit.staff.role}.
    </p>
    <Form visit={visit} form={form} action="/me" submit="Save">
      <TextField form={form} name="name" label="Name that others see" attributes={{ autoComplete: 'name', maxLength: 200 }} />
      <Choice
        form={form}
        name="direction"
        label="From which side you read"
        hint="The desk is laid out from that side; its own words stay English"
        options={[
          { value: 'ltr', label: 'From the left' },
          { value: 'rtl', label: 'From the right' },
        ]}
      />
    </Form>
    <h2>What you are told of</h2>
    <ul class="links">
      <li>
        <a href="/me/calendar">Deadlines in your calendar</a>
      </li>
      <li>
        <a href="/me/reminders">Reminders by mail</a>
      </li>
    </ul>
    <h2>How you sign in</h2>
    <ul class="links">
      <li>
        <a href="/me/password">Change your password</a>
      </li>
      <li>
        <a href="/me/second-factors">Your second factors</a>
      </li>
      <li>
        <a href="/me/sessions">Where you are signed in</a>
      </li>
      <li>
        <a href="/me/actions">What is recorded of you</a>
      </li>
    </ul>
  </DeskPage>
)

export const OwnPasswordPage = ({ visit, form }: Own) => (
  <DeskPage visit={visit} title="Change your password" crumbs={[me]}>
    <h1>Change your password</h1>
    <p>Your other sessions end when it is changed.</p>
    <Form visit={visit} form={form} action="/me/password" submit="Change the password">
      <TextField
        form={form}
        name="current"
        label="The password that you have now"
        attributes={{ type: 'password', autoComplete: 'current-password' }}
      />
      <NewPassword form={form} />
    </Form>
  </DeskPage>
)

export const OwnFactorsPage = ({
  visit,
  factors,
  problem,
}: {
  readonly visit: Visit
  readonly factors: readonly Factor[]
  readonly problem?: string
}) => (
  <DeskPage visit={visit} title="Your second factors" crumbs={[me]}>
    <h1>Your second factors</h1>
    {problem !== undefined && (
      <p class="error" role="alert">
        {problem}
      </p>
    )}
    {factors.length < 2 && <p>Have two, on two devices: if you lose one, you still come in without anybody’s help.</p>}
    {factors.length > 0 && (
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">Second factor</th>
            <th scope="col">Added</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span class="unseen">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {factors.map((factor) => (
            <tr key={factor.id}>
              <td dir="auto">
                {factor.name}
                {factor.backedUp && <p class="hint">Copied to your other devices by whoever keeps it for you</p>}
              </td>
              <td data-label="Added">{momentInWords(factor.addedAt)}</td>
              <td data-label="Last used">{factor.lastUsedAt === null ? 'Not yet' : momentInWords(factor.lastUsedAt)}</td>
              <td>
                <Button
                  visit={visit}
                  action="/me/second-factors"
                  label="Remove"
                  name={`Remove ${factor.name}`}
                  values={{ do: 'remove', factor: factor.id }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    <div class="buttons">
      <Button visit={visit} action="/me/second-factors" label="Add a second factor" values={{ do: 'add' }} />
    </div>
  </DeskPage>
)

export const NewFactorPage = ({ visit, form, secret, passkey }: Own & { readonly secret: string; readonly passkey: string }) => (
  <DeskPage visit={visit} title="Add a second factor" crumbs={[me, { href: '/me/second-factors', label: 'Your second factors' }]}>
    <h1>Add a second factor</h1>
    <FactorSetUp
      visit={visit}
      form={form}
      action="/me/second-factors/new"
      secret={secret}
      signInName={visit.staff.signInName}
      passkey={passkey}
      submit="Add the app"
    />
  </DeskPage>
)

export const OwnSessionsPage = ({ visit, sessions }: { readonly visit: Visit; readonly sessions: readonly Session[] }) => (
  <DeskPage visit={visit} title="Where you are signed in" crumbs={[me]}>
    <h1>Where you are signed in</h1>
    <p>
      A session ends after {sessionLimits.idle / 60_000} minutes without use, and {sessionLimits.absolute / 3_600_000} hours after signing
      in. Addresses are not kept. End whatever you do not know, and change your password.
    </p>
    <SessionTable visit={visit} sessions={sessions} action="/me/sessions" />
    {sessions.length > 1 && (
      <div class="buttons">
        <Button visit={visit} action="/me/sessions" label="End all others" values={{ session: 'others' }} />
      </div>
    )}
  </DeskPage>
)

/** Sessions, each with a button that ends it. */
export const SessionTable = ({
  visit,
  sessions,
  action,
}: {
  readonly visit: Visit
  readonly sessions: readonly Session[]
  readonly action: string
}) => (
  <table class="stacks">
    <thead>
      <tr>
        <th scope="col">Device</th>
        <th scope="col">Signed in</th>
        <th scope="col">Last seen</th>
        <th scope="col">
          <span class="unseen">End</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {sessions.map((session) => (
        <tr key={session.id}>
          <td>
            {session.device}
            {session.id === visit.session.id && ' (this one)'}
          </td>
          <td data-label="Signed in">{momentInWords(session.begunAt)}</td>
          <td data-label="Last seen">{momentInWords(session.lastSeenAt)}</td>
          <td>
            {session.id !== visit.session.id && (
              <Button
                visit={visit}
                action={action}
                label="End"
                name={`End the session of ${session.device}, seen ${momentInWords(session.lastSeenAt)}`}
                values={{ session: session.id }}
              />
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
