import { languageName } from '../../../kit/index.ts'
import { listVersions, type PublishedVersion } from '../../../publishing/index.ts'
import { listBatches, recordBatch, withdrawBatch, type BatchField, type PaperBatch, type ShownBatch } from '../../../signons/index.ts'
import {
  Choice,
  DateField,
  filledWith,
  Form,
  TextArea,
  TextField,
  textOf,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { signOnRoutes } from './routes.ts'
import { changeTogether, withForm } from './sent-form.ts'
import { publicWordsWrong } from './words.ts'

/** GET /appeals/:appeal/sign-ons/paper/new; `?corrects=3` fills in what is to be corrected. */
export async function batch(visit: AppealVisit): Promise<Response> {
  const corrected = await findBatch(visit, visit.c.req.query('corrects') ?? '')
  return show(visit, corrected === undefined ? filledWith({}) : filledWith(typedOf(corrected)), 200)
}

/** POST: records a batch, and takes back the one that it corrects, in one transaction: at no moment do both count. */
export const batchSent = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async (sent) => {
    const { given, by, appeal } = sent
    const again = (errors: Errors): Promise<Response> => show(visit, { given, errors }, 422)
    const corrects = textOf(given, 'corrects')
    const earlier = await findBatch(visit, corrects)
    return changeTogether(
      visit,
      sent,
      (error) => again({ '': error }),
      async (signOns) => {
        const stands = earlier !== undefined && (await withdrawBatch(signOns, earlier.id, by)).kind === 'changed'
        if (corrects !== '' && !stands)
          return { kind: 'refused', response: () => again({ '': 'The batch that this corrects does not stand any more.' }) }
        const outcome = await recordBatch(signOns, appeal, batchIn(given), by)
        if (outcome.kind === 'refused')
          return {
            kind: 'refused',
            response: () =>
              again(
                Object.fromEntries(
                  outcome.errors.map((field) => [fieldOf[field], publicWordsWrong(textOf(given, fieldOf[field]), wrong[field])]),
                ),
              ),
          }
        if (outcome.kind === 'still-to-come')
          return {
            kind: 'refused',
            response: () => again(Object.fromEntries(outcome.days.map((end) => [end, 'This day is still to come.']))),
          }
        if (outcome.kind === 'closed') return { kind: 'refused', response: () => again({ '': 'This appeal takes no sign-ons.' }) }
        return { kind: 'done', location: withNotice(signOnsHref(visit, signOnRoutes.paper), 'recorded') }
      },
    )
  })

const findBatch = async ({ needs, opened }: AppealVisit, id: string): Promise<ShownBatch | undefined> =>
  id === '' ? undefined : (await listBatches(needs.db, opened.whole.id)).find((one) => String(one.id) === id)

async function show(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const versions = (await listVersions(visit.needs.db, visit.opened.whole.id)).filter(({ takenDownAt }) => takenDownAt === undefined)
  const corrects = textOf(form.given, 'corrects')
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Record a batch" width="narrow">
      <h1>{corrects === '' ? 'Record signatures on paper' : 'Correct a batch'}</h1>
      <p>
        Everything here is published and stands in the log for good: name nobody who signed, and nobody who collected without having asked
        them. {corrects !== '' && 'The earlier batch is taken back.'}
      </p>
      <Form
        visit={visit}
        form={form}
        action={signOnsHref(visit, signOnRoutes.recordBatch)}
        submit="Record it"
        beside={<a href={signOnsHref(visit, signOnRoutes.paper)}>Back</a>}
      >
        <input type="hidden" name="corrects" value={corrects} />
        <Choice form={form} name="edition" label="What was signed" empty="" options={versions.map(editionOption)} />
        <TextField form={form} name="collected_by" label="Who collected them" hint="An organisation, or somebody who agreed to be named" />
        <TextField form={form} name="place" label="Where" hint="A town or an event" />
        <DateField form={form} name="from" label="From which day" hint="A day, as 2026-11-02 or 2 November 2026" />
        <DateField form={form} name="to" label="To which day" hint="The same, if it was one day" />
        <TextField form={form} name="claimed" label="How many are claimed" attributes={{ inputMode: 'numeric', maxLength: 9 }} />
        <TextField form={form} name="accepted" label="How many you accept" attributes={{ inputMode: 'numeric', maxLength: 9 }} />
        <TextArea
          form={form}
          name="method"
          label="How you decided which to accept"
          hint="For example: every line was looked at by two people; doubles and unreadable ones were left out"
        />
        <TextField
          form={form}
          name="scan"
          label="SHA-256 of the scan"
          hint={
            <>
              64 hexadecimal digits, as <code>sha256sum FILE</code> prints them. Keep the scan itself away from here. Empty if there is
              none.
            </>
          }
          attributes={{ maxLength: 64, autoComplete: 'off' }}
        />
      </Form>
    </SignOnsPage>,
    status,
  )
}

const editionOption = ({ version, lang }: PublishedVersion) => ({
  value: `${version} ${lang}`,
  label: `Version ${version} in ${languageName(lang)}`,
})

const batchIn = (given: Given): PaperBatch => {
  const [version = '', lang = ''] = textOf(given, 'edition').split(' ')
  const numberIn = (name: string): number => (/^\d{1,9}$/.test(textOf(given, name)) ? Number(textOf(given, name)) : NaN)
  return {
    version: Number(version),
    lang,
    collectedBy: textOf(given, 'collected_by'),
    place: textOf(given, 'place'),
    from: textOf(given, 'from'),
    to: textOf(given, 'to'),
    claimed: numberIn('claimed'),
    accepted: numberIn('accepted'),
    scan: textOf(given, 'scan').toLowerCase() || null,
    method: textOf(given, 'method').replaceAll(/\s+/g, ' '),
  }
}

const typedOf = ({ id, batch: { version, lang, collectedBy, place, from, to, claimed, accepted, scan, method } }: ShownBatch) => ({
  corrects: String(id),
  edition: `${version} ${lang}`,
  collected_by: collectedBy,
  place,
  from,
  to,
  claimed: String(claimed),
  accepted: String(accepted),
  scan: scan ?? '',
  method,
})

/** The field of the form that a part of a batch is typed into. */
const fieldOf: Readonly<Record<BatchField, string>> = {
  version: 'edition',
  lang: 'edition',
  collectedBy: 'collected_by',
  place: 'place',
  from: 'from',
  to: 'to',
  claimed: 'claimed',
  accepted: 'accepted',
  scan: 'scan',
  method: 'method',
}

const wrong: Readonly<Record<BatchField, string>> = {
  version: 'Choose a version that is shown.',
  lang: 'Choose a version that is shown.',
  collectedBy: 'Say who collected them, in one line of at most 200 characters.',
  place: 'Say where, in one line of at most 200 characters.',
  from: 'Write one day, as 2026-11-02.',
  to: 'Write one day, as 2026-11-22, not before the first.',
  claimed: 'Write how many, in digits.',
  accepted: 'Write how many, in digits, and not more than are claimed.',
  scan: 'This is no SHA-256: 64 hexadecimal digits, or nothing.',
  method: 'Say how you decided, in at most 1,000 characters.',
}
