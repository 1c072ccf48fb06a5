import { changeDossier, letterPdf, letterProblems, type Dossier, type Letter } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, languageName } from '../../../kit/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import {
  filledWith,
  Form,
  frameFields,
  readForm,
  rebased,
  TextArea,
  TextField,
  textOf,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { formStateFor } from '../drafts/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { auditDelivery } from './audit-delivery.ts'
import { linesOf } from './body-form.ts'
import { deliveryRoutes } from './routes.ts'
import { deliveryCrumbs, dossierHref, theDossier, theOpenDossier } from './the-dossier.ts'

/** GET …/letter: the letter as it stands, to be edited. */
export async function letter(visit: AppealVisit): Promise<Response> {
  const dossier = await theOpenDossier(visit)
  if (dossier instanceof Response) return dossier
  return page(visit, dossier, await formStateFor(visit, formOf(dossier.text.letter)), 200)
}

/** POST: writes it anew. What is not complete comes back with what is missing. */
export async function letterSent(visit: AppealVisit): Promise<Response> {
  const dossier = await theOpenDossier(visit)
  if (dossier instanceof Response) return dossier
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const { text } = dossier
  const written = readLetter(given, text.letter.lang)
  const errors: Errors = letterProblems(written)
  if (Object.keys(errors).length > 0) return page(visit, dossier, { given, errors }, 422)
  return change(visit, given, async (tx) => {
    const base = Number(textOf(given, frameFields.base) || '0')
    const { staff, now } = visit
    const outcome = await changeDossier(tx, dossier.id, { text: { ...text, letter: written }, base }, { by: staff.id, at: now })
    if (outcome.kind === 'frozen')
      return {
        kind: 'refused',
        response: () => page(visit, dossier, { given, errors: { '': 'It was approved meanwhile; nothing of it changes any more.' } }, 409),
      }
    if (outcome.kind === 'conflict')
      return {
        kind: 'refused',
        response: () =>
          page(
            visit,
            outcome.dossier,
            { given: rebased(given, outcome.dossier.base), errors: { '': meanwhile } },
            409,
            outcome.dossier.text?.letter,
          ),
      }
    await auditDelivery(tx, visit, 'dossier.change', dossier.id)
    return { kind: 'done', location: withNotice(dossierHref(visit, deliveryRoutes.dossier, dossier), 'saved') }
  })
}

const meanwhile =
  'Somebody changed this dossier after you opened the form. What stands now is below; what you typed is here. Send it again to put it in the place of that.'

/** GET …/letter.pdf: the letter as it would be printed today, or as it was when it was approved. */
export async function letterPrinted(visit: AppealVisit): Promise<Response> {
  const dossier = await theDossier(visit)
  if (dossier instanceof Response) return dossier
  const frozen = dossier.frozen?.files?.find(({ path }) => path === 'letter.pdf')
  const bytes = frozen === undefined ? await printedNow(visit, dossier) : await storedFile(visit, frozen.sha256)
  if (bytes === null) return visit.c.redirect(dossierHref(visit, deliveryRoutes.dossier, dossier), 303)
  visit.c.header('Content-Type', 'application/pdf')
  visit.c.header('Content-Disposition', `inline; filename="${dossier.appeal.replaceAll(/[^\w.-]/g, '_')}-letter.pdf"`)
  visit.c.header('Cache-Control', 'no-store')
  return visit.c.body(new Uint8Array(bytes))
}

async function printedNow({ now }: AppealVisit, { text, appeal }: Dossier): Promise<Uint8Array | null> {
  if (text === null) return null
  const outcome = await letterPdf(text.letter, { day: formatDay(dayOfInstant(now)), code: appeal })
  return outcome.kind === 'rendered' ? outcome.bytes : null
}

export async function storedFile({ needs }: Pick<AppealVisit, 'needs'>, name: string): Promise<Uint8Array | null> {
  const stored = await needs.files.read(name)
  return stored.kind === 'found' ? stored.bytes : null
}

const formOf = ({ to, signed, from, subject, salutation, text, closing }: Letter): FormState =>
  filledWith({ to: to.join('\n'), signed: signed.join('\n'), from, subject, salutation, text, closing })

const readLetter = (given: Given, lang: string): Letter => ({
  lang,
  to: linesOf(textOf(given, 'to')),
  from: textOf(given, 'from'),
  subject: textOf(given, 'subject'),
  salutation: textOf(given, 'salutation'),
  text: textOf(given, 'text'),
  closing: textOf(given, 'closing'),
  signed: linesOf(textOf(given, 'signed')),
})

function page(visit: AppealVisit, dossier: Dossier, form: FormState, status: 200 | 409 | 422, now?: Letter): Response {
  return answer(
    visit,
    <DeskPage visit={visit} title="Letter" crumbs={deliveryCrumbs(visit, dossier)}>
      <h1>Letter</h1>
      <p>
        Drafted in {languageName(dossier.text?.letter.lang ?? dossier.lang)}. It goes before the appeal, by mail or on paper; name nobody in
        it whose name the appeal does not name.
      </p>
      <Form
        visit={visit}
        form={form}
        action={dossierHref(visit, deliveryRoutes.letterSent, dossier)}
        submit="Save the letter"
        base={dossier.base}
        draft
      >
        <TextArea
          form={form}
          name="to"
          label="Address"
          hint="A line each, the name first, at most six: what is seen through the window of the envelope"
          rows={6}
        />
        <TextField
          form={form}
          name="from"
          label="Who writes, and where an answer goes to"
          hint="One line"
          attributes={{ autoComplete: 'off' }}
        />
        <TextField form={form} name="subject" label="Subject" />
        <TextField form={form} name="salutation" label="It begins" />
        <TextArea form={form} name="text" label="The letter" hint="An empty line between paragraphs" rows={16} />
        <TextField form={form} name="closing" label="It ends" />
        <TextArea form={form} name="signed" label="Who signs" hint="A line each, at most four" rows={3} />
      </Form>
      {now !== undefined && (
        <section aria-labelledby="now">
          <h2 id="now">As it stands now</h2>
          <p class="text" dir="auto">
            {[now.to.join('\n'), now.from, now.subject, now.salutation, now.text, now.closing, now.signed.join('\n')].join('\n\n')}
          </p>
        </section>
      )}
    </DeskPage>,
    status,
  )
}
