import { changeDossier, needsLeave, possibleAnnexes, type Annex, type Dossier, type PossibleAnnex } from '../../../delivery/index.ts'
import { loadCase } from '../../../cases/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
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
  type Errors,
  type FormState,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { auditDelivery } from './audit-delivery.ts'
import { deliveryRoutes } from './routes.ts'
import { deliveryCrumbs, dossierHref, readableFiles, theOpenDossier } from './the-dossier.ts'

/** GET …/annexes */
export async function annexes(visit: AppealVisit): Promise<Response> {
  const dossier = await theOpenDossier(visit)
  if (dossier instanceof Response) return dossier
  const keys = dossier.text.annexes.map(keyOf)
  return page(visit, dossier, filledWith({ annex: keys, closed: keys }), 200)
}

/**
 * POST: which files go along. What is privileged or sealed goes only where this person says so, by name, with the reason; who did, and
 * when, stays with the annex. What this person may not read stays as it was.
 */
export async function annexesSent(visit: AppealVisit): Promise<Response> {
  const dossier = await theOpenDossier(visit)
  if (dossier instanceof Response) return dossier
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const { text } = dossier
  const { staff, now } = visit
  const possible = await offered(visit)
  const ticked = new Set([...textsOf(given, 'annex'), ...textsOf(given, 'closed')])
  const chosen = possible.filter((one) => ticked.has(keyOf(one)))
  const leaves = new Map(text.annexes.map((annex) => [keyOf(annex), annex.leave]))
  const asked = chosen.filter((one) => needsLeave(one.level) && leaves.get(keyOf(one)) === undefined)
  const reason = textOf(given, 'reason')
  const errors: Errors = {
    ...tooLong(given, 'reason', 2000),
    ...(asked.length > 0 && reason === ''
      ? {
          reason: `Say why ${asked.map(({ name }) => name).join(', ')} may leave: ${asked.length === 1 ? 'it is' : 'they are'} privileged or sealed.`,
        }
      : {}),
  }
  if (Object.keys(errors).length > 0) return page(visit, dossier, { given, errors }, 422)
  const own = new Set(possible.map(keyOf))
  const kept = text.annexes.filter((annex) => !own.has(keyOf(annex)))
  const leave = { by: staff.id, name: staff.name, reason, at: now.toISOString() }
  const next: readonly Annex[] = [
    ...kept,
    ...chosen.map((one): Annex => {
      const before = leaves.get(keyOf(one))
      const { case: id, document, sha256, level } = one
      return { case: id, document, sha256, ...(needsLeave(level) && { leave: before ?? leave }) }
    }),
  ]
  return change(visit, given, async (tx) => {
    const base = Number(textOf(given, frameFields.base) || '0')
    const outcome = await changeDossier(tx, dossier.id, { text: { ...text, annexes: next }, base }, { by: staff.id, at: now })
    if (outcome.kind !== 'changed')
      return {
        kind: 'refused',
        response: () =>
          page(
            visit,
            outcome.kind === 'conflict' ? outcome.dossier : dossier,
            {
              given: new Map(),
              errors: { '': 'Somebody changed or approved this dossier meanwhile. Nothing was changed: look at it as it stands.' },
            },
            409,
          ),
      }
    await auditDelivery(tx, visit, 'dossier.change', dossier.id)
    for (const one of asked)
      await auditDelivery(tx, visit, 'dossier.leave', dossier.id, { level: one.level, file: one.sha256.slice(0, 16) })
    return { kind: 'done', location: withNotice(dossierHref(visit, deliveryRoutes.dossier, dossier), 'saved') }
  })
}

const keyOf = ({ case: id, document, sha256 }: Annex | PossibleAnnex): string => `${id}/${document}/${sha256}`

/** The files that this person may choose: of documents whose files they read. */
async function offered(visit: AppealVisit): Promise<readonly PossibleAnnex[]> {
  const readable = await readableFiles(visit, null)
  const found: PossibleAnnex[] = []
  for (const id of visit.opened.cases.keys()) {
    const whole = await loadCase(visit.needs.db, id)
    if (whole === null) continue
    const documents = whole.documents.filter((item) => readable.has(`${id}/${item.id}`))
    found.push(...(await possibleAnnexes(visit.needs.files, whole, documents)))
  }
  return found
}

async function page(visit: AppealVisit, dossier: Dossier, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const possible = await offered(visit)
  const [open, closed] = [possible.filter(({ level }) => !needsLeave(level)), possible.filter(({ level }) => needsLeave(level))]
  return answer(
    visit,
    <DeskPage visit={visit} title="Annexes" crumbs={deliveryCrumbs(visit, dossier)}>
      <h1>Annexes</h1>
      <p>
        Files of documents that go along. A body that has them may pass them on: choose what it needs, and of each the copy without metadata
        or with names blackened, where there is one.
      </p>
      {possible.length === 0 ? (
        <p>No document of its cases has a file that you may read.</p>
      ) : (
        <Form
          visit={visit}
          form={form}
          action={dossierHref(visit, deliveryRoutes.annexesSent, dossier)}
          submit="Keep the choice"
          base={dossier.base}
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
              <TextArea
                form={form}
                name="reason"
                label="Why they may leave"
                hint="Who agreed to it, and what this body needs them for"
                rows={3}
              />
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
