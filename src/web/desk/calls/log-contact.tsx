import type { JSX } from 'preact'
import { outcomes, whoIsIt, type LoggedContact, type PlainEntry } from '../../../cases/index.ts'
import { change } from '../change.ts'
import { Conflict, formStateFor } from '../drafts/index.ts'
import {
  filledWith,
  Form,
  frameFields,
  oneOf,
  Options,
  readForm,
  rebased,
  TextArea,
  TextField,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { answerGone } from '../gone.tsx'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, caseHref } from '../points/index.ts'
import { recordInCase } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { entryNamed } from './entry-named.ts'
import { heardAnew, HeardFields, heardErrors, heardOf, optional, SourceNames, thisMinute } from './heard-fields.tsx'
import { optionsOf, outcomeWords } from './log-words.ts'

const labels = {
  who: 'Whom you tried to reach',
  outcome: 'What came of it',
  note: 'What to remember (may stay empty)',
  next: 'Next attempt',
  at: 'When it was',
  channel: 'By what way',
  sensitivity: 'Who may read it',
} as const

/** The form of an attempt to reach somebody; of an earlier entry (`again=call.3`) it takes over whom. */
export async function showContactForm(visit: CaseVisit): Promise<Response> {
  const { opened, c } = visit
  const before = entryNamed(opened, c.req.query('again') ?? '')
  const known = before?.name ?? opened.document.sources.find(({ id }) => id === before?.source)?.name
  const who =
    before === undefined ? {} : { ...(known !== undefined && { who: known }), sensitivity: before.sensitivity, channel: before.channel }
  return contactPage(visit, await formStateFor(visit, filledWith({ at: thisMinute(visit), channel: 'phone', sensitivity: 'team', ...who })))
}

export async function logContact(visit: CaseVisit): Promise<Response> {
  const { opened, c } = visit
  const sent = await readForm(c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  const errors = errorsIn(given, visit)
  const again = (found: Errors): Response => contactPage(visit, { given, errors: found })
  if (Object.keys(errors).length > 0) return again(errors)
  return change(visit, given, (tx) =>
    recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'contacts', entry: entryOf(given, heardOf(given, opened.document)) }],
      action: 'contact.add',
      fields,
      again,
      location: () => withNotice(caseHref(opened.id, 'log'), 'logged'),
    }),
  )
}

export async function showCorrectionForm(visit: CaseVisit): Promise<Response> {
  const kept = contactIn(visit)
  if (kept === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  return contactPage(visit, await formStateFor(visit, filledWith(fieldsOf(kept, visit))), { kept })
}

/** Corrects what was logged of a contact. What stood there before stays as an earlier revision. */
export async function correctContact(visit: CaseVisit): Promise<Response> {
  const { opened, c } = visit
  const sent = await readForm(c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  const kept = contactIn(visit)
  if (kept === undefined) return answerGone(visit, given, labels)
  const base = textOf(given, frameFields.base)
  const errors = {
    ...errorsIn(given, visit),
    ...(/^-?\d{1,9}$/.test(base) ? {} : { '': 'This form has lost what it was made from. Open it again from the log.' }),
  }
  const again = (found: Errors): Response => contactPage(visit, { given, errors: found }, { kept })
  if (Object.keys(errors).length > 0) return again(errors)
  return change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    const entry = entryOf(given, heardAnew(given, kept, visit.opened))
    return recordInCase(tx, now, {
      changes: [{ kind: 'revise', list: 'contacts', position: kept.position, base: Number(base), entry }],
      action: 'contact.change',
      fields,
      again,
      async meanwhile({ by, at, erased, newest }) {
        // As far as it may be read: it may be of the lawyers only by now.
        const theirs = contactIn(now)
        if (theirs === undefined) return answerGone(now, given, labels)
        const stands = filledWith(fieldsOf(theirs, now)).given
        const who = (await whoWrote(visit))(by)
        const conflict = <Conflict visit={now} who={who} at={at} erased={erased} labels={labels} yours={given} theirs={stands} />
        return contactPage(now, { given: rebased(given, newest), errors: {} }, { kept, conflict })
      },
      location: () => withNotice(caseHref(opened.id, 'log'), 'saved'),
    })
  })
}

const fields = [{ source: 'who', name: 'who', outcome: 'outcome', note: 'note', at: 'at', next: 'next', channel: 'channel' }]

const contactIn = ({ opened, c }: CaseVisit): LoggedContact | undefined => {
  const found = entryNamed(opened, `contact.${c.req.param('entry') ?? ''}`)
  return found?.kind === 'contact' ? found : undefined
}

const errorsIn = (given: Given, visit: CaseVisit): Errors => ({
  ...heardErrors(given, visit, 'Type whom you tried to reach: a name or an office.'),
  ...oneOf(given, 'outcome', outcomes, 'Choose what came of it.'),
  ...tooLong(given, 'note'),
})

const entryOf = (given: Given, heard: PlainEntry): PlainEntry => ({
  ...heard,
  outcome: textOf(given, 'outcome'),
  ...optional(given, 'note'),
})

const fieldsOf = (contact: LoggedContact, { opened }: CaseVisit): Record<string, string> => ({
  who: whoIsIt(contact, opened),
  outcome: contact.outcome,
  note: contact.note ?? '',
  next: contact.next?.text ?? '',
  at: contact.at.text,
  channel: contact.channel,
  sensitivity: contact.sensitivity,
})

type Correcting = { readonly kept: LoggedContact; readonly conflict?: JSX.Element }

function contactPage(visit: CaseVisit, form: FormState, correcting?: Correcting): Response {
  const { opened } = visit
  const title = correcting === undefined ? 'Log an attempt' : 'Correct an attempt'
  const action = caseHref(opened.id, 'contacts', correcting?.kept.position ?? 'new')
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={title}
      crumbs={[...caseCrumbs(opened), { href: caseHref(opened.id, 'log'), label: 'Calls and contacts' }]}
    >
      <h1>{title}</h1>
      {correcting?.conflict}
      <Form
        visit={visit}
        form={form}
        action={action}
        submit={correcting === undefined ? 'Log the attempt' : 'Keep the correction'}
        draft
        {...(correcting !== undefined && { base: correcting.kept.meta.base })}
      >
        <TextField form={form} name="who" label={labels.who} attributes={{ autoComplete: 'off', list: 'names' }} />
        <SourceNames id="names" document={opened.document} />
        <Options form={form} name="outcome" type="radio" label={labels.outcome} options={optionsOf(outcomeWords)} />
        <TextArea form={form} name="note" label={labels.note} rows={3} />
        <HeardFields visit={visit} form={form} next={labels.next} />
      </Form>
    </DeskPage>,
    correcting?.conflict !== undefined ? 409 : Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
