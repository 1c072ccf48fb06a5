import { lastErasure } from '../../../cases/index.ts'
import { speakerOfReply } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { callForClaim, linkCallToClaim } from '../calls/index.ts'
import { change, type Changed } from '../change.ts'
import { formStateFor, keepTyped } from '../drafts/index.ts'
import { frameFields, readForm, rebased, shownAt, textOf, unreadableForm, type Given } from '../forms/index.ts'
import { openedAnew } from '../opened-anew.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { answerWithForm } from './answer-with-form.tsx'
import { beginClaim } from './begin-claim.ts'
import { changesPages, unforeseenPages } from './foreseen-pages.tsx'
import { keepClaim } from './keep-claim.ts'
import { passageAsked, textsNamed } from './passage-asked.ts'
import { lookAt } from './look-at-claim.tsx'
import { toldBefore, type PageTouched } from './pages-touched.ts'
import { putTogether } from './put-together.ts'
import { readClaimForm, type TypedClaim } from './read-claim-form.ts'
import { claimRoutes } from './routes.ts'
import { savedBefore } from './saved-before.ts'
import { allowing, marksFor } from './who-may-read.tsx'

/**
 * The form of a new claim, filled in as far as its address says. With `look` in the address, what somebody was typing
 * there, and what it would contradict.
 */
export async function showNewClaim(visit: CaseVisit): Promise<Response> {
  const document = visit.c.req.query('document')
  const speaker = document === undefined ? null : await speakerOfReply(visit.needs.db, { case: visit.opened.id, document })
  const form = await formStateFor(visit, beginClaim(visit, await passageAsked(visit), speaker))
  if (form.draftOf !== undefined && visit.c.req.query('look') !== undefined) return look(visit, form.given)
  if (form.given.has(frameFields.base)) return answerWithForm(visit, form)
  return answerWithForm(visit, { ...form, given: rebased(form.given, await lastErasure(visit.needs.db, visit.opened.id)) })
}

/** Saves a claim; or shows what it would contradict, one more row, or the fields that fit its questions, and saves nothing. */
export async function addClaim(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerWithForm(visit, unreadableForm)
  const { given } = sent
  const doing = textOf(given, 'do')
  if (doing === 'answer' || doing === 'printed') return answerWithForm(visit, { given, errors: {} }, { another: doing })
  if (doing === 'fit') return answerWithForm(visit, { given, errors: {} })
  if (doing === 'look') return keepAndLook(visit, given)
  const typed = await typedIn(visit, given)
  if (Object.keys(typed.errors).length > 0) return answerWithForm(visit, { given, errors: typed.errors })
  return change(visit, given, (tx) => save(tx, visit, given, typed))
}

async function save(tx: Transaction, visit: CaseVisit, given: Given, typed: TypedClaim): Promise<Changed> {
  const { opened } = visit
  const erased = await erasedSince(tx, visit, given)
  if (erased !== null) return erased
  const before = savedBefore(await openedAnew(tx, visit), typed)
  if (before !== undefined && textOf(given, 'once_more') !== before.id)
    return refused(visit, new Map([...given, ['once_more', []], ['saved', [before.id]]]), { once_more: alreadySaved(before.id) })
  const toldOf = await toldBefore(tx, visit)
  const kept = await keepClaim(tx, visit, typed)
  if (kept.kind === 'refused') return refused(visit, given, kept.errors)
  await putTogether(tx, visit, kept.id, typed.together)
  if (textOf(given, 'do') === allowing) {
    const unforeseen = await unforeseenPages(tx, visit, toldOf, given)
    if (unforeseen.length > 0) return refused(visit, given, { '': changesPages(unforeseen) }, unforeseen)
  }
  const call = textOf(given, 'call')
  if (call !== '') await linkCallToClaim(tx, visit, call, kept.id)
  const going = callForClaim(visit, call) === null ? {} : { call }
  return { kind: 'done', location: hrefOf(claimRoutes.show, { case: opened.id, claim: kept.id }, { saved: 'yes', ...going }) }
}

/** Keeps what was typed and goes to an address that shows what it would meet: whoever goes on from there can come back to it. */
async function keepAndLook(visit: CaseVisit, given: Given): Promise<Response> {
  const isKept = await keepTyped(visit, given)
  const { errors } = await typedIn(visit, given)
  if (Object.keys(errors).length > 0) return answerWithForm(visit, { given, errors })
  if (!isKept) return look(visit, given)
  const address = shownAt(visit.c, given)
  return visit.c.redirect(`${address}${address.includes('?') ? '&' : '?'}look=yes`, 303)
}

/** The form with what its claim would meet, of which nothing is kept. */
async function look(visit: CaseVisit, given: Given): Promise<Response> {
  const typed = await typedIn(visit, given)
  if (Object.keys(typed.errors).length > 0) return answerWithForm(visit, { given, errors: typed.errors })
  return change(visit, given, async (tx) => {
    const erased = await erasedSince(tx, visit, given)
    if (erased !== null) return erased
    await openedAnew(tx, visit)
    const before = await toldBefore(tx, visit)
    const kept = await keepClaim(tx, visit, typed)
    if (kept.kind === 'refused') return refused(visit, given, kept.errors)
    await putTogether(tx, visit, kept.id, typed.together)
    const looked = await lookAt(tx, visit, kept.id, before)
    return { kind: 'refused', response: () => answerWithForm(visit, { given, errors: {} }, looked) }
  })
}

const typedIn = async (visit: CaseVisit, given: Given): Promise<TypedClaim> =>
  readClaimForm(given, {
    document: visit.opened.document,
    facts: visit.needs.facts,
    texts: await textsNamed(visit, given),
    marks: marksFor(visit),
    recorded: { on: formatDay(dayOfInstant(visit.now)), by: visit.staff.name },
  })

const refused = (visit: CaseVisit, given: Given, errors: Readonly<Record<string, string>>, touched?: readonly PageTouched[]): Changed => ({
  kind: 'refused',
  response: () => answerWithForm(visit, { given, errors }, touched && { touched }),
})

/** The form may hold words of what the claim replaces or is made of, which were erased meanwhile. */
async function erasedSince(tx: Transaction, visit: CaseVisit, given: Given): Promise<Changed | null> {
  const erasure = await lastErasure(tx, visit.opened.id)
  if (!given.has(frameFields.base) || textOf(given, frameFields.base) === String(erasure)) return null
  return refused(visit, rebased(given, erasure), {
    '': 'Words were erased from this case after you opened the form. Take out what may be of them, then send it again. Nothing is saved yet.',
  })
}

const alreadySaved = (id: string): string =>
  `You have saved these words as ${id}. Nothing more was saved. Is it another claim? Then tick that it is.`
