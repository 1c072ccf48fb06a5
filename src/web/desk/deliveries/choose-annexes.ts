import { changeDossier } from '../../../delivery/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { readForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import type { AppealVisit } from '../visit.ts'
import { annexesPage, keepAnnexes, type Accompanied } from './annexes-form.tsx'
import { auditDelivery } from './audit-delivery.ts'
import { deliveryRoutes } from './routes.ts'
import { deliveryCrumbs, dossierHref, theOpenDossier } from './the-dossier.ts'

/** GET …/annexes */
export async function annexes(visit: AppealVisit): Promise<Response> {
  const accompanied = await accompaniedOf(visit)
  return accompanied instanceof Response ? accompanied : annexesPage(accompanied)
}

/** POST: which files go along. */
export async function annexesSent(visit: AppealVisit): Promise<Response> {
  const accompanied = await accompaniedOf(visit)
  if (accompanied instanceof Response) return accompanied
  const sent = await readForm(visit.c)
  return sent.kind === 'unreadable' ? answerUnreadable(visit) : keepAnnexes(accompanied, sent.given)
}

/** The dossier in the address with its annexes, or the way to it where it can no longer be changed. */
async function accompaniedOf(visit: AppealVisit): Promise<Accompanied | Response> {
  const dossier = await theOpenDossier(visit)
  if (dossier instanceof Response) return dossier
  const { id, text, base } = dossier
  return {
    visit,
    crumbs: deliveryCrumbs(visit, dossier),
    action: dossierHref(visit, deliveryRoutes.annexesSent, dossier),
    base,
    annexes: text.annexes,
    words: {
      intro:
        'Files of documents that go along. A body that has them may pass them on: choose what it needs, and of each the copy without metadata or with names blackened, where there is one.',
      none: 'No document of its cases has a file that you may read.',
      reason: 'Who agreed to it, and what this body needs them for',
      withoutReason: (files) => `: ${files === 1 ? 'it is' : 'they are'} privileged or sealed.`,
      meanwhile: 'Somebody changed or approved this dossier meanwhile. Nothing was changed: look at it as it stands.',
    },
    async keep(tx, choice) {
      const doing = { by: visit.staff.id, at: visit.now }
      const outcome = await changeDossier(tx, id, { text: { ...text, annexes: choice.annexes }, base: choice.base }, doing)
      if (outcome.kind !== 'changed') return { kind: 'stale', base: outcome.kind === 'conflict' ? outcome.dossier.base : base }
      await auditDelivery(tx, visit, 'dossier.change', id)
      for (const detail of choice.letOut) await auditDelivery(tx, visit, 'dossier.leave', id, detail)
      return { kind: 'done', location: withNotice(dossierHref(visit, deliveryRoutes.dossier, dossier), 'saved') }
    },
  }
}
