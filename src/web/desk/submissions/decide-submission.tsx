import { howApproved, type ListedBody } from '../../../delivery/index.ts'
import { formWords, submittedBefore, type OpenQuestion, type SubmissionForm, type SubmissionProblem } from '../../../submissions/index.ts'
import { Approve, BringThere, isApprover } from '../deliveries/approve-and-send.tsx'
import { channelInWords, stateInWords } from '../deliveries/words.ts'
import { emptyForm, TextField, type FormState } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { submissionHref, type TheSubmission } from './the-submission.ts'

type Deciding = { readonly visit: CaseVisit; readonly found: TheSubmission; readonly form: FormState }

/** What is missing before a submission is approved, or the form with which somebody does, and sees where mail will go. */
export async function approving(
  { visit, found: { submission, form: structure }, form }: Deciding,
  {
    body,
    problems,
    open,
  }: { readonly body: ListedBody | null; readonly problems: readonly SubmissionProblem[]; readonly open: readonly OpenQuestion[] },
) {
  const isOwn = (await howApproved(visit.needs.db, submission, visit.staff.id)) === 'own'
  const refusal = form.errors['']
  return (
    <section aria-labelledby="approval">
      <h2 id="approval">Approval</h2>
      {(isOwn || !isApprover(visit)) && problems.length === 0 && (
        <p>Nothing is missing. Whoever may approve it is told so on the page of the case.</p>
      )}
      <Open structure={structure} open={open} />
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

/** The questions that nobody answered, by name: what goes out says of each that it is not known, and whoever approves has seen which. */
function Open({ structure, open }: { readonly structure: SubmissionForm; readonly open: readonly OpenQuestion[] }) {
  if (open.length === 0) return null
  const words = formWords('en')
  return (
    <>
      <p>
        {open.length === 1 ? '1 question has no answer' : `${open.length} questions have no answer`}. As it stands, what goes out says “
        {words.say('unknown')}” there:
      </p>
      <ul class="plain links">
        {open.map(({ field }) => (
          <li key={field.key}>
            <a href={`#${field.key.replace('.', '-')}`}>{words.field(structure, field)}</a>
          </li>
        ))}
      </ul>
    </>
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
