import type { ComponentChildren } from 'preact'
import type { ListedBody } from '../../../delivery/index.ts'
import { Form, type FormState } from '../forms/index.ts'
import { approvers } from '../route.ts'
import type { Visit } from '../visit.ts'

/** Whether this person's role is one that approves. */
export const isApprover = ({ staff }: Pick<Visit, 'staff'>): boolean => (approvers as readonly string[]).includes(staff.role)

/** The form with which somebody approves what goes to a body, and sees where mail will go; or who else does. */
export function Approve({
  visit,
  form,
  action,
  base,
  body,
  isOwn,
  children,
}: {
  readonly visit: Visit
  readonly form: FormState
  readonly action: string
  /** What is approved, as it stood when the page was opened. */
  readonly base: number
  readonly body: ListedBody | null
  /** Whether they wrote it as it stands. */
  readonly isOwn: boolean
  /** What they stand behind. */
  readonly children: ComponentChildren
}) {
  const email = body?.channels.email
  if (!isApprover(visit))
    return <p>An administrator or a reviewer approves it. Then it is frozen: every file of it with its fingerprint.</p>
  if (isOwn) return <p>You wrote it as it stands, so somebody else approves it.</p>
  return (
    <Form visit={visit} form={form} action={action} submit="Approve and freeze it" base={base}>
      <p>{children}</p>
      <p>
        {email === undefined ? (
          'The body has no mail address in the directory, so no mail goes there.'
        ) : (
          <>
            Mail goes to{' '}
            <span class="code" dir="ltr">
              {email}
            </span>{' '}
            and nowhere else.
          </>
        )}
      </p>
      <input type="hidden" name="to" value={email ?? ''} />
    </Form>
  )
}

/** The ways by which what was approved leaves. */
export function BringThere({
  visit,
  form,
  body,
  what,
  send,
  byHand,
  children,
}: {
  readonly visit: Visit
  readonly form: FormState
  readonly body: ListedBody
  readonly what: 'it' | 'the dossier'
  /** Where the form is sent, and where what was brought by another way is recorded. */
  readonly send: string
  readonly byHand: string
  /** What has to be said before it is sent. */
  readonly children: ComponentChildren
}) {
  const { email } = body.channels
  return (
    <section aria-labelledby="send">
      <h2 id="send">Bring it there</h2>
      {visit.needs.letters === undefined ? (
        <p>No mail server is set up here (SMTP_URL), so no mail is sent. Save {what} and bring it there by another way.</p>
      ) : email === undefined ? (
        <p>No mail address of it is in the directory.</p>
      ) : body.objection !== undefined ? null : (
        <Form visit={visit} form={form} action={send} submit="Send it by e-mail">
          <p>
            To{' '}
            <span class="code" dir="ltr">
              {email}
            </span>
            , with every file as an attachment. It waits for its turn, and a report of its delivery is asked for.
          </p>
          <input type="hidden" name="to" value={email} />
          {children}
        </Form>
      )}
      <p>
        <a href={byHand}>I brought it there by post, portal, fax or in person…</a>
      </p>
    </section>
  )
}
