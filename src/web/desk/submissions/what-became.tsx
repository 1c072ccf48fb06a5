import { decisions, hasLeft, submissionDeliveriesOf, submissionRepliesOf, type SubmissionDelivery } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { Events } from '../deliveries/delivery-parts.tsx'
import { withItsCase } from '../deliveries/with-cases.ts'
import { channelInWords, dueInWords, stateInWords } from '../deliveries/words.ts'
import { DateField, emptyForm, Form, Options, TextArea, type FormState } from '../forms/index.ts'
import { SubmissionReplies } from '../replies/write-submission-reply.tsx'
import { writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { submissionHref, type TheSubmission } from './the-submission.ts'

type Became = { readonly visit: CaseVisit; readonly found: TheSubmission; readonly form: FormState; readonly who: (by: string) => string }

/** Where a submission was brought, and what became of each way: with what somebody has to decide, and that they have it. */
export async function whatBecame({ visit, found, form, who }: Became) {
  const all = await submissionDeliveriesOf(visit.needs.db, [visit.opened.key])
  const sent = all.filter(({ submission }) => submission === found.submission.id)
  if (sent.length === 0) return null
  const replies = await submissionRepliesOf(visit.needs.db, visit.opened.key)
  const writes = (writers as readonly string[]).includes(visit.staff.role)
  const today = formatDay(dayOfInstant(visit.now))
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">What became of it</h2>
      {sent.map((delivery) => (
        <section key={delivery.id} aria-labelledby={`delivery-${delivery.id}`}>
          <h3 id={`delivery-${delivery.id}`}>
            {channelInWords[delivery.channel]}: {stateInWords(delivery)}
          </h3>
          <p class="text" dir="auto">
            {delivery.to ?? 'erased'}
          </p>
          <p>{dueInWords(delivery, today) ?? 'No answer is awaited by a rule that we know.'}</p>
          <p class="code hash" dir="ltr">
            SHA-256 {delivery.hash}
          </p>
          <Events opened={withItsCase(visit).opened} events={delivery.events} who={who} />
          {writes && <Next visit={visit} found={found} delivery={delivery} form={form} />}
          <SubmissionReplies visit={visit} submission={found.submission} delivery={delivery} replies={replies} who={who} />
        </section>
      ))}
    </section>
  )
}

/** The name of a field of one delivery: several may stand on a page. */
export const fieldFor = (name: string, { id }: Pick<SubmissionDelivery, 'id'>): string => `${name}.${id.slice(0, 8)}`

function Next({
  visit,
  found,
  delivery,
  form,
}: {
  readonly visit: CaseVisit
  readonly found: TheSubmission
  readonly delivery: SubmissionDelivery
  readonly form: FormState
}) {
  const { state } = delivery
  const isWaiting = state === 'queued' || state === 'deferred'
  const [decided, acknowledged] = [fieldFor('decision', delivery), fieldFor('acknowledged', delivery)]
  const [deciding, acknowledging] = [form.given.has(decided) ? form : emptyForm, form.given.has(acknowledged) ? form : emptyForm]
  return (
    <>
      {(isWaiting || state === 'uncertain' || state === 'doubtful') && (
        <Form
          visit={visit}
          form={deciding}
          action={submissionHref(visit, submissionRoutes.decideSubmission, found.submission, { delivery: delivery.id })}
          submit={isWaiting ? 'Give it up' : 'Decide'}
          {...(isWaiting && { grave: true as const })}
        >
          {isWaiting ? (
            <input type="hidden" name={decided} value="given-up" />
          ) : (
            <Options
              form={deciding}
              name={decided}
              type="radio"
              label="What is known by now"
              options={decisions.map((value) => ({ value, label: decisionInWords[value] }))}
            />
          )}
          <TextArea form={deciding} name={fieldFor('note', delivery)} label="How you know (optional)" rows={2} />
        </Form>
      )}
      {(hasLeft(state) || state === 'uncertain') && state !== 'acknowledged' && (
        <Form
          visit={visit}
          form={acknowledging}
          action={submissionHref(visit, submissionRoutes.acknowledgeSubmission, found.submission, { delivery: delivery.id })}
          submit="Record that they have it"
        >
          <DateField form={acknowledging} name={fieldFor('day', delivery)} label="They have it since" today={dayOfInstant(visit.now)} />
          <TextArea
            form={acknowledging}
            name={acknowledged}
            label="What shows it (optional)"
            hint="A number they gave, a letter of receipt"
            rows={2}
          />
        </Form>
      )}
    </>
  )
}

const decisionInWords: Readonly<Record<(typeof decisions)[number], string>> = {
  arrived: 'It arrived',
  again: 'It did not: send it again',
  'given-up': 'Give it up',
}
