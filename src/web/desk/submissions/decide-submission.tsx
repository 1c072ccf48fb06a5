import { howApproved, type ListedBody } from '../../../delivery/index.ts'
import { submittedBefore, type SubmissionProblem } from '../../../submissions/index.ts'
import { channelInWords, stateInWords } from '../deliveries/words.ts'
import { emptyForm, Form, TextField, type FormState } from '../forms/index.ts'
import { approvers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { submissionHref, type TheSubmission } from './the-submission.ts'

type Deciding = { readonly visit: CaseVisit; readonly found: TheSubmission; readonly form: FormState }

/** What is missing before a submission is approved, or the form with which somebody does, and sees where mail will go. */
export async function approving(
  { visit, found: { submission }, form }: Deciding,
  { body, problems }: { readonly body: ListedBody | null; readonly problems: readonly SubmissionProblem[] },
) {
  const isOwn = (await howApproved(visit.needs.db, submission, visit.staff.id)) === 'own'
  const email = body?.channels.email
  const refusal = form.errors['']
  return (
    <section aria-labelledby="approval">
      <h2 id="approval">Approval</h2>
      {problems.length > 0 ? (
        <>
          {refusal !== undefined && (
            <p class="error" role="alert">
              {refusal}
            </p>
          )}
          <p>What is missing before somebody approves it:</p>
          <ul>
            {problems.map(({ key, label, message }) => (
              <li key={`${key} ${message}`}>
                {key === '' ? label : <a href={`#${key.replace('.', '-')}`}>{label}</a>}: {message}
              </li>
            ))}
          </ul>
        </>
      ) : !(approvers as readonly string[]).includes(visit.staff.role) ? (
        <p>An administrator or a reviewer approves it. Then it is frozen: every file of it with its fingerprint.</p>
      ) : isOwn ? (
        <p>You wrote it as it stands, so somebody else approves it.</p>
      ) : (
        <Form
          visit={visit}
          form={form}
          action={submissionHref(visit, submissionRoutes.approveSubmission, submission)}
          submit="Approve and freeze it"
          base={submission.base}
        >
          <p>You stand behind the answers, the consents they rest on, the annexes, and what of them leaves the house.</p>
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
    </section>
  )
}

/** The ways by which what is approved leaves. */
export async function sending({ visit, found: { submission }, form }: Deciding, body: ListedBody) {
  const { email } = body.channels
  const before = await submittedBefore(visit.needs.db, submission)
  return (
    <section aria-labelledby="send">
      <h2 id="send">Bring it there</h2>
      {visit.needs.letters === undefined ? (
        <p>No mail server is set up here (SMTP_URL), so no mail is sent. Save it and bring it there by another way.</p>
      ) : email === undefined ? (
        <p>No mail address of it is in the directory.</p>
      ) : body.objection !== undefined ? null : (
        <Form
          visit={visit}
          form={[...form.given.keys()].some((name) => /^(?:decision|acknowledged)\./.test(name)) ? emptyForm : form}
          action={submissionHref(visit, submissionRoutes.sendSubmission, submission)}
          submit="Send it by e-mail"
        >
          <p>
            To{' '}
            <span class="code" dir="ltr">
              {email}
            </span>
            , with every file as an attachment. It waits for its turn, and a report of its delivery is asked for.
          </p>
          <input type="hidden" name="to" value={email} />
          {before !== undefined && (
            <TextField
              form={form}
              name="again"
              label="Why this body is told again"
              hint={`It was told of this case on this form, or is about to be: ${channelInWords[before.channel]}, ${stateInWords(before)}`}
            />
          )}
        </Form>
      )}
      <p>
        <a href={submissionHref(visit, submissionRoutes.submittedByHand, submission)}>
          I brought it there by post, portal, fax or in person…
        </a>
      </p>
    </section>
  )
}

export function Frozen({ visit, found: { submission } }: Pick<Deciding, 'visit' | 'found'>) {
  const files = submission.frozen?.files ?? null
  if (files === null) return <p>Words of it were erased, and its files with them.</p>
  return (
    <section aria-labelledby="files">
      <h2 id="files">Files</h2>
      <p>
        <a class="button" href={submissionHref(visit, submissionRoutes.submissionArchive, submission)}>
          Save all of it (ZIP)
        </a>
      </p>
      <p class="code hash" dir="ltr">
        SHA-256 {submission.frozen?.hash}
      </p>
      <ul>
        {files.map(({ path, sha256, bytes }) => (
          <li key={path}>
            <span dir="auto">{path.startsWith('annexes/') ? `Annex ${/\d+/.exec(path)?.[0] ?? ''}` : path}</span>,{' '}
            {Math.max(1, Math.round(bytes / 1024)).toLocaleString('en')} kB{' '}
            <span class="code" dir="ltr">
              {sha256.slice(0, 16)}…
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
