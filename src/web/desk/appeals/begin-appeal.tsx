import { beginDraft, findDraft } from '../../../appeals/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { appealCode } from '../appeal-code.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, filledWith, Form, readForm, textOf, type Errors, type FormState } from '../forms/index.ts'
import { citationOf, type Norm } from '../../../norms/index.ts'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { proposalRoutes } from '../proposals/routes.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { BeginningFields, beginningErrors, beginningIn, givenAtBeginning, whyNotBegun } from './beginning-fields.tsx'
import { usualHeading } from './first-fields.tsx'
import { begunBefore } from './begun-before.ts'
import { freeCode } from './own-code.ts'
import { MayBeTooLate } from './may-be-too-late.tsx'
import { appealRoutes } from './routes.ts'

/** GET /cases/:case/appeals/new; with ?norm=&subject= for a sentence that cites that norm, which then comes first. */
export async function beginAppeal(visit: CaseVisit): Promise<Response> {
  const today = formatDay(dayOfInstant(visit.now))
  const form = filledWith({ id: await freeCode(visit), lang: 'en', opened: today, heading: usualHeading('en') })
  return show(visit, await formStateFor(visit, form), 200)
}

export async function beginAppealSent(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable')
    return show(visit, { ...emptyForm, errors: { '': 'What was sent is no form that can be read. Type it again.' } }, 422)
  const given = givenAtBeginning(sent.given)
  const errors = beginningErrors(given)
  if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
  const { staff, now, needs, opened } = visit
  const id = textOf(given, 'id')
  const another = await freeCode(visit, [id])
  const again = (wrong: Errors) => ({ kind: 'refused', response: show(visit, { given, errors: wrong }, 422) }) as const
  return change(visit, given, async (tx) => {
    const appeal = beginningIn(given)
    const before = begunBefore(await openedAnew(tx, visit), appeal)
    if (before !== undefined)
      return { kind: 'done', location: withNotice(hrefOf(appealRoutes.compose, { appeal: before }), 'begun-before') }
    const begun = await beginDraft(tx, opened.id, appeal, { by: staff.id, at: now, facts: needs.facts })
    switch (begun.kind) {
      case 'begun': {
        const found = await findDraft(tx, id)
        if (found.kind !== 'found') throw new Error('An appeal was begun and is not found')
        const { holder, marked } = found.draft
        const entry = await appealCode(tx, { whole: appeal, holder })
        await recordAudit(tx, { at: now, staff: staff.id, action: 'appeal.add', caseKey: opened.key, list: 'appeals', entry })
        const norm = normAsked(visit)
        const first =
          norm === undefined
            ? `${hrefOf(appealRoutes.addSentence, { appeal: id }, { section: String(marked.sections[0]?.id ?? '') })}#writing`
            : hrefOf(proposalRoutes.sentence, { appeal: id }, { case: opened.id, norm: norm.id, subject: subjectAsked(visit) })
        return { kind: 'done', location: withNotice(first, 'appeal-begun') }
      }
      case 'invalid':
      case 'taken':
        return again(whyNotBegun(begun, another))
      case 'none':
        return again({ '': 'The case is not there any more.' })
      default:
        return begun satisfies never
    }
  })
}

function show(visit: CaseVisit, form: FormState, status: 200 | 422): Response {
  const { opened } = visit
  const home = `/cases/${encodeURIComponent(opened.id)}`
  const norm = normAsked(visit)
  const query = norm === undefined ? {} : { norm: norm.id, subject: subjectAsked(visit) }
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title="Begin an appeal"
      crumbs={[
        { href: '/cases', label: 'Cases' },
        { href: home, label: opened.document.case.title },
      ]}
    >
      <h1>Begin an appeal</h1>
      <MayBeTooLate visit={visit} />
      <p>
        The letter: to whom, asking what, until when. Its sentences cite claims and points of the case. Nothing is public until it is
        published.
      </p>
      {norm !== undefined && <p>Next comes the sentence that cites {citationOf(visit.needs.catalogue, norm)}.</p>}
      <Form
        visit={visit}
        form={form}
        action={hrefOf(appealRoutes.begun, { case: opened.id }, query)}
        submit="Begin the appeal"
        draft
        beside={<a href={home}>Back to the case</a>}
      >
        <BeginningFields form={form} />
      </Form>
    </DeskPage>,
    status,
  )
}

/** The norm in the address that the appeal is begun for, where the catalogue has it, and the person whom it is about. */
const normAsked = ({ c, needs }: CaseVisit): Norm | undefined => needs.catalogue.norms.get(c.req.query('norm') ?? '')
const subjectAsked = ({ c }: CaseVisit): string => (c.req.query('subject') ?? '').slice(0, 64)
