import { loadCase } from '../../../cases/index.ts'
import { needsLeave, possibleAnnexes, type Annex, type PossibleAnnex } from '../../../delivery/index.ts'
import { changeSubmission } from '../../../submissions/index.ts'
import { change } from '../change.ts'
import {
  filledWith,
  Form,
  frameFields,
  Options,
  readForm,
  TextArea,
  textOf,
  textsOf,
  tooLong,
  unreadableForm,
  type Errors,
  type FormState,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import type { CaseVisit } from '../visit.ts'
import { readableAnnexes } from './annexes-shown.tsx'
import { submissionRoutes } from './routes.ts'
import { auditSubmission, submissionCrumbs, submissionHref, theSubmission, type TheSubmission } from './the-submission.ts'

/** GET …/annexes */
export async function annexesForm(visit: CaseVisit): Promise<Response> {
  const found = await stillWritten(visit)
  if (found instanceof Response) return found
  const keys = found.submission.text!.annexes.map(keyOf)
  return page(visit, found, filledWith({ annex: keys, closed: keys }), 200)
}

/**
 * POST: which files go along. What is privileged or sealed goes only where this person says so, by name, with the reason. What this
 * person may not read stays as it was.
 */
export async function annexesSent(visit: CaseVisit): Promise<Response> {
  const found = await stillWritten(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, found, unreadableForm, 422)
  const { given } = sent
  const { staff, now } = visit
  const { submission } = found
  const text = submission.text!
  const possible = await offered(visit)
  const ticked = new Set([...textsOf(given, 'annex'), ...textsOf(given, 'closed')])
  const chosen = possible.filter((one) => ticked.has(keyOf(one)))
  const leaves = new Map(text.annexes.map((annex) => [keyOf(annex), annex.leave]))
  const asked = chosen.filter((one) => needsLeave(one.level) && leaves.get(keyOf(one)) === undefined)
  const reason = textOf(given, 'reason')
  const errors: Errors = {
    ...tooLong(given, 'reason', 2000),
    ...(asked.length > 0 && reason === '' && { reason: `Say why ${asked.map(({ name }) => name).join(', ')} may leave.` }),
  }
  if (Object.keys(errors).length > 0) return page(visit, found, { given, errors }, 422)
  const own = new Set(possible.map(keyOf))
  const leave = { by: staff.id, name: staff.name, reason, at: now.toISOString() }
  const annexes: readonly Annex[] = [
    ...text.annexes.filter((annex) => !own.has(keyOf(annex))),
    ...chosen.map((one): Annex => {
      const { case: id, document, sha256, level } = one
      return { case: id, document, sha256, ...(needsLeave(level) && { leave: leaves.get(keyOf(one)) ?? leave }) }
    }),
  ]
  return change(visit, given, async (tx) => {
    const base = Number(textOf(given, frameFields.base) || '0')
    const outcome = await changeSubmission(tx, submission.id, { text: { ...text, annexes }, base }, { by: staff.id, at: now })
    if (outcome.kind !== 'changed') {
      const as = outcome.kind === 'conflict' ? { ...found, submission: outcome.submission } : found
      const why = 'Somebody changed or approved it meanwhile. Nothing was changed: look at it as it stands.'
      return { kind: 'refused', response: () => page(visit, as, { given: new Map(), errors: { '': why } }, 409) }
    }
    await auditSubmission(tx, visit, 'submission.change', submission.id)
    for (const one of asked)
      await auditSubmission(tx, visit, 'submission.leave', submission.id, { level: one.level, file: one.sha256.slice(0, 16) })
    return { kind: 'done', location: withNotice(submissionHref(visit, submissionRoutes.submission, submission), 'saved') }
  })
}

async function stillWritten(visit: CaseVisit): Promise<TheSubmission | Response> {
  const found = await theSubmission(visit)
  if (found instanceof Response) return found
  const { frozen, text } = found.submission
  return frozen === null && text !== null
    ? found
    : visit.c.redirect(submissionHref(visit, submissionRoutes.submission, found.submission), 303)
}

const keyOf = ({ document, sha256 }: Annex | PossibleAnnex): string => `${document}/${sha256}`

/** The files that this person may choose: of documents whose files they read. */
async function offered(visit: CaseVisit): Promise<readonly PossibleAnnex[]> {
  const readable = await readableAnnexes(visit, null)
  const whole = await loadCase(visit.needs.db, visit.opened.id)
  const documents = whole?.documents.filter(({ id }) => readable.has(id)) ?? []
  return whole === null ? [] : possibleAnnexes(visit.needs.files, whole, documents)
}

async function page(visit: CaseVisit, found: TheSubmission, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const possible = await offered(visit)
  const [open, closed] = [possible.filter(({ level }) => !needsLeave(level)), possible.filter(({ level }) => needsLeave(level))]
  return answer(
    visit,
    <DeskPage visit={visit} title="Annexes" crumbs={submissionCrumbs(visit, found)}>
      <h1>Annexes</h1>
      <p>Files of documents that go along. Choose what the body needs, and of each the copy with names blackened where there is one.</p>
      {possible.length === 0 ? (
        <p>No document of the case has a file that you may read.</p>
      ) : (
        <Form
          visit={visit}
          form={form}
          action={submissionHref(visit, submissionRoutes.submissionAnnexesSent, found.submission)}
          submit="Keep the choice"
          base={found.submission.base}
        >
          {open.length > 0 && <Options form={form} name="annex" type="checkbox" label="Files" options={open.map(option)} />}
          {closed.length > 0 && (
            <>
              <Options
                form={form}
                name="closed"
                type="checkbox"
                label="Privileged or sealed"
                hint="Each leaves only because you say so: your name, the day and the reason are kept."
                options={closed.map(option)}
              />
              <TextArea form={form} name="reason" label="Why they may leave" rows={3} />
            </>
          )}
        </Form>
      )}
    </DeskPage>,
    status,
  )
}

const option = (one: PossibleAnnex) => ({
  value: keyOf(one),
  label: one.name,
  hint: `${one.title}; ${Math.max(1, Math.round(one.bytes / 1024)).toLocaleString('en')} kB; ${one.level === 'team' ? 'for the team, until it goes along' : one.level}`,
})
