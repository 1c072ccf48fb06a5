import { beginAlone, findDraft } from '../../../appeals/index.ts'
import { linkAppeal, type Collection } from '../../../collections/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { appealCode } from '../appeal-code.ts'
import { BeginningFields, beginningErrors, beginningIn, givenAtBeginning, whyNotBegun } from '../appeals/beginning-fields.tsx'
import { usualHeading } from '../appeals/first-fields.tsx'
import { freeCodeIn } from '../appeals/own-code.ts'
import { appealRoutes } from '../appeals/routes.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { filledWith, Form, readForm, textOf, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { collectionRoutes } from './routes.ts'
import { auditCollection, collectionCrumbs, collectionHref, theCollection } from './the-collection.ts'

/** GET /collections/:collection/appeal: an appeal for those of the collection, which no case holds. */
export async function beginCollectionAppeal(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  if (found instanceof Response) return found
  const { title, introduction, lang = 'en' } = found.text ?? {}
  const form = filledWith({
    id: await freeCodeIn(visit, countryOf(found)),
    title,
    summary: introduction,
    lang,
    opened: formatDay(dayOfInstant(visit.now)),
    heading: usualHeading(lang),
  })
  return show(visit, found, await formStateFor(visit, form), 200)
}

export async function beginCollectionAppealSent(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return show(visit, found, unreadableForm, 422)
  const given = givenAtBeginning(sent.given)
  const errors = beginningErrors(given)
  if (Object.keys(errors).length > 0) return show(visit, found, { given, errors }, 422)
  const { staff, now, needs } = visit
  const id = textOf(given, 'id')
  const another = await freeCodeIn(visit, countryOf(found), [id])
  return change(visit, given, async (tx) => {
    const appeal = beginningIn(given)
    const begun = await beginAlone(tx, appeal, { by: staff.id, at: now, facts: needs.facts })
    switch (begun.kind) {
      case 'begun': {
        await linkAppeal(tx, found.id, id, { by: staff.id, at: now })
        await auditCollection(tx, visit, 'collection.appeal', found.id)
        const entry = await appealCode(tx, { whole: appeal, holder: null })
        await recordAudit(tx, { at: now, staff: staff.id, action: 'appeal.add', list: 'appeals', entry })
        const draft = await findDraft(tx, id)
        if (draft.kind !== 'found') throw new Error('An appeal was begun and is not found')
        const section = String(draft.draft.marked.sections[0]?.id ?? '')
        const first = hrefOf(appealRoutes.addSentence, { appeal: id }, { section })
        return { kind: 'done', location: withNotice(`${first}#writing`, 'appeal-begun') }
      }
      case 'invalid':
      case 'taken':
        return { kind: 'refused', response: () => show(visit, found, { given, errors: whyNotBegun(begun, another) }, 422) }
      default:
        return begun satisfies never
    }
  })
}

const countryOf = ({ text }: Collection): string => text?.query['country'] ?? 'XX'

function show(visit: Visit, collection: Collection, form: FormState, status: 200 | 422): Response {
  return answer(
    visit,
    <DeskPage visit={visit} title="Begin the appeal of the collection" crumbs={collectionCrumbs(collection)}>
      <h1>Begin the appeal of the collection</h1>
      <p>
        It stands in no case: its sentences may cite claims of all your cases. Until it cites one, administrators alone open it. Once it is
        published, its page and that of the collection lead to each other.
      </p>
      <Form
        visit={visit}
        form={form}
        action={collectionHref(collection, collectionRoutes.beginCollectionAppealSent)}
        submit="Begin the appeal"
        draft
        beside={<a href={collectionHref(collection)}>Back to the collection</a>}
      >
        <BeginningFields form={form} />
      </Form>
    </DeskPage>,
    status,
  )
}
