import { keepDespiteConsent } from '../../../publishing/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { readForm, textOf } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { hrefOf } from '../route.ts'
import { flaggedEditions } from '../sources/index.ts'
import type { AppealVisit } from '../visit.ts'
import { auditAppeal } from './audit-appeal.ts'
import { publicationRoutes } from './routes.ts'

/**
 * POST /appeals/:appeal/kept-consents: somebody looked at a version that rests on a consent which no longer holds, and leaves
 * it as it is. What is over by now, or what this person may not know of, is left alone.
 */
export async function keepConsent(visit: AppealVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { opened, staff, now } = visit
  const { given } = sent
  const meant = (await flaggedEditions(visit, [...opened.cases.values()])).find(
    ({ edition, opened: { key }, position, base }) =>
      edition.appeal === opened.whole.id &&
      JSON.stringify([edition.version, edition.lang, key, position, base].map(String)) ===
        JSON.stringify(['version', 'lang', 'case', 'position', 'base'].map((field) => textOf(given, field))),
  )
  return change(visit, given, async (tx) => {
    if (meant !== undefined) {
      const { edition, position, base } = meant
      const { appeal, version, lang } = edition
      const kept = { appeal, version, lang, caseKey: meant.opened.key, position, base }
      if (await keepDespiteConsent(tx, kept, { by: staff.id, at: now }))
        await auditAppeal(tx, visit, 'consent.keep', { version, consent: position + 1 })
    }
    return { kind: 'done', location: withNotice(hrefOf(publicationRoutes.changed), 'left') }
  })
}
