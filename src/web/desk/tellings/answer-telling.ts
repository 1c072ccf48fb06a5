import { approveTelling, changeTelling, stopTelling, tellingLanguages, textProblems, longestTelling } from '../../../signons/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { frameFields, readForm, rebased, textOf } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import type { AppealVisit } from '../visit.ts'
import { tellingRoutes } from './routes.ts'
import { fieldOf, hrefOfTelling, tellingPage, theTelling } from './show-telling.tsx'
import { notApproved } from './words.ts'

/** POST …/tellings/:telling: what the message says, by language. */
export async function write(visit: AppealVisit): Promise<Response> {
  const found = await theTelling(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const languages = await tellingLanguages(visit.needs.db, found.appeal)
  const texts = Object.fromEntries(languages.map((lang) => [lang, textOf(given, fieldOf(lang))]))
  const errors = Object.fromEntries(
    Object.entries(textProblems(texts, languages)).map(([lang, problem]) => [
      fieldOf(lang),
      problem === 'missing' ? 'Write what they are told.' : `Say it in at most ${longestTelling} characters.`,
    ]),
  )
  if (Object.keys(errors).length > 0) return tellingPage(visit, found, { write: { given, errors } })
  const base = Number(textOf(given, frameFields.base))
  return change(visit, given, async (tx) => {
    const outcome = await changeTelling(tx, found.id, { texts, base }, { staff: visit.staff.id, at: visit.now })
    switch (outcome.kind) {
      case 'changed':
        return { kind: 'done', location: withNotice(hrefOfTelling(tellingRoutes.telling, found), 'saved') }
      case 'conflict': {
        const { telling } = outcome
        const stands = languages.map((lang) => telling.texts?.[lang] ?? '').join('\n\n')
        const error = `Somebody changed it after you opened the form. It now says: ${stands}\n\nWhat you typed is below. Send it again to put it in the place of that.`
        return {
          kind: 'refused',
          response: () => tellingPage(visit, telling, { write: { given: rebased(given, telling.base), errors: {} }, error, status: 409 }),
        }
      }
      case 'approved':
      case 'none':
        return {
          kind: 'refused',
          response: async () => {
            const now = await theTelling(visit)
            const error = 'It was approved meanwhile; nothing of it changes any more.'
            return now instanceof Response ? now : tellingPage(visit, now, { error, status: 409 })
          },
        }
      default:
        return outcome satisfies never
    }
  })
}

/** POST …/approval */
export async function approve(visit: AppealVisit): Promise<Response> {
  const found = await theTelling(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  return change(visit, given, async (tx) => {
    const doing = { staff: visit.staff.id, at: visit.now }
    const outcome = await approveTelling(tx, found.id, Number(textOf(given, frameFields.base)), doing)
    if (outcome.kind === 'approved') return { kind: 'done', location: withNotice(hrefOfTelling(tellingRoutes.telling, found), 'recorded') }
    const error = notApproved[outcome.reason]
    return {
      kind: 'refused',
      response: async () => {
        const now = await theTelling(visit)
        return now instanceof Response ? now : tellingPage(visit, now, { error, status: outcome.reason === 'changed' ? 409 : 422 })
      },
    }
  })
}

/** POST …/stop: halts it, or ends it for good. */
export async function stop(visit: AppealVisit): Promise<Response> {
  const found = await theTelling(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const runs = visit.needs.signOns ?? { tellings: new Map() }
  return change(visit, given, async (tx) => {
    const how = { forGood: textOf(given, 'how') === 'end' }
    const { kind } = await stopTelling(runs, tx, found.id, how, { staff: visit.staff.id, at: visit.now })
    const href = hrefOfTelling(tellingRoutes.telling, found)
    return { kind: 'done', location: kind === 'none' ? href : withNotice(href, 'recorded') }
  })
}
