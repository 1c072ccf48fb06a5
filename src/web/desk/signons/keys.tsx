import {
  addCampaignKey,
  endCampaignKey,
  listCampaignKeys,
  readSigningState,
  type CampaignKeyState,
  type KeyEnd,
} from '../../../signons/index.ts'
import { emptyForm, Form, oneOf, Options, textOf, Tick, type Errors, type FormState } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice, type Notice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { keyErrors, KeyFields, keyIn, keyRefused } from './key-fields.tsx'
import { signOnRoutes } from './routes.ts'
import { changeBesideTheLog, withForm } from './sent-form.ts'
import { signOnsInWords } from './words.ts'

/** Which of the two forms of the page is shown with what was typed into it. */
type Shown = { readonly add?: FormState; readonly fate?: FormState }

/** GET /appeals/:appeal/sign-ons/keys */
export const keys = (visit: AppealVisit): Promise<Response> => show(visit, {}, 200)

/** POST: new sign-ons are sealed to another key from now on. */
export const addKey = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async (sent) => {
    const { given, by, appeal } = sent
    const again = (errors: Errors): Promise<Response> => show(visit, { add: { given, errors } }, 422)
    const errors = keyErrors(given)
    if (Object.keys(errors).length > 0) return again(errors)
    return changeBesideTheLog(visit, sent, async (signOns) => {
      const outcome = await addCampaignKey(signOns, appeal, keyIn(given), by)
      if (outcome.kind === 'added') return done(visit, 'key-changed')
      const { reason } = outcome
      return { kind: 'refused', response: () => again(reason === 'none' ? { '': notOpen } : { public_key: keyRefused[reason] }) }
    })
  })

/** POST …/fate: says what became of a key: it is used no longer, lost, or was destroyed. */
export const keyFate = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async (sent) => {
    const { given, by, appeal } = sent
    const known = await listCampaignKeys(visit.needs.db, appeal)
    const [key, fate] = [known.find(({ id }) => String(id) === textOf(given, 'key')), textOf(given, 'fate')]
    const again = (errors: Errors): Promise<Response> => show(visit, { fate: { given, errors } }, 422)
    const errors = {
      ...(key === undefined && { key: 'Choose which key.' }),
      ...oneOf(given, 'fate', Object.keys(fates), 'Choose what became of it.'),
      ...(fate !== 'retired' && textOf(given, 'sure') !== 'yes' && { sure: 'Tick that it is so: this cannot be taken back.' }),
    }
    if (key === undefined || Object.keys(errors).length > 0) return again(errors)
    return changeBesideTheLog(visit, sent, async (signOns) => {
      const { kind } = await endCampaignKey(signOns, key.id, fate as KeyEnd, by)
      if (kind === 'changed') return done(visit, fates[fate as KeyEnd].notice)
      return { kind: 'refused', response: () => again({ '': 'That was recorded before.' }) }
    })
  })

const done = (visit: AppealVisit, notice: Notice) =>
  ({ kind: 'done', location: withNotice(signOnsHref(visit, signOnRoutes.keys), notice) }) as const

const fates: Readonly<Record<KeyEnd, { readonly label: string; readonly hint: string; readonly notice: Notice }>> = {
  retired: {
    label: 'It is used no longer',
    hint: 'New sign-ons are sealed to the other key. Keep the file: it opens what was sealed to it.',
    notice: 'saved',
  },
  lost: {
    label: 'The file and every copy of it are lost',
    hint: 'What was sealed to it stays closed: nobody can be written to or listed. The count goes on, and signers keep their own links.',
    notice: 'key-lost',
  },
  destroyed: {
    label: 'The file and every copy of it were destroyed on purpose',
    hint: 'As if it were lost, and meant so: when the list of signers must not fall into any hands.',
    notice: 'key-destroyed',
  },
}

const notOpen = 'This appeal was never opened for sign-ons.'

