import { askForEditions, hasAddress, publishWithin, type PublishOutcome } from '../../../publishing/index.ts'
import { textHash } from '../../../appeals/index.ts'
import type { Database, Transaction } from '../../../platform/index.ts'
import { closeSigning, findCampaign, type SignOns } from '../../../signons/index.ts'
import { change, type Changed } from '../change.ts'
import { answerNotTheWhole, answerUnreadable } from '../appeals/meanwhile.tsx'
import { textHref, toLookAt } from '../appeals/index.ts'
import { emptyForm, readForm, textOf, textsOf, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { changeTogether } from '../signons/sent-form.ts'
import { auditAppeal } from './audit-appeal.ts'
import { languageField } from './languages.tsx'
import { againField, PublicationPage, textField } from './publication-page.tsx'
import { wouldBePublished } from './would-be-published.ts'

/** GET /appeals/:appeal/publication */
export const publication = (visit: AppealVisit): Promise<Response> => showPublication(visit, emptyForm, 200)

/** POST: publishes exactly the text that was shown, if it is reviewed and approved and nothing stops it. A closing closes the sign-ons with it. */
export async function publish(visit: AppealVisit): Promise<Response> {
  const { opened, needs, staff, now } = visit
  if (opened.hidden > 0) return answerNotTheWhole(visit)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const refused = (error: string, status: 409 | 422): Promise<Response> =>
    showPublication(visit, { given: new Map(), errors: { '': error } }, status)
  if (textOf(sent.given, textField) !== textHash(opened.whole)) return refused(textChanged, 409)
  const publishIn = async (tx: Transaction, signOns: SignOns | undefined): Promise<Changed> => {
    const again = textOf(sent.given, againField) === 'yes'
    const random = (size: number): Buffer => Buffer.from(needs.random(size))
    const outcome = await publishWithin(tx, opened.whole.id, {
      as: 'desk',
      by: staff.id,
      clock: () => now,
      facts: needs.facts,
      random,
      again,
    })
    if (outcome.kind !== 'published') return { kind: 'refused', response: () => refused(whyNot(outcome), 422) }
    if (await takesSignOnsThoughClosed(tx, visit)) {
      if (signOns === undefined) return { kind: 'refused', response: () => refused(logAway, 422) }
      await closeSigning(signOns, opened.whole.id, { staff: staff.id })
    }
    await auditAppeal(tx, visit, 'appeal.publish', { version: outcome.version })
    await askForEditions(tx, outcome, textsOf(sent.given, languageField).filter(hasAddress), { by: staff.id, at: now })
    return { kind: 'done', location: withNotice(textHref(visit, 'publication'), 'published') }
  }
  const { signOns } = needs
  // Whoever closes an appeal closes its sign-ons, which stands in the log: one transaction, that of the log's writer.
  if (signOns === undefined || !(await takesSignOnsThoughClosed(needs.db, visit)))
    return change(visit, sent.given, (tx) => publishIn(tx, undefined))
  const about = { given: sent.given, signOns, by: { staff: staff.id }, appeal: opened.whole.id }
  return changeTogether(
    visit,
    about,
    (error) => refused(error, 409),
    (inside) => publishIn(inside.db as Transaction, inside),
  )
}

/** Whether an appeal that the text calls closed still takes sign-ons. */
async function takesSignOnsThoughClosed(db: Database | Transaction, { opened }: AppealVisit): Promise<boolean> {
  if (opened.whole.status !== 'closed') return false
  const campaign = await findCampaign(db, opened.whole.id)
  return campaign !== null && campaign.closedAt === null
}

const logAway =
  'The sign-ons of this appeal are closed together with it, which is written to the log, and the log cannot be written from here just now. Nothing was published. Wait a moment, then send it again.'
const textChanged = 'Somebody changed the text after this page was opened. Nothing was published: look at the text as it stands.'

const whyNot = (outcome: Exclude<PublishOutcome, { kind: 'published' }>): string =>
  outcome.kind === 'unchanged'
    ? `Version ${outcome.version} says exactly this. Nothing was published.`
    : `Nothing was published. ${outcome.reasons.join(' ')}`

/** The page, with what is wrong in a form on it. */
export async function showPublication(visit: AppealVisit, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const would = await wouldBePublished(visit)
  return answer(visit, <PublicationPage {...{ visit, form, would }} norms={await toLookAt(visit, would.standing)} />, status)
}
