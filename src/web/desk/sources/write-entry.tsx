import type { JSX } from 'preact'
import { change } from '../change.ts'
import { Conflict } from '../drafts/conflict.tsx'
import { formStateFor } from '../drafts/index.ts'
import {
  filledWith,
  Form,
  frameFields,
  readForm,
  rebased,
  textOf,
  unreadableForm,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { answerGone } from '../gone.tsx'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { recordInCase } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import type { EntryKind, KeptEntry } from './entry-kind.ts'
import { keptFrom, storedEntry, withheldIn } from './withheld.ts'
import { laidOnOwnWords } from './written-meanwhile.ts'

export async function showNewEntry(visit: CaseVisit, kind: EntryKind): Promise<Response> {
  return page(visit, kind, await formStateFor(visit, filledWith(kind.begun?.(visit) ?? {})))
}

export async function addEntry(visit: CaseVisit, kind: EntryKind): Promise<Response> {
  return write(visit, kind, null)
}

/** The form of an entry as it stands, to be corrected. */
export async function showCorrection(visit: CaseVisit, kind: EntryKind): Promise<Response> {
  const kept = await entryIn(visit, kind)
  if (kept === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const withheld = withheldIn(visit, kind, await storedEntry(visit.needs.db, visit, kind, kept), kept.position)
  return page(visit, kind, await formStateFor(visit, filledWith(kind.valuesOf(kept.entry))), { kept, withheld })
}

/** Corrects an entry by a revision; what it said before stays in its history. */
export async function correctEntry(visit: CaseVisit, kind: EntryKind): Promise<Response> {
  return write(visit, kind, await entryIn(visit, kind))
}

/** The entry in the address, where this member may read it. */
export async function entryIn(visit: CaseVisit, kind: EntryKind): Promise<KeptEntry | undefined> {
  const wanted = visit.c.req.param(kind.routes.parameter)
  return (await kind.entries(visit)).find(({ id }) => id === wanted)
}

/** `kept` is null where an entry is added, undefined where the one to be corrected is not there, or may not be read any more. */
async function write(visit: CaseVisit, kind: EntryKind, kept: KeptEntry | null | undefined): Promise<Response> {
  const sent = await readForm(visit.c)
  if (kept === undefined) return answerGone(visit, sent.kind === 'sent' ? sent.given : new Map(), kind.labels)
  if (sent.kind === 'unreadable') return page(visit, kind, unreadableForm, kept === null ? {} : { kept })
  const { given } = sent
  if (textOf(given, 'do') === 'row') return page(visit, kind, { given, errors: {} }, { ...(kept !== null && { kept }), another: true })
  return change(visit, given, async (tx) => {
    // What may be read is judged as the case stands now: a claim may have been sealed since the form was opened.
    const now = await openedAnew(tx, visit)
    const { document, id } = now.opened
    const stored = kept === null ? null : await storedEntry(tx, now, kind, kept)
    const position = kept?.position ?? 0
    const withheld = withheldIn(now, kind, stored, position)
    const about = { ...(kept !== null && { kept }), withheld }
    const again = (errors: Errors): Response => page(now, kind, { given, errors }, about)
    const errors = { ...kind.errors(given, document), ...withheldErrors(given, withheld, kind) }
    if (Object.keys(errors).length > 0) return { kind: 'refused', response: again(errors) }
    const typed = kind.entryOf(given, document, kept?.entry ?? null)
    const whole = { ...typed, ...(kept === null && kind.added?.(now, given)), ...keptFrom(stored, given, kind, withheld) }
    const asSent = { entry: whole, base: Number(textOf(given, frameFields.base)) || 0 }
    const { entry, base } = kept === null ? asSent : await laidOnOwnWords(tx, now, kind, kept, asSent)
    return recordInCase(tx, now, {
      changes: [
        kept === null ? { kind: 'add', list: kind.list, entry } : { kind: 'revise', list: kind.list, position: kept.position, base, entry },
      ],
      action: kept === null ? kind.actions.add : kind.actions.change,
      fields: [kind.fieldOf],
      again,
      async meanwhile({ theirs, erased, by, at, newest }) {
        const read = now.opened.read(kind.list, theirs, position) ?? undefined
        if (read === undefined) return answerGone(now, given, kind.labels)
        const unread = withheldIn(now, kind, theirs, position)
        const conflict = (
          <Conflict
            visit={visit}
            who={(await whoWrote(visit))(by)}
            at={at}
            erased={erased}
            labels={kind.labels}
            yours={filledWith(kind.valuesOf(typed)).given}
            theirs={filledWith(kind.valuesOf(read)).given}
            unread={unread}
          />
        )
        const form = { given: rebased(given, newest), errors: {} }
        return page(now, kind, form, { ...about, withheld: unread, conflict })
      },
      location: ([added = '']) =>
        withNotice(hrefOf(kind.routes.show, { case: id, [kind.routes.parameter]: added }), kept === null ? 'added' : 'saved'),
    })
  })
}

/** A field that was there to be filled in, and holds by now what this member may not read. */
const withheldErrors = (given: Given, withheld: readonly string[], { labels }: EntryKind): Errors =>
  Object.fromEntries(
    withheld.flatMap((field) =>
      textOf(given, field) === ''
        ? []
        : [
            [
              '',
              `“${labels[field]}” holds words by now that you may not read. It stays as it is; what you typed there stands below, to be copied. Send the rest again.`,
            ],
          ],
    ),
  )

type About = {
  readonly kept?: KeptEntry
  readonly another?: true
  readonly withheld?: readonly string[]
  readonly conflict?: JSX.Element
}

function page(visit: CaseVisit, kind: EntryKind, form: FormState, { kept, another, withheld = [], conflict }: About = {}): Response {
  const { opened } = visit
  const { words, routes, Fields } = kind
  const list = { href: hrefOf(routes.list, { case: opened.id }), label: words.many }
  const own = kept === undefined ? undefined : { case: opened.id, [routes.parameter]: kept.id }
  const name = kept === undefined ? '' : kind.inALine(kept, opened.document).name
  const crumbs = [...caseCrumbs(opened, list), ...(own === undefined ? [] : [{ href: hrefOf(routes.show, own), label: name }])]
  const title = kept === undefined ? words.add : `Correct ${name}`
  return answer(
    visit,
    <DeskPage visit={visit} title={title} crumbs={crumbs} width={conflict === undefined ? 'narrow' : 'wide'}>
      <h1 dir="auto">{title}</h1>
      {kept === undefined && kind.OtherWays !== undefined && <kind.OtherWays visit={visit} />}
      {conflict}
      {kept !== undefined && <p class="hint">What it said before stays in its history.</p>}
      <Form
        visit={visit}
        form={form}
        action={own === undefined ? hrefOf(routes.add, { case: opened.id }) : hrefOf(routes.correct, own)}
        submit={kept === undefined ? words.add : 'Save the correction'}
        draft
        {...(kept !== undefined && { base: kept.base })}
      >
        {/* The first button is the one that Enter presses. */}
        <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true">
          {kept === undefined ? words.add : 'Save the correction'}
        </button>
        <Fields visit={visit} form={form} another={another === true} withheld={withheld} />
      </Form>
    </DeskPage>,
    statusOf(form, conflict),
  )
}

const statusOf = ({ errors }: FormState, conflict: JSX.Element | undefined): 200 | 409 | 422 =>
  conflict !== undefined ? 409 : Object.keys(errors).length > 0 ? 422 : 200
