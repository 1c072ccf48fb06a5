import { letterProblems, type Delivery, type Dossier, type ListedBody } from '../../../delivery/index.ts'
import { emptyForm, Form, TextArea, TextField, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { approvers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { deliveryRoutes } from './routes.ts'
import { dossierHref } from './the-dossier.ts'
import { channelInWords, stateInWords } from './words.ts'

/** What is missing before a dossier is approved, or the form with which somebody does, and sees where mail will go. */
export function Approving({
  visit,
  dossier,
  body,
  form,
  own,
}: {
  readonly visit: AppealVisit
  readonly dossier: Dossier
  readonly body: ListedBody | null
  readonly form: FormState
  readonly own: boolean
}) {
  const problems = dossier.text === null ? ['The letter was erased: write it again.'] : Object.values(letterProblems(dossier.text.letter))
  const email = body?.channels.email
  const returned = dossier.text?.returned
  const sendingBack = form.given.has('reason')
  const may = (approvers as readonly string[]).includes(visit.staff.role)
  return (
    <section aria-labelledby="approval">
      <h2 id="approval">Approval</h2>
      {returned !== undefined && (
        <div class="notice">
          <p>
            Sent back by <bdi>{returned.name}</bdi>, {momentInWords(new Date(returned.at))}:
          </p>
          <p class="text" dir="auto">
            {returned.reason}
          </p>
        </div>
      )}
      {problems.length > 0 ? (
        <>
          <p>What is missing before somebody approves it:</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      ) : returned !== undefined ? (
        <p>Once somebody has changed it, it can be approved.</p>
      ) : !may ? (
        <p>An administrator or a reviewer approves it. Then it is frozen: every file of it with its fingerprint.</p>
      ) : own ? (
        <p>You wrote it as it stands, so somebody else approves it.</p>
      ) : (
        <Form
          visit={visit}
          form={sendingBack ? emptyForm : form}
          action={dossierHref(visit, deliveryRoutes.approve, dossier)}
          submit="Approve and freeze it"
          base={dossier.base}
        >
          <p>You stand behind the letter, the annexes, and what of them leaves the house. From then on nothing of it changes.</p>
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
      )}
      {may && !own && returned === undefined && dossier.text !== null && (
        <details open={sendingBack}>
          <summary>Send it back</summary>
          <Form
            visit={visit}
            form={sendingBack ? form : emptyForm}
            action={dossierHref(visit, deliveryRoutes.sendBack, dossier)}
            submit="Send it back"
            base={dossier.base}
          >
            <TextArea form={sendingBack ? form : emptyForm} name="reason" label="What is to be changed, and why" rows={3} />
          </Form>
        </details>
      )}
    </section>
  )
}

/** The ways by which what is approved leaves. */
export function Sending({
  visit,
  dossier,
  body,
  form,
  before,
  newer,
}: {
  readonly visit: AppealVisit
  readonly dossier: Dossier
  readonly body: ListedBody
  readonly form: FormState
  readonly before: Delivery | undefined
  /** That which stands in the place of this one. */
  readonly newer: { readonly version: number } | null
}) {
  const { email } = body.channels
  return (
    <section aria-labelledby="send">
      <h2 id="send">Bring it there</h2>
      {visit.needs.letters === undefined ? (
        <p>No mail server is set up here (SMTP_URL), so no mail is sent. Save the dossier and bring it there by another way.</p>
      ) : email === undefined ? (
        <p>No mail address of it is in the directory.</p>
      ) : body.objection !== undefined ? null : (
        <Form visit={visit} form={form} action={dossierHref(visit, deliveryRoutes.send, dossier)} submit="Send it by e-mail">
          <p>
            To{' '}
            <span class="code" dir="ltr">
              {email}
            </span>
            , with every file as an attachment. It waits for its turn, and a report of its delivery is asked for.
          </p>
          <input type="hidden" name="to" value={email} />
          {(before !== undefined || newer !== null) && (
            <TextField
              form={form}
              name="again"
              label={
                newer === null ? 'Why a second letter goes there' : `Why this version goes there, though version ${newer.version} stands`
              }
              {...(before !== undefined && {
                hint: `This version went there, or waits to: ${channelInWords[before.channel]}, ${stateInWords(before)}`,
              })}
            />
          )}
        </Form>
      )}
      <p>
        <a href={dossierHref(visit, deliveryRoutes.byHand, dossier)}>I brought it there by post, portal, fax or in person…</a>
      </p>
    </section>
  )
}
