import { randomUUID } from 'node:crypto'
import {
  addDossier,
  checkInWords,
  dossiersOf,
  draftLetter,
  figuresOf,
  listBodies,
  offered,
  type ListedBody,
} from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, languageName, languageOf } from '../../../kit/index.ts'
import { findEdition, listVersions, type PublishedVersion } from '../../../publishing/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { Choice, filledWith, Form, oneOf, readForm, TextField, textOf, tooLong, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { auditDelivery } from './audit-delivery.ts'
import { ChooseBody } from './choose-body.tsx'
import { deliveryRoutes } from './routes.ts'
import { deliveryCrumbs, dossierHref, partsOf } from './the-dossier.ts'

/** GET /appeals/:appeal/dossiers/new */
export async function newDossier(visit: AppealVisit): Promise<Response> {
  const [last] = await dossiersOf(visit.needs.db, visit.opened.whole.id)
  return page(visit, filledWith({ body: visit.c.req.query('body'), from: last?.text?.letter.from }), 200)
}

/** POST: begins a dossier of the newest version that readers see, with a letter that is drafted. */
export async function beginDossier(visit: AppealVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const { needs, staff, now, opened } = visit
  const shown = await shownNow(visit)
  const bodies = offered(await listBodies(needs.db))
  const body = bodies.find(({ id }) => id === textOf(given, 'body'))
  const errors = {
    ...oneOf(
      given,
      'body',
      bodies.map(({ id }) => id),
      'Choose to whom it goes.',
    ),
    ...oneOf(given, 'lang', ['', ...shown.map(({ lang }) => lang)], 'Choose one of the languages in which readers see it.', false),
    ...tooLong(given, 'from', 90),
  }
  if (body === undefined || shown.length === 0 || Object.keys(errors).length > 0) return page(visit, { given, errors }, 422)
  const lang = textOf(given, 'lang') || languageFor(body, shown)
  const published = await findEdition(needs.db, opened.whole.id, shown[0]!.version, lang)
  if (published === null || published.takenDown !== undefined)
    return page(visit, { given, errors: { '': 'It was taken down meanwhile.' } }, 422)
  const { edition } = published
  const letter = draftLetter({ body, edition, figures: await figuresOf(needs.db, edition.appeal), from: textOf(given, 'from') })
  const id = randomUUID()
  return change(visit, given, async (tx) => {
    await addDossier(
      tx,
      { id, appeal: edition.appeal, version: edition.version, lang: edition.lang, body: body.id, text: { letter, annexes: [] } },
      { by: staff.id, at: now },
    )
    await auditDelivery(tx, visit, 'dossier.begin', id, { body: body.id })
    return { kind: 'done', location: dossierHref(visit, deliveryRoutes.letter, { id }) }
  })
}

/** The first language that the body reads and that there is, else the original. */
const languageFor = ({ languages }: ListedBody, shown: readonly PublishedVersion[]): string =>
  languages
    .map((wanted) => shown.find(({ lang }) => lang === wanted || languageOf(lang) === languageOf(wanted))?.lang)
    .find((lang) => lang !== undefined) ?? (shown.find(({ original }) => original) ?? shown[0]!).lang

/** The editions of the newest version, as far as readers see them; none where it was taken down. */
async function shownNow({ needs, opened }: AppealVisit): Promise<readonly PublishedVersion[]> {
  const all = await listVersions(needs.db, opened.whole.id)
  return all.filter(({ version, takenDownAt }) => version === all[0]?.version && takenDownAt === undefined)
}

async function page(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const shown = await shownNow(visit)
  const today = formatDay(dayOfInstant(visit.now))
  return answer(
    visit,
    <DeskPage visit={visit} title="Begin a dossier" crumbs={deliveryCrumbs(visit)}>
      <h1>Begin a dossier</h1>
      {shown.length === 0 ? (
        <p>Nothing of {visit.opened.whole.id} is shown to readers. What is brought to a body is a published version: publish it first.</p>
      ) : (
        <>
          <p>
            All that one body is given of version {shown[0]!.version}: the appeal with the sources of each statement, a letter, the figures
            of the sign-ons with the checkpoint of the log, and documents that you choose. A letter is drafted, which you then edit.
          </p>
          <Form visit={visit} form={form} action={hrefOf(deliveryRoutes.beginDossier, partsOf(visit))} submit="Begin the dossier">
            <ChooseBody
              form={form}
              bodies={offered(await listBodies(visit.needs.db))}
              empty="Choose a body or an official"
              said={(body) => (body.objection === undefined ? checkInWords(body, today) : 'asked for no more mail')}
            />
            <Choice
              form={form}
              name="lang"
              label="Language of the appeal"
              empty="what the body reads, if there is an edition; else the original"
              options={shown.map(({ lang }) => ({ value: lang, label: languageName(lang) }))}
            />
            <TextField
              form={form}
              name="from"
              label="Who writes, and where an answer goes to"
              hint="One line of at most 90 letters; it is seen in the window of the envelope"
              attributes={{ autoComplete: 'off' }}
            />
          </Form>
        </>
      )}
    </DeskPage>,
    status,
  )
}