async function show(visit: AppealVisit, { add = emptyForm, fate = emptyForm }: Shown, status: 200 | 422): Promise<Response> {
  const { needs, opened, staff } = visit
  const { kind } = await readSigningState(needs.db, opened.whole.id)
  const known = await listCampaignKeys(needs.db, opened.whole.id)
  const who = await whoWrote(visit)
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Keys">
      <h1>Keys</h1>
      {kind === 'none' ? <p>{notOpen}</p> : <Keys known={known} who={who} />}
      {kind !== 'none' && staff.role === 'administrator' && (
        <>
          {kind !== 'closed' && <AddKey visit={visit} form={add} />}
          <Fate visit={visit} form={fate} known={known} />
        </>
      )}
    </SignOnsPage>,
    status,
  )
}

const Keys = ({ known, who }: { readonly known: readonly CampaignKeyState[]; readonly who: (by: string) => string }) => (
  <>
    <p>The private half of a key is a file outside of this server; here are only the public halves.</p>
    {!known.some(({ inUse }) => inUse) && <p class="notice">No key is in use: nobody can sign before another one is added.</p>}
    <div class="scrolls">
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">Fingerprint</th>
            <th scope="col">How it stands</th>
            <th scope="col">Sealed to it</th>
            <th scope="col">Added</th>
            <th scope="col">Who keeps it</th>
          </tr>
        </thead>
        <tbody>
          {known.map((key) => (
            <tr key={key.id}>
              <th scope="row">
                <span class="code" dir="ltr">
                  {key.fingerprint}
                </span>
              </th>
              <td data-label="How it stands">{standingOf(key)}</td>
              <td data-label="Sealed to it">{signOnsInWords(key.signOns)}</td>
              <td data-label="Added">
                {momentInWords(key.madeAt)}, by <bdi>{who(key.madeBy)}</bdi>
              </td>
              <td data-label="Who keeps it" dir="auto">
                {key.note === '' ? 'nobody said' : key.note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
)

function standingOf({ inUse, retiredAt, lostAt, destroyedAt }: CampaignKeyState): string {
  if (destroyedAt !== null) return `destroyed: recorded on ${momentInWords(destroyedAt)}`
  if (lostAt !== null) return `lost: reported on ${momentInWords(lostAt)}`
  if (retiredAt !== null) return `used no longer since ${momentInWords(retiredAt)}`
  return inUse ? 'in use' : 'a newer one is in use'
}

const AddKey = ({ visit, form }: { readonly visit: AppealVisit; readonly form: FormState }) => (
  <section aria-labelledby="add">
    <h2 id="add">Go over to another key</h2>
    <p>
      Do it when somebody leaves who had the file, or when you do not know any more who has it. What was signed before stays sealed to the
      earlier key.
    </p>
    <Form visit={visit} form={form} action={signOnsHref(visit, signOnRoutes.addKey)} submit="Seal to this key from now on">
      <KeyFields visit={visit} form={form} />
    </Form>
  </section>
)

const Fate = ({
  visit,
  form,
  known,
}: {
  readonly visit: AppealVisit
  readonly form: FormState
  readonly known: readonly CampaignKeyState[]
}) => (
  <section aria-labelledby="fate">
    <h2 id="fate">Say what became of a key</h2>
    <Form visit={visit} form={form} action={signOnsHref(visit, signOnRoutes.keyFate)} submit="Record it" grave>
      <Options
        form={form}
        name="key"
        type="radio"
        label="Which key"
        options={known.map(({ id, fingerprint }) => ({ value: String(id), label: fingerprint }))}
      />
      <Options
        form={form}
        name="fate"
        type="radio"
        label="What became of it"
        options={Object.entries(fates).map(([value, { label, hint }]) => ({ value, label, hint }))}
      />
      <Tick
        form={form}
        name="sure"
        label="It is so, and I know that it cannot be taken back"
        hint="For a key that is lost or was destroyed"
      />
    </Form>
  </section>
)
