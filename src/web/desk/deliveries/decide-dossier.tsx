import { letterProblems, type Delivery, type Dossier, type ListedBody } from '../../../delivery/index.ts'
import { emptyForm, Form, TextArea, TextField, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import type { AppealVisit } from '../visit.ts'
import { Approve, BringThere, isApprover } from './approve-and-send.tsx'
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
  const returned = dossier.text?.returned
  const sendingBack = form.given.has('reason')
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
      ) : (
        <Approve
          visit={visit}
          form={sendingBack ? emptyForm : form}
          action={dossierHref(visit, deliveryRoutes.approve, dossier)}
          base={dossier.base}
          body={body}
          isOwn={own}
        >
          You stand behind the letter, the annexes, and what of them leaves the house. From then on nothing of it changes.
        </Approve>
      )}
      {isApprover(visit) && !own && returned === undefined && dossier.text !== null && (
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
  return (
    <BringThere
      visit={visit}
      form={form}
      body={body}
      what="the dossier"
      send={dossierHref(visit, deliveryRoutes.send, dossier)}
      byHand={dossierHref(visit, deliveryRoutes.byHand, dossier)}
    >
      {(before !== undefined || newer !== null) && (
        <TextField
          form={form}
          name="again"
          label={newer === null ? 'Why a second letter goes there' : `Why this version goes there, though version ${newer.version} stands`}
          {...(before !== undefined && {
            hint: `This version went there, or waits to: ${channelInWords[before.channel]}, ${stateInWords(before)}`,
          })}
        />
      )}
    </BringThere>
  )
}
