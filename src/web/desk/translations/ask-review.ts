import { askForAll } from '../../../translations/index.ts'
import { change } from '../change.ts'
import { readForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import type { AppealVisit } from '../visit.ts'
import { recordTranslation } from './record-translation.ts'
import { translationHref, withTranslation } from './the-translation.tsx'

/** POST …/request: asks for the review of every draft that a person wrote. */
export const askReview = (appealVisit: AppealVisit): Promise<Response> =>
  withTranslation(appealVisit, async (visit) => {
    const sent = await readForm(visit.c)
    const { opened, lang, staff, now } = visit
    return change(visit, sent.kind === 'sent' ? sent.given : new Map(), async (tx) => {
      const asked = await askForAll(tx, { appeal: opened.whole, lang, takenDown: visit.takenDown }, { by: staff.id, at: now })
      if (asked > 0) await recordTranslation(tx, visit, 'translation.ask', { sentences: asked })
      return { kind: 'done', location: withNotice(translationHref(visit), 'review-asked') }
    })
  })
