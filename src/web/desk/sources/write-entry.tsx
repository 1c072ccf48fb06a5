import type { JSX } from 'preact'
import { change } from '../change.ts'
import { Conflict } from '../drafts/conflict.tsx'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, filledWith, Form, frameFields, readForm, rebased, textOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { recordInCase } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { caseCrumbs } from './crumbs.ts'
import type { EntryKind, KeptEntry } from './entry-kind.ts'

export async function showNewEntry(visit: CaseVisit, kind: EntryKind): Promise<Response> {
  return page(visit, kind, await formStateFor(visit, emptyForm))
}

export async function addEntry(visit: CaseVisit, kind: EntryKind): Promise<Response> {
  return write(visit, kind, null)
}

/** The form of an entry as it stands, to be corrected. */
export async function showCorrection(visit: CaseVisit, kind: EntryKind): Promise<Response> {
  const kept = await entryIn(visit, kind)
  if (kept === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  return page(visit, kind, await formStateFor(visit, filledWith(kind.valuesOf(kept.entry))), { kept })
}

/** Corrects an entry by a revision; what it said before stays in its history. */
export async function correctEntry(visit: CaseVisit, kind: EntryKind): Promise<Response> {
  const kept = await entryIn(visit, kind)
  return kept === undefined ? answer(visit, <NotFoundPage visit={visit} />, 404) : write(visit, kind, kept)
}

/** The entry in the address, where this member may read it. */
export async function entryIn(visit: CaseVisit, kind: EntryKind): Promise<KeptEntry | undefined> {
  const wanted = visit.c.req.param(kind.routes.parameter)
  return (await kind.entries(visit)).find(({ id }) => id === wanted)
}

async function write(visit: CaseVisit, kind: EntryKind, kept: KeptEntry | null): Promise<Response> {
  const about = kept === null ? {} : { kept }
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable')
    return page(visit, kind, { ...emptyForm, errors: { '': 'What was sent could not be read. Fill in the form again.' } }, about)
  const { given } = sent
  if (textOf(given, 'do') === 'row') return page(visit, kind, { given, errors: {} }, { ...about, another: true })
  const { opened } = visit
  const errors = kind.errors(given, opened.document)
  if (Object.keys(errors).length > 0) return page(visit, kind, { given, errors }, about)
  const entry = kind.entryOf(given, opened.document, kept?.entry ?? null)
  const base = Number(textOf(given, frameFields.base)) || 0
  return change(visit, given, (tx) =>
    recordInCase(tx, visit, {
      changes: [
        kept === null ? { kind: 'add', list: kind.list, entry } : { kind: 'revise', list: kind.list, position: kept.position, base, entry },
      ],
      action: kept === null ? kind.actions.add : kind.actions.change,
      fields: [kind.fieldOf],
      again: (refused) => page(visit, kind, { given, errors: refused }, about),
      async meanwhile({ theirs, by, at, newest }) {
        const conflict = (
          <Conflict
            who={(await whoWrote(visit))(by)}
            at={at}
            labels={kind.labels}
            yours={filledWith(kind.valuesOf(entry)).given}
            theirs={filledWith(kind.valuesOf(theirs)).given}
          />
        )
        return page(visit, kind, { given: rebased(given, newest), errors: {} }, { ...about, conflict })
      },
      location: ([id = '']) =>
        withNotice(hrefOf(kind.routes.show, { case: opened.id, [kind.routes.parameter]: id }), kept === null ? 'added' : 'saved'),
    }),
  )
}

type About = { readonly kept?: KeptEntry; readonly another?: true; readonly conflict?: JSX.Element }

function page(visit: CaseVisit, kind: EntryKind, form: FormState, { kept, another, conflict }: About = {}): Response {
  const { opened } = visit
  const { words, routes, Fields } = kind
  const list = { href: hrefOf(routes.list, { case: opened.id }), label: words.many }
  const own = kept === undefined ? undefined : { case: opened.id, [routes.parameter]: kept.id }
  const name = kept === undefined ? '' : kind.inALine(kept, opened.document).name
  const crumbs = caseCrumbs(opened, list, ...(own === undefined ? [] : [{ href: hrefOf(routes.show, own), label: name }]))
  const title = kept === undefined ? words.add : `Correct ${name}`
  return answer(
    visit,
    <DeskPage visit={visit} title={title} crumbs={crumbs} width={conflict === undefined ? 'narrow' : 'wide'}>
      <h1 dir="auto">{title}</h1>
      {conflict}
      {kept !== undefined && <p class="hint">What it said before stays in its history.</p>}
      <Form
        visit={visit}
        form={form}
        action={own === undefined ? hrefOf(routes.add, { case: opened.id }) : hrefOf(routes.correct, own)}
        submit={kept === undefined ? words.add : 'Save the correction'}
        draft
        {...(kept !== undefined && { base: kept.revision })}
      >
        {/* The first button is the one that Enter presses. */}
        <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true">
          {kept === undefined ? words.add : 'Save the correction'}
        </button>
        <Fields visit={visit} form={form} another={another === true} />
      </Form>
    </DeskPage>,
    statusOf(form, conflict),
  )
}

const statusOf = ({ errors }: FormState, conflict: JSX.Element | undefined): 200 | 409 | 422 =>
  conflict !== undefined ? 409 : Object.keys(errors).length > 0 ? 422 : 200
