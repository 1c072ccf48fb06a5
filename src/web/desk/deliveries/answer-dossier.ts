import { randomUUID } from 'node:crypto'
import { findBody, freezeDossier, makeDossier, queueLetter, sendBackDossier } from '../../../delivery/index.ts'
import { attachment } from '../../../documents/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { frameFields, readForm, required, textOf, tooLong } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { auditDelivery } from './audit-delivery.ts'
import { deliveryRoutes } from './routes.ts'
import { dossierPage } from './show-dossier.tsx'
import { readsAllFiles } from './readable-files.ts'
import { addressOf, dossierHref, partsOf, theDossier, theOpenDossier } from './the-dossier.ts'
import { storedFile } from './write-letter.tsx'

/** POST …/approval: makes the files of what stands, and freezes them, unless somebody changed it after the page was opened. */
export async function approve(visit: AppealVisit): Promise<Response> {
  const dossier = await theDossier(visit)
  if (dossier instanceof Response) return dossier
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const { needs, staff, now } = visit
  const refused = (reason: string, status: 409 | 422): Promise<Response> =>
    dossierPage(visit, dossier, { given: new Map(), errors: { '': reason } }, status)
  if (textOf(given, frameFields.base) !== String(dossier.base))
    return refused('Somebody changed it after you opened the page. Look at it as it stands now.', 409)
  if (!(await readsAllFiles(visit, dossier.text))) return refused('You may not read all of its annexes, so somebody else approves it.', 422)
  const body = await findBody(needs.db, dossier.body)
  const made = await makeDossier(needsOf(visit), dossier, { body: body?.name ?? dossier.body, at: now })
  if (made.kind === 'refused') return refused(made.reasons.join(' '), 422)
  return change(visit, given, async (tx) => {
    const outcome = await freezeDossier(tx, { dossier, made, files: needs.files, email: textOf(given, 'to') }, { by: staff.id, at: now })
    if (outcome.kind === 'refused') return { kind: 'refused', response: () => refused(outcome.reasons.join(' '), 409) }
    await auditDelivery(tx, visit, 'dossier.approve', dossier.id, { hash: outcome.hash })
    return { kind: 'done', location: withNotice(dossierHref(visit, deliveryRoutes.dossier, dossier), 'recorded') }
  })
}

/** POST …/sent-back: somebody who could approve it says why it is to be changed first. */
export async function sendBack(visit: AppealVisit): Promise<Response> {
  const dossier = await theOpenDossier(visit)
  if (dossier instanceof Response) return dossier
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const { staff, now } = visit
  const errors = {
    ...required(given, 'reason', 'Say what is to be changed, and why.'),
    ...tooLong(given, 'reason', 2000),
  }
  if (Object.keys(errors).length > 0) return dossierPage(visit, dossier, { given, errors }, 422)
  const returned = { by: staff.id, name: staff.name, reason: textOf(given, 'reason'), at: now.toISOString() }
  return change(visit, given, async (tx) => {
    const base = Number(textOf(given, frameFields.base) || '0')
    const outcome = await sendBackDossier(tx, dossier.id, { text: dossier.text, base, returned }, { by: staff.id, at: now })
    if (outcome.kind !== 'changed')
      return {
        kind: 'refused',
        response: () =>
          dossierPage(
            visit,
            dossier,
            { given, errors: { '': 'Somebody changed or approved it meanwhile. Look at it as it stands now.' } },
            409,
          ),
      }
    await auditDelivery(tx, visit, 'dossier.send-back', dossier.id)
    return { kind: 'done', location: withNotice(dossierHref(visit, deliveryRoutes.dossier, dossier), 'recorded') }
  })
}

/** POST …/send: queues it as a mail. */
export async function send(visit: AppealVisit): Promise<Response> {
  const dossier = await theDossier(visit)
  if (dossier instanceof Response) return dossier
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const { needs, staff, now } = visit
  const { letters } = needs
  const refused = (errors: Readonly<Record<string, string>>): Promise<Response> => dossierPage(visit, dossier, { given, errors }, 422)
  if (letters === undefined) return refused({ '': 'No mail server is set up here, so no mail is sent.' })
  if (!(await readsAllFiles(visit, dossier.text))) return refused({ '': 'You may not read all of its annexes, so somebody else sends it.' })
  const errors = tooLong(given, 'again', 1000)
  if (Object.keys(errors).length > 0) return refused(errors)
  const id = randomUUID()
  return change(visit, given, async (tx) => {
    const outcome = await queueLetter(
      tx,
      {
        dossier: dossier.id,
        again: textOf(given, 'again'),
        to: textOf(given, 'to'),
        from: letters.from,
        files: needs.files,
        addressOf: addressOf(visit),
        random: needs.random,
        id,
      },
      { by: staff.id, at: now },
    )
    if (outcome.kind === 'refused') return { kind: 'refused', response: () => refused({ [outcome.field]: outcome.reason }) }
    await auditDelivery(tx, visit, 'delivery.send', id, { body: dossier.body })
    return { kind: 'done', location: withNotice(hrefOf(deliveryRoutes.delivery, { ...partsOf(visit), delivery: id }), 'queued') }
  })
}

/** GET …/dossier.zip: the frozen archive, to whoever may read all that is in it. */
export async function archive(visit: AppealVisit): Promise<Response> {
  const dossier = await theDossier(visit)
  if (dossier instanceof Response) return dossier
  const back = (): Response => visit.c.redirect(dossierHref(visit, deliveryRoutes.dossier, dossier), 303)
  const { frozen } = dossier
  if (frozen === null || frozen.files === null) return back()
  if (!(await readsAllFiles(visit, dossier.text)))
    return dossierPage(visit, dossier, { given: new Map(), errors: { '': 'You may not read all that is in it.' } }, 422)
  const bytes = await storedFile(visit, frozen.hash)
  if (bytes === null)
    return dossierPage(
      visit,
      dossier,
      { given: new Map(), errors: { '': 'Its file is not here any more, or damaged. Whoever runs the server can take it from a backup.' } },
      422,
    )
  await visit.needs.db.transaction().execute((tx) => auditDelivery(tx, visit, 'dossier.download', dossier.id))
  visit.c.header('Content-Type', 'application/zip')
  visit.c.header('Content-Disposition', attachment(`${dossier.appeal} ${dossier.body}.zip`))
  visit.c.header('Cache-Control', 'no-store')
  return visit.c.body(new Uint8Array(bytes))
}

const needsOf = (visit: AppealVisit) => ({
  db: visit.needs.db,
  files: visit.needs.files,
  sheets: visit.needs.sheets,
  addressOf: addressOf(visit),
})
