import { findBody, listBodies, recordObjection, writeBody, type ListedBody } from '../../../delivery/index.ts'
import { dayOfInstant, fold, formatDay } from '../../../kit/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { change } from '../change.ts'
import {
  emptyForm,
  filledWith,
  Form,
  frameFields,
  readForm,
  rebased,
  required,
  TextArea,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { BodyFields } from './body-fields.tsx'
import { bodyErrors, formOfBody, readBody } from './body-form.ts'
import { bodyRoutes } from './routes.ts'
import { bodyCrumbs, theBody } from './show-body.tsx'

const unreadable: FormState = { ...emptyForm, errors: { '': 'What was sent could not be read as a form. Fill it in again.' } }

/** GET /bodies/new */
export const newBody = (visit: Visit): Response => page(visit, null, filledWith({ confirmed: 'unconfirmed', of: 'body' }))

/** POST: adds an entry of the team. */
export const addBody = (visit: Visit): Promise<Response> => write(visit, null)

/** GET /bodies/:body/edit */
export async function editBody(visit: Visit): Promise<Response> {
  const body = await theBody(visit)
  return body instanceof Response ? body : page(visit, body, formOfBody(body))
}

/** POST: writes the entry anew; what it said before stays in the database. */
export async function bodyEdited(visit: Visit): Promise<Response> {
  const body = await theBody(visit)
  return body instanceof Response ? body : write(visit, body)
}

/** POST: notes that somebody held the entry against its source today. */
export async function bodyChecked(visit: Visit): Promise<Response> {
  const body = await theBody(visit)
  if (body instanceof Response) return body
  const sent = await readForm(visit.c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  const { origin: _o, base, writtenBy: _b, writtenAt: _a, objection: _j, withdrawn: _w, ...entry } = body
  // What was looked at is what the page showed.
  if (textOf(given, frameFields.base) !== '' && textOf(given, frameFields.base) !== String(base))
    return visit.c.redirect(hrefOf(bodyRoutes.body, { body: body.id }), 303)
  return keep(visit, given, { ...entry, checked: todayOf(visit) }, base)
}

const todayOf = ({ now }: Visit): string => formatDay(dayOfInstant(now))

async function write(visit: Visit, body: ListedBody | null): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, body, unreadable)
  const { given } = sent
  const errors = { ...bodyErrors(given), ...(body === null && (await twinErrors(visit, given))) }
  if (Object.keys(errors).length > 0) return page(visit, body, { given, errors })
  const id = body?.id ?? `b-${Buffer.from(visit.needs.random(4)).toString('hex')}`
  return keep(visit, given, readBody(given, id, body, todayOf(visit)), body === null ? 0 : Number(textOf(given, frameFields.base) || '0'))
}

/** An entry that the directory seems to have already is asked about: a form that is sent once more after going back looks like that. */
async function twinErrors({ needs }: Visit, given: Given): Promise<Errors> {
  const name = fold(textOf(given, 'name'))
  const twin = textOf(given, 'twin') === 'yes' ? undefined : (await listBodies(needs.db)).find((one) => fold(one.name) === name)
  return twin === undefined ? {} : { twin: `${twin.name} is in the directory already. Correct that entry, or tick this if it is another.` }
}

const keep = (visit: Visit, given: Given, body: Parameters<typeof writeBody>[1], base: number): Promise<Response> =>
  change(visit, given, async (tx) => {
    const { staff, now } = visit
    const outcome = await writeBody(tx, body, base, { by: staff.id, at: now })
    if (outcome.kind === 'conflict')
      return {
        kind: 'refused',
        response: () =>
          page(
            visit,
            outcome.body,
            {
              given: rebased(given, outcome.body.base),
              errors: {
                '': 'Somebody wrote this entry anew after you opened the form. What stands now is below; what you typed is here. Send it again to put it in the place of that.',
              },
            },
            409,
          ),
      }
    await recordAudit(tx, { at: now, staff: staff.id, action: 'body.change', entry: body.id })
    return { kind: 'done', location: withNotice(hrefOf(bodyRoutes.body, { body: body.id }), 'saved') }
  })

