import { howApproved, type ListedBody } from '../../../delivery/index.ts'
import { submittedBefore, type SubmissionProblem } from '../../../submissions/index.ts'
import { Approve, BringThere } from '../deliveries/approve-and-send.tsx'
import { channelInWords, stateInWords } from '../deliveries/words.ts'
import { emptyForm, TextField, type FormState } from '../forms/index.ts'
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
      ) : (
        <Approve
          visit={visit}
          form={form}
          action={submissionHref(visit, submissionRoutes.approveSubmission, submission)}
          base={submission.base}
          body={body}
          isOwn={isOwn}
        >
          You stand behind the answers, the consents they rest on, the annexes, and what of them leaves the house.
        </Approve>
      )}
    </section>
  )
}

/** The ways by which what is approved leaves. */
export async function sending({ visit, found: { submission }, form }: Deciding, body: ListedBody) {
  const before = await submittedBefore(visit.needs.db, submission)
  return (
    <BringThere
      visit={visit}
      form={[...form.given.keys()].some((name) => /^(?:decision|acknowledged)\./.test(name)) ? emptyForm : form}
      body={body}
      what="it"
      send={submissionHref(visit, submissionRoutes.sendSubmission, submission)}
      byHand={submissionHref(visit, submissionRoutes.submittedByHand, submission)}
    >
      {before !== undefined && (
        <TextField
          form={form}
          name="again"
          label="Why this body is told again"
          hint={`It was told of this case on this form, or is about to be: ${channelInWords[before.channel]}, ${stateInWords(before)}`}
        />
      )}
    </BringThere>
  )
}
