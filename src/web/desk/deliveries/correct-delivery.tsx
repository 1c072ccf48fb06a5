import type { Delivery } from '../../../delivery/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { DateField, filledWith, Form, required, TextArea, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { deliveryRoutes } from './routes.ts'
import { partsOf } from './the-dossier.ts'

/** The form with which what was recorded by hand is corrected; it opens where something is wrong in it. */
export const Correction = ({
  visit,
  delivery,
  form,
}: {
  readonly visit: AppealVisit
  readonly delivery: Delivery
  readonly form: FormState
}) => (
  <section aria-labelledby="correct">
    <h2 id="correct">Correct what was recorded</h2>
    <details open={Object.keys(form.errors).length > 0}>
      <summary>Correct it</summary>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(deliveryRoutes.correct, { ...partsOf(visit), delivery: delivery.id })}
        submit="Record the correction"
      >
        <p>What was recorded before stays on record; from now on this counts, also for what readers are told.</p>
        <DateField form={form} name="left" label="The day it left" today={dayOfInstant(visit.now)} />
        <TextArea form={form} name="went_to" label="Where it went" rows={3} />
        <TextArea form={form} name="corrected" label="Why it is corrected" hint="For the team" rows={2} />
      </Form>
    </details>
  </section>
)

/** The form as it begins: as it is recorded. */
export const formOfCorrection = ({ day, to }: Delivery): FormState => filledWith({ left: day ?? undefined, went_to: to ?? undefined })

/** What is wrong with its words; the day is held to more. */
export const correctionErrors = (given: Given): Errors => ({
  ...required(given, 'went_to', 'Say where it went: the address, the portal, the number.'),
  ...tooLong(given, 'went_to', 600),
  ...required(given, 'corrected', 'Say why it is corrected.'),
  ...tooLong(given, 'corrected', 2000),
})