function page(visit: Visit, body: ListedBody | null, form: FormState, status?: 409): Response {
  const heading = body === null ? 'Add a body or an official' : `Correct ${body.name}`
  const action = body === null ? hrefOf(bodyRoutes.addBody) : hrefOf(bodyRoutes.bodyEdited, { body: body.id })
  return answer(
    visit,
    <DeskPage visit={visit} title={heading} crumbs={bodyCrumbs}>
      <h1 dir="auto">{heading}</h1>
      <Form visit={visit} form={form} action={action} submit="Save the entry" base={body?.base ?? 0} draft>
        <BodyFields form={form} />
      </Form>
      {status === 409 && body !== null && (
        <section aria-labelledby="now">
          <h2 id="now">As it stands now</h2>
          <p class="text" dir="auto">
            {[...formOfBody(body).given.values()].flat().join('\n')}
          </p>
        </section>
      )}
    </DeskPage>,
    status ?? (Object.keys(form.errors).length === 0 ? 200 : 422),
  )
}

/** GET /bodies/:body/objection */
export async function objection(visit: Visit): Promise<Response> {
  const body = await theBody(visit)
  return body instanceof Response ? body : objectionPage(visit, body, emptyForm)
}

/** POST: records that it asked for no more mail, or, where it did, that it may be written to again. */
export async function objected(visit: Visit): Promise<Response> {
  const body = await theBody(visit)
  if (body instanceof Response) return body
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return objectionPage(visit, body, unreadable)
  const { given } = sent
  const errors = {
    ...tooLong(given, 'words'),
    ...required(given, 'words', 'Say who asked for it, when and how: it is what you show if somebody asks.'),
  }
  if (Object.keys(errors).length > 0) return objectionPage(visit, body, { given, errors })
  return change(visit, given, async (tx) => {
    const { staff, now } = visit
    const standing = (await findBody(tx, body.id)) ?? body
    const kind = standing.objection === undefined ? 'objected' : 'lifted'
    // Somebody did the same meanwhile: a second time would undo it.
    if (kind !== (textOf(given, 'kind') || kind))
      return {
        kind: 'refused',
        response: () =>
          objectionPage(visit, standing, { given, errors: { '': 'Somebody recorded this meanwhile. Look at it as it stands.' } }),
      }
    await recordObjection(tx, { body: body.id, kind, words: textOf(given, 'words') }, { by: staff.id, at: now })
    await recordAudit(tx, { at: now, staff: staff.id, action: 'body.objection', entry: body.id, detail: { kind } })
    return { kind: 'done', location: withNotice(hrefOf(bodyRoutes.body, { body: body.id }), 'recorded') }
  })
}

function objectionPage(visit: Visit, body: ListedBody, form: FormState): Response {
  const lifting = body.objection !== undefined
  const shown = { ...form, given: new Map([...form.given, ['kind', [lifting ? 'lifted' : 'objected']] as const]) }
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={body.name}
      crumbs={[...bodyCrumbs, { href: hrefOf(bodyRoutes.body, { body: body.id }), label: body.name }]}
    >
      <h1>{lifting ? 'It may be written to again' : 'It asked for no more mail'}</h1>
      <p>
        {lifting
          ? 'From then on mail goes to this body again.'
          : 'From then on no e-mail goes to this body, at any address it has or had here, nor to any other entry with one of them; letters that wait for their turn are given up. A printed letter is still possible.'}
      </p>
      <Form
        visit={visit}
        form={shown}
        action={hrefOf(bodyRoutes.objected, { body: body.id })}
        submit={lifting ? 'Let mail go there again' : 'Record the objection'}
        grave
        beside={<a href={hrefOf(bodyRoutes.body, { body: body.id })}>Back to the entry</a>}
      >
        <input type="hidden" name="kind" value={lifting ? 'lifted' : 'objected'} />
        <TextArea form={shown} name="words" label={lifting ? 'Why' : 'Who asked, when and how'} hint="For the team only" />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
}
