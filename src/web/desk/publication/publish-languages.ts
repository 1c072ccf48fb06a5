import { askForEditions, findEdition } from '../../../publishing/index.ts'
import { textHref } from '../appeals/index.ts'
import { answerNotTheWhole, answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { readForm, textsOf } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import type { AppealVisit } from '../visit.ts'
import { auditAppeal } from './audit-appeal.ts'
import { languageField } from './languages.tsx'
import { isReady, languagesOf } from './languages-of.ts'
import { showPublication } from './publish.tsx'
import { wouldBePublished } from './would-be-published.ts'

/** POST: has translations of the newest version published, one by one; what stands in the way of one is found when its turn comes. */
export async function publishLanguages(visit: AppealVisit): Promise<Response> {
  const { opened, staff, now } = visit
  if (opened.hidden > 0) return answerNotTheWhole(visit)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const { versions } = await wouldBePublished(visit)
  const ready = new Set((await languagesOf(visit, versions)).filter(isReady).map(({ lang }) => lang))
  const chosen = textsOf(given, languageField)
  const refused = (error: string): Promise<Response> => showPublication(visit, { given, errors: { [languageField]: error } }, 422)
  if (chosen.length === 0) return refused('Choose a language.')
  if (!chosen.every((lang) => ready.has(lang))) return refused(notReady)
  return change(visit, given, async (tx) => {
    const newest = await findEdition(tx, opened.whole.id)
    if (newest === null || newest.takenDown !== undefined) return { kind: 'refused', response: () => refused(notShown) }
    await askForEditions(tx, newest.edition, chosen, { by: staff.id, at: now })
    await auditAppeal(tx, visit, 'appeal.publish-languages', { version: newest.edition.version, languages: chosen.length })
    return { kind: 'done', location: withNotice(textHref(visit, 'publication'), 'languages-asked') }
  })
}

const notReady = 'One of these is not ready any more, or is out already. Nothing was published: choose among those that are ready.'
const notShown = 'No version is shown to readers. Publish one first.'
