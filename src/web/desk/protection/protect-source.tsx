import { readIdentity } from '../../../cases/index.ts'
import type { Source } from '../../../sources/index.ts'
import type { CaseMember } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, filledWith, Form, frameFields, readForm, textOf, TextField, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { recordInCase } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes, storedEntry } from '../sources/index.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { IdentityFields, identityEntry, identityErrors, labelErrors, membersFor } from './identity-fields.tsx'
import { placesOfName, type PlacesOfName } from './names-in-case.ts'
import { PlacesOfNameShown } from './places-of-name.tsx'
import { protectionRoutes } from './routes.ts'

/** GET: the form that protects a source. */
export async function showProtection(visit: CaseVisit): Promise<Response> {
  const source = sourceIn(visit)
  return page(
    visit,
    await formStateFor(visit, source === undefined ? emptyForm : filledWith({ name: source.name })),
    await contextOf(visit),
  )
}

/** POST: the file keeps what the source may be called, and a list of its own who they are; what it was called before is read by nobody any more. */
export async function protect(visit: CaseVisit): Promise<Response> {
  const source = sourceIn(visit)
  const context = await contextOf(visit)
  const { members, isKept } = context
  const sent = await readForm(visit.c)
  if (source === undefined || isKept || sent.kind === 'unreadable') return page(visit, unreadableForm, context)
  const { given } = sent
  const errors = { ...(source.protected !== true && labelErrors(given)), ...identityErrors(given, members) }
  if (Object.keys(errors).length > 0) return page(visit, { given, errors }, context)
  return change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    // Somebody may have recorded it since the page was asked for; a second one would hide the first.
    const before = await readIdentity(tx, now.opened.id, source.id, now.staff.id)
    if (before.kind !== 'none')
      return { kind: 'refused', response: page(now, { given: new Map(), errors: { '': recorded } }, { ...context, isKept: true }) }
    const meta = now.opened.entries.get(`sources/${source.id}`)
    const stored = meta === undefined ? null : await storedEntry(tx, now, { list: 'sources' }, meta)
    if (meta === undefined || stored === null) return { kind: 'refused', response: answer(visit, <NotFoundPage visit={visit} />, 404) }
    const parts = { case: now.opened.id, source: source.id }
    const base = Number(textOf(given, frameFields.base)) || 0
    const entry = { ...stored, name: textOf(given, 'label'), protected: true }
    return recordInCase(tx, now, {
      changes: [
        { kind: 'add', list: 'identities', entry: identityEntry(now, given, source.id) },
        ...(source.protected === true ? [] : [{ kind: 'revise', list: 'sources', position: meta.position, base, entry } as const]),
      ],
      action: 'source.protect',
      fields: [{ name: 'name', contact: 'contact', note: 'note', readers: 'readers' }, { name: 'label' }],
      again: (refused) => page(now, { given, errors: refused }, context),
      meanwhile: () => page(now, { given: new Map(), errors: { '': meanwhile } }, context),
      location: () => withNotice(hrefOf(protectionRoutes.identity, parts), 'protected'),
    })
  })
}

const recorded = 'Somebody else has recorded meanwhile who this source is. What you typed was not kept.'
const meanwhile = 'Somebody else changed this source meanwhile. Look at it and begin again.'

type Context = {
  readonly members: readonly CaseMember[]
  /** Whether somebody has recorded already who it is. */
  readonly isKept: boolean
  /** Where what it is called now stands, as long as that may be its name. */
  readonly places: PlacesOfName | null
}

async function contextOf(visit: CaseVisit): Promise<Context> {
  const source = sourceIn(visit)
  const { opened, needs, staff } = visit
  const found = source === undefined ? null : await readIdentity(needs.db, opened.id, source.id, staff.id)
  const places =
    source === undefined || source.protected === true
      ? null
      : await placesOfName(opened, needs.files, { name: source.name, except: source.id })
  return { members: await membersFor(visit), isKept: found !== null && found.kind !== 'none', places }
}

export const sourceIn = ({ c, opened }: CaseVisit): Source | undefined =>
  opened.document.sources.find(({ id }) => id === c.req.param('source'))

function page(visit: CaseVisit, form: FormState, { members, isKept, places }: Context): Response {
  const source = sourceIn(visit)
  if (source === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const { opened } = visit
  const parts = { case: opened.id, source: source.id }
  const href = hrefOf(entryRoutes.source, parts)
  const frame = { visit, title: `Protect ${source.name}`, crumbs: caseCrumbs(opened, { href, label: source.name }) }
  if (isKept)
    return answer(
      visit,
      <DeskPage {...frame}>
        <h1>Protect a source</h1>
        {form.errors[''] !== undefined && <p class="error">{form.errors['']}</p>}
        <p>
          This source is protected. <a href={hrefOf(protectionRoutes.identity, parts)}>Who it is</a>
        </p>
      </DeskPage>,
      statusOf(form),
    )
  return answer(
    visit,
    <DeskPage {...frame}>
      <h1>Protect a source</h1>
      <p>
        The file keeps what <b dir="auto">{source.name}</b> may be called. Who they are is kept apart, sealed, for staff members whom you
        name; every reading is recorded. What you type as their name goes into no page, search, export or bundle, and it is not undone. What
        the source was called before is left out of the history. What is typed here is not kept as a draft.
      </p>
      {places !== null && <PlacesOfNameShown found={places} heading={`Where “${source.name}” stands`} />}
      <Form
        visit={visit}
        form={form}
        action={hrefOf(protectionRoutes.protect, parts)}
        submit="Protect the source"
        base={opened.entries.get(`sources/${source.id}`)?.base ?? 0}
        beside={<a href={href}>Leave it as it is</a>}
      >
        {source.protected !== true && (
          <TextField
            form={form}
            name="label"
            label="What the source may be called"
            hint="“A guard, not named”, “A person with knowledge of the prison”. It is published with what they say."
          />
        )}
        <IdentityFields visit={visit} form={form} members={members} />
      </Form>
    </DeskPage>,
    statusOf(form),
  )
}

const statusOf = ({ errors }: FormState): 200 | 422 => (Object.keys(errors).length > 0 ? 422 : 200)
