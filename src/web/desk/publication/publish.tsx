import { publishWithin, type PublishOutcome } from '../../../publishing/index.ts'
import { textHash } from '../../../appeals/index.ts'
import { change } from '../change.ts'
import { answerNotTheWhole, answerUnreadable } from '../appeals/meanwhile.tsx'
import { textHref } from '../appeals/index.ts'
import { emptyForm, readForm, textOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { auditAppeal } from './audit-appeal.ts'
import { PublicationPage, textField } from './publication-page.tsx'
import { wouldBePublished } from './would-be-published.ts'

/** GET /appeals/:appeal/publication */
export const publication = (visit: AppealVisit): Promise<Response> => show(visit, emptyForm, 200)

/** POST: publishes exactly the text that was shown, if it is reviewed and approved and nothing stops it. */
export async function publish(visit: AppealVisit): Promise<Response> {
  const { opened, needs, staff, now } = visit
  if (opened.hidden > 0) return answerNotTheWhole(visit)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const refused = (error: string, status: 409 | 422): Promise<Response> => show(visit, { given: new Map(), errors: { '': error } }, status)
  if (textOf(sent.given, textField) !== textHash(opened.whole)) return refused(textChanged, 409)
  return change(visit, sent.given, async (tx) => {
    const random = (size: number): Buffer => Buffer.from(needs.random(size))
    const outcome = await publishWithin(tx, opened.whole.id, { as: 'desk', by: staff.id, clock: () => now, facts: needs.facts, random })
    if (outcome.kind !== 'published') return { kind: 'refused', response: () => refused(whyNot(outcome), 422) }
    await auditAppeal(tx, visit, 'appeal.publish', { version: outcome.version })
    return { kind: 'done', location: withNotice(textHref(visit, 'publication'), 'published') }
  })
}

const textChanged = 'Somebody changed the text after this page was opened. Nothing was published: look at the text as it stands.'

const whyNot = (outcome: Exclude<PublishOutcome, { kind: 'published' }>): string =>
  outcome.kind === 'unchanged'
    ? `Version ${outcome.version} says exactly this. Nothing was published.`
    : `Nothing was published. ${outcome.reasons.join(' ')}`

async function show(visit: AppealVisit, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  return answer(visit, <PublicationPage {...{ visit, form }} would={await wouldBePublished(visit)} />, status)
}
