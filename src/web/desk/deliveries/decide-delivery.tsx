import { isSuperseded, type Delivery } from '../../../delivery/index.ts'
import { Form, Options, TextArea, type FormState } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { deliveryRoutes } from './routes.ts'
import { partsOf } from './the-dossier.ts'

/** That which readers are shown in the place of the version of a letter; null where there is none, or nobody has to know. */
export type NewerVersion = { readonly version: number } | null

type Properties = { readonly visit: AppealVisit; readonly delivery: Delivery; readonly form: FormState; readonly newer: NewerVersion }

/** What becomes of a letter that waits, or waits for a person. */
export function Decide({ visit, delivery, form, newer }: Properties) {
  const { state, events } = delivery
  const isWaiting = state === 'queued' || state === 'deferred'
  const isPutAside = isSuperseded(events)
  const options = isPutAside
    ? [
        // It may have arrived where somebody had it sent a second time.
        ...(events.some(({ kind }) => kind === 'taken') ? [arrived] : []),
        { value: 'again', label: 'Send it all the same' },
        givenUp,
      ]
    : [arrived, { value: 'again', label: 'It did not: send it again' }, givenUp]
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{isWaiting ? 'Stop it' : 'Decide what becomes of it'}</h2>
      {isPutAside && <PutAside visit={visit} delivery={delivery} newer={newer} />}
      {!isWaiting && !isPutAside && <p>Look into the mailbox it came from, or ask the body. Sent again, it may arrive twice.</p>}
      <Form
        visit={visit}
        form={form}
        action={hrefOf(deliveryRoutes.decide, { ...partsOf(visit), delivery: delivery.id })}
        submit={isWaiting ? 'Give it up' : 'Decide'}
        {...(isWaiting && { grave: true as const })}
      >
        {isWaiting ? (
          <input type="hidden" name="decision" value="given-up" />
        ) : (
          <Options
            form={form}
            name="decision"
            type="radio"
            label={isPutAside ? 'What becomes of it' : 'What is known by now'}
            options={options}
          />
        )}
        <TextArea form={form} name="note" label={isPutAside ? 'Why (optional)' : 'How you know (optional)'} rows={2} />
      </Form>
    </section>
  )
}

const arrived = { value: 'arrived', label: 'It arrived' }
const givenUp = { value: 'given-up', label: 'Give it up' }

const PutAside = ({ visit, delivery, newer }: Omit<Properties, 'form'>) => (
  <p>
    It was not sent.{' '}
    {newer === null
      ? 'Another version was published before its turn came, which readers are not shown any more.'
      : `Version ${newer.version} was published before its turn came, and stands in the place of version ${delivery.version}.`}{' '}
    {newer !== null && <a href={hrefOf(deliveryRoutes.newDossier, partsOf(visit))}>Begin a dossier of version {newer.version}</a>}
  </p>
)
