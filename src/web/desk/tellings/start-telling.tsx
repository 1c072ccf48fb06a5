import { fastestTelling, listCampaignKeys, startTelling, type Telling } from '../../../signons/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { FileField, filledWith, Form, readForm, required, TextField, textOf, Tick, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import { answerNotServed, SignOnsPage, signOnsInWords } from '../signons/index.ts'
import type { AppealVisit } from '../visit.ts'
import { newerThan, Overtaken, overtakenInWords } from './overtaken.tsx'
import { tellingRoutes } from './routes.ts'
import { hrefOfTelling, theTelling } from './show-telling.tsx'
import { notStarted } from './words.ts'

/** Until somebody types another: few mail servers slow down or refuse so many. */
const usualPace = '30'

/** A file with a key has less than this, in bytes. */
const longestKeyFile = 4096

/** GET …/start */
export async function starting(visit: AppealVisit): Promise<Response> {
  const found = await theTelling(visit)
  return found instanceof Response ? found : page(visit, found, filledWith({ pace: usualPace }), 200)
}

/** POST …/start: begins, or goes on, with the keys in the files. They are read into memory and shown to nobody again. */
export async function start(visit: AppealVisit): Promise<Response> {
  const found = await theTelling(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { signOns } = visit.needs
  if (signOns === undefined) return answerNotServed(visit)
  const { given, files } = sent
  const pace = Number(textOf(given, 'pace'))
  const newer = await newerThan(visit, found)
  const [key, earlier] = [files.get('key'), files.get('earlier_key')]
  const errors = {
    ...(key === undefined && { key: 'Choose the file with the key. A browser forgets it when a form comes back.' }),
    ...(earlier !== undefined && earlier.size > longestKeyFile && { earlier_key: notStarted['not-a-key'] }),
    ...(key !== undefined && key.size > longestKeyFile && { key: notStarted['not-a-key'] }),
    ...(!(Number.isInteger(pace) && pace >= 1 && pace <= fastestTelling) && { pace: `Type a number from 1 to ${fastestTelling}.` }),
    ...required(given, 'sure', 'Tick that you mean it: a mail that is sent cannot be taken back.'),
    ...(newer !== null && required(given, 'overtaken', `Tick that it still holds, or write another message: ${overtakenInWords(newer)}.`)),
  }
  if (Object.keys(errors).length > 0) return page(visit, found, { given, errors }, 422)
  const keyFiles = await Promise.all([key, earlier].flatMap((file) => (file === undefined ? [] : [file.text()])))
  return change(visit, given, async (tx) => {
    const doing = { staff: visit.staff.id, at: visit.now }
    const outcome = await startTelling(signOns, tx, found.id, { keyFiles, perMinute: pace }, doing)
    if (outcome.kind === 'refused') {
      const field = ['not-a-key', 'other-key', 'ended-key'].includes(outcome.reason) ? 'key' : ''
      return { kind: 'refused', response: () => page(visit, found, { given, errors: { [field]: notStarted[outcome.reason] } }, 422) }
    }
    return { kind: 'done', location: withNotice(hrefOfTelling(tellingRoutes.telling, found), 'recorded') }
  })
}

async function page(visit: AppealVisit, found: Telling, form: FormState, status: 200 | 422): Promise<Response> {
  const keys = (await listCampaignKeys(visit.needs.db, found.appeal)).filter(({ signOns }) => signOns > 0)
  const { signOns } = visit.needs
  const newer = await newerThan(visit, found)
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Tell them" width="narrow">
      <h1>Bring the key and tell them</h1>
      <p>
        The key opens who signed. Amparo reads it into memory, looks at one sign-on after the other, writes to those who agreed, and forgets
        the key when all were looked at, when it is stopped, or when the server stops. The key is written nowhere. Each mail waits in the
        outbox, sealed to the server, and is deleted when it is sent. While this runs, whoever controls the server could read the key and
        all that it opens: do it only while you trust the server, and do not leave the file on this machine.
      </p>
      {newer !== null && <Overtaken newer={newer} draft={false} />}
      {(await signOns?.mailing.takes()) !== true && (
        <p class="notice">No mail server is set, or too many mails wait. Nothing is written until that is mended.</p>
      )}
      {keys.length > 0 && (
        <ul>
          {keys.map(({ id, fingerprint, signOns: count, lostAt, destroyedAt }) => (
            <li key={id}>
              {signOnsInWords(count)} sealed to{' '}
              <span class="code" dir="ltr">
                {fingerprint}
              </span>
              {(lostAt ?? destroyedAt) !== null && ', whose private half is gone: nobody can write to them'}
            </li>
          ))}
        </ul>
      )}
      <Form
        visit={visit}
        form={form}
        action={hrefOfTelling(tellingRoutes.start, found)}
        submit="Tell them"
        file
        beside={<a href={hrefOfTelling(tellingRoutes.telling, found)}>Back</a>}
      >
        <FileField
          form={form}
          name="key"
          label="The file with the key"
          accept="application/json,.json"
          hint="It was saved when sign-ons were opened, or the key was changed"
        />
        {keys.length > 1 && (
          <FileField form={form} name="earlier_key" label="The file with another key (optional)" accept="application/json,.json" />
        )}
        <TextField
          form={form}
          name="pace"
          label="Mails a minute, at most"
          hint={`From 1 to ${fastestTelling}. Ask whoever runs the mail server how many it takes`}
          attributes={{ inputMode: 'numeric', autoComplete: 'off', maxLength: 4 }}
        />
        {newer !== null && (
          <Tick form={form} name="overtaken" label={`I read the message again: it still holds, although ${overtakenInWords(newer)}`} />
        )}
        <Tick form={form} name="sure" label="I mean it: everybody who agreed is written to" />
      </Form>
    </SignOnsPage>,
    status,
  )
}
