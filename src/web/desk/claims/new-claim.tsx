import { lastErasure, loadCaseWith, readableBy } from '../../../cases/index.ts'
import { defaultSettings, evaluate } from '../../../evaluation/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import type { JSX } from 'preact'
import { callForClaim, linkCallToClaim } from '../calls/index.ts'
import { change } from '../change.ts'
import { formStateFor, keepTyped } from '../drafts/index.ts'
import { emptyForm, frameFields, readForm, rebased, textOf, type FormState, type Given } from '../forms/index.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { beginClaim } from './begin-claim.ts'
import { marksFor } from './claim-form.tsx'
import { keepClaim } from './keep-claim.ts'
import { NewClaimPage } from './new-claim-page.tsx'
import { putTogether } from './put-together.ts'
import { readClaimForm } from './read-claim-form.ts'
import { claimRoutes } from './routes.ts'
import { savedBefore } from './saved-before.ts'
import { WhatItMeets } from './what-it-meets.tsx'

/** The form of a new claim, filled in as far as its address says. */
export async function showNewClaim(visit: CaseVisit): Promise<Response> {
  const form = await formStateFor(visit, beginClaim(visit))
  if (form.given.has(frameFields.base)) return page(visit, form)
  return page(visit, { ...form, given: rebased(form.given, await lastErasure(visit.needs.db, visit.opened.id)) })
}

/** Saves a claim; or shows what it would contradict, one more row, or the fields that fit its questions, and saves nothing. */
export async function addClaim(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable')
    return page(visit, { ...emptyForm, errors: { '': 'What was sent could not be read. Fill in the form again.' } })
  const { given } = sent
  const doing = textOf(given, 'do')
  // Whoever looks at something from here comes back to an address, which asks for what was typed.
  if (doing === 'look') await keepTyped(visit, given)
  if (doing === 'answer' || doing === 'printed')
    return answer(visit, <NewClaimPage visit={visit} form={{ given, errors: {} }} another={doing} />)
  if (doing === 'fit') return page(visit, { given, errors: {} })
  const { needs, opened, staff, now } = visit
  const typed = readClaimForm(given, {
    document: opened.document,
    facts: needs.facts,
    marks: marksFor(visit),
    recorded: { on: formatDay(dayOfInstant(now)), by: staff.name },
  })
  if (Object.keys(typed.errors).length > 0) return page(visit, { given, errors: typed.errors })
  return change(visit, given, async (tx) => {
    // The form may hold words of what the claim replaces or is made of.
    const erasure = await lastErasure(tx, opened.id)
    if (given.has(frameFields.base) && textOf(given, frameFields.base) !== String(erasure))
      return { kind: 'refused', response: page(visit, { given: rebased(given, erasure), errors: { '': erasedSince } }) }
    const before = doing === 'look' ? undefined : savedBefore(await openedAnew(tx, visit), typed)
    if (before !== undefined && textOf(given, 'once_more') !== before.id)
      return {
        kind: 'refused',
        response: page(visit, {
          given: new Map([...given, ['once_more', []], ['saved', [before.id]]]),
          errors: { once_more: alreadySaved(before.id) },
        }),
      }
    const kept = await keepClaim(tx, visit, typed)
    if (kept.kind === 'refused') return { kind: 'refused', response: page(visit, { given, errors: kept.errors }) }
    await putTogether(tx, visit, kept.id, typed.together)
    if (doing === 'look') return { kind: 'refused', response: await lookAt(tx, visit, given, kept.id) }
    const call = textOf(given, 'call')
    if (call !== '') await linkCallToClaim(tx, visit, call, kept.id)
    const going = callForClaim(visit, call) === null ? {} : { call }
    return { kind: 'done', location: hrefOf(claimRoutes.show, { case: opened.id, claim: kept.id }, { saved: 'yes', ...going }) }
  })
}

const alreadySaved = (id: string): string =>
  `You have saved these words as ${id}. Nothing more was saved. Is it another claim? Then tick that it is.`

const erasedSince =
  'Words were erased from this case after you opened the form. Take out what may be of them, then send it again. Nothing is saved yet.'

/**
 * The form with what the claim in it meets. The claim is saved as it would be, looked at, and taken back with the
 * transaction: what is shown is what saving it gives.
 */
async function lookAt(tx: Transaction, visit: CaseVisit, given: Given, id: string): Promise<Response> {
  const { needs, opened, now } = visit
  const loaded = await loadCaseWith(tx, opened.id)
  if (loaded === null) throw new Error('A case to which a claim was just added is not there')
  const document = readableBy(loaded.document, opened.membership.clearance)
  const claim = document.claims.find((candidate) => candidate.id === id)
  if (claim === undefined) throw new Error('A claim cannot be read by whoever just entered it')
  const at = dayOfInstant(now)
  const evaluation = evaluate(document, needs.facts, defaultSettings, { at, known: null })
  const before = new Set(opened.evaluate(at).checks.map(({ message }) => message))
  const checks = evaluation.checks.filter(({ message }) => !before.has(message))
  const looked = <WhatItMeets {...{ visit, document, evaluation, claim, checks }} unsaved />
  return page(visit, { given, errors: {} }, looked)
}

function page(visit: CaseVisit, form: FormState, looked?: JSX.Element): Response {
  const status = Object.keys(form.errors).length > 0 ? 422 : 200
  return answer(visit, <NewClaimPage visit={visit} form={form} {...(looked && { looked })} />, status)
}
