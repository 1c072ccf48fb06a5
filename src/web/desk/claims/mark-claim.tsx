import { marksAfter } from '../../../cases/index.ts'
import type { Sensitivity } from '../../../claims/index.ts'
import { change } from '../change.ts'
import { emptyForm, Form, oneOf, Options, readForm, textOf, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { recordInCase } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { changesPages, PagesTold, unforeseenPages } from './foreseen-pages.tsx'
import { pagesRestingOn, toldBefore, type PageTouched } from './pages-touched.ts'
import { claimRoutes } from './routes.ts'
import { claimIn } from './show-claim.tsx'
import { markInWords, marksFor, MayBeNoted } from './who-may-read.tsx'

export const showMarkForm = async (visit: CaseVisit): Promise<Response> => page(visit, emptyForm, await pagesTouched(visit))

/** Decides who may read a claim. The first mark may be any; after it a claim is only kept from further readers, for what was read was read. */
export async function markClaim(visit: CaseVisit): Promise<Response> {
  const claim = claimIn(visit)
  const sent = await readForm(visit.c)
  const touched = await pagesTouched(visit)
  if (claim === undefined || sent.kind === 'unreadable') return page(visit, unreadableForm, touched)
  const { given } = sent
  const errors = oneOf(given, 'sensitivity', marksAfter(claim.sensitivity), 'Choose one of these.')
  if (Object.keys(errors).length > 0) return page(visit, { given, errors }, touched)
  const { opened } = visit
  const mark = textOf(given, 'sensitivity') as Sensitivity
  // Whoever marks it beyond what they may read themselves does not see it any more.
  const parts = { case: opened.id, claim: claim.id }
  const next = marksFor(visit).includes(mark) ? hrefOf(claimRoutes.show, parts) : `/cases/${encodeURIComponent(opened.id)}`
  return change(visit, given, async (tx) => {
    const before = await toldBefore(tx, visit)
    const marked = await recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'tightenings', entry: { claim: claim.id, sensitivity: mark } }],
      action: 'claim.tighten',
      fields: [{ claim: '', sensitivity: 'sensitivity' }],
      again: (refused) => page(visit, { given, errors: refused }, touched),
      location: () => withNotice(next, 'saved'),
    })
    if (marked.kind === 'refused' || mark !== 'public') return marked
    const unforeseen = await unforeseenPages(tx, visit, before, given)
    if (unforeseen.length === 0) return marked
    return { kind: 'refused', response: page(visit, { given, errors: { '': changesPages(unforeseen) } }, unforeseen) }
  })
}

/** What is published already and rests on what the claim is about. */
function pagesTouched(visit: CaseVisit): Promise<readonly PageTouched[]> {
  const claim = claimIn(visit)
  return pagesRestingOn(visit, claim === undefined ? [] : [claim])
}

function page(visit: CaseVisit, form: FormState, touched: readonly PageTouched[]): Response {
  const claim = claimIn(visit)
  if (claim === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const { opened } = visit
  const parts = { case: opened.id, claim: claim.id }
  const href = hrefOf(claimRoutes.show, parts)
  const left = marksAfter(claim.sensitivity)
  const lost = left.filter((mark) => !marksFor(visit).includes(mark))
  return answer(
    visit,
    <DeskPage visit={visit} title={`Who may read ${claim.id}`} crumbs={caseCrumbs(opened, { href, label: claim.id })}>
      <h1>{`Who may read claim ${claim.id}`}</h1>
      <blockquote class="statement" dir="auto">
        {claim.statement}
      </blockquote>
      <p>
        {claim.sensitivity === undefined
          ? 'Nobody has decided yet; until then it is for the team.'
          : `Now: ${markInWords[claim.sensitivity].label}. It can be kept from further readers, and not be opened to more: what was read cannot be taken back.`}
      </p>
      {left.length === 0 ? (
        <p>
          Nobody can be kept from it any further than by sealing it. <a href={href}>Back to the claim</a>
        </p>
      ) : (
        <Form
          visit={visit}
          form={form}
          action={hrefOf(claimRoutes.mark, parts)}
          submit="Decide it"
          beside={<a href={href}>Leave it as it is</a>}
        >
          <Options
            form={form}
            name="sensitivity"
            label="From now on"
            type="radio"
            options={left.map((mark) => ({ value: mark, ...markInWords[mark] }))}
          />
          {left.includes('public') && (
            <>
              <PagesTold form={form} touched={touched} />
              <MayBeNoted pages={touched} />
            </>
          )}
          {lost.length > 0 && (
            <p class="hint">{`You yourself do not read what is ${lost.join(' or ')}: if you mark it so, you do not see it any more.`}</p>
          )}
        </Form>
      )}
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
