import type { JSX } from 'preact'
import { whoIsIt, type LoggedCall } from '../../../cases/index.ts'
import { change } from '../change.ts'
import { Conflict, formStateFor } from '../drafts/index.ts'
import { filledWith, Form, frameFields, readForm, rebased, textOf, type Errors, type FormState, type Given } from '../forms/index.ts'
import { answerGone } from '../gone.tsx'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, caseHref } from '../points/index.ts'
import { recordInCase } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { callErrors, CallFields, callLabels, callOf, fieldsOfCall } from './call-fields.tsx'
import { entryNamed } from './entry-named.ts'
import { heardAnew, SourceNames } from './heard-fields.tsx'

export async function showCallCorrection(visit: CaseVisit): Promise<Response> {
  const kept = callIn(visit)
  if (kept === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  return page(visit, kept, await formStateFor(visit, filledWith(valuesOf(kept, visit))))
}

/** Corrects what was logged of a call. What stood there before stays as an earlier revision, and claims made of it stay. */
export async function correctCall(visit: CaseVisit): Promise<Response> {
  const { opened, c } = visit
  const sent = await readForm(c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  const kept = callIn(visit)
  if (kept === undefined) return answerGone(visit, given, callLabels)
  const base = textOf(given, frameFields.base)
  const errors = {
    ...callErrors(given, visit),
    ...(/^-?\d{1,9}$/.test(base) ? {} : { '': 'This form has lost what it was made from. Open it again from the call.' }),
  }
  const again = (found: Errors): Response => page(visit, kept, { given, errors: found })
  if (Object.keys(errors).length > 0) return again(errors)
  return change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    const entry = callOf(given, heardAnew(given, kept, visit.opened))
    return recordInCase(tx, now, {
      changes: [{ kind: 'revise', list: 'calls', position: kept.position, base: Number(base), entry }],
      action: 'call.change',
      fields: [fieldsOfCall],
      again,
      async meanwhile({ by, at, erased, newest }) {
        // As far as it may be read: it may be of the lawyers only by now.
        const theirs = callIn(now)
        if (theirs === undefined) return answerGone(now, given, callLabels)
        const stands = filledWith(valuesOf(theirs, now)).given
        const who = (await whoWrote(visit))(by)
        const conflict = <Conflict visit={now} who={who} at={at} erased={erased} labels={callLabels} yours={given} theirs={stands} />
        return page(now, kept, { given: rebased(given, newest), errors: {} }, conflict)
      },
      location: () => withNotice(caseHref(opened.id, 'calls', kept.position), 'saved'),
    })
  })
}

const callIn = ({ opened, c }: CaseVisit): LoggedCall | undefined => {
  const found = entryNamed(opened, `call.${c.req.param('entry') ?? ''}`)
  return found?.kind === 'call' ? found : undefined
}

const valuesOf = (call: LoggedCall, { opened }: CaseVisit): Record<keyof typeof callLabels, string> => ({
  who: whoIsIt(call, opened),
  said: call.said,
  promised: call.promised ?? '',
  next: call.next?.text ?? '',
  at: call.at.text,
  channel: call.channel,
  sensitivity: call.sensitivity,
})

function page(visit: CaseVisit, kept: LoggedCall, form: FormState, conflict?: JSX.Element): Response {
  const { opened } = visit
  const call = caseHref(opened.id, 'calls', kept.position)
  const crumbs = [...caseCrumbs(opened), { href: caseHref(opened.id, 'log'), label: 'Calls and contacts' }, { href: call, label: 'A call' }]
  return answer(
    visit,
    <DeskPage visit={visit} title="Correct a call" crumbs={crumbs}>
      <h1>Correct a call</h1>
      <p>What stands there now is kept as an earlier text. Claims that were made of it stay as they are.</p>
      {conflict}
      <Form visit={visit} form={form} action={`${call}/correction`} submit="Keep the correction" base={kept.meta.base} draft>
        <CallFields visit={visit} form={form} />
        <SourceNames id="names" document={opened.document} />
      </Form>
    </DeskPage>,
    conflict !== undefined ? 409 : Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
