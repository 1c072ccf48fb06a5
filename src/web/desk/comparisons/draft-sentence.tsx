import { appealCrumbs, appealRoutes, textHref } from '../appeals/index.ts'
import { NotTheWholePage } from '../appeals/not-the-whole.tsx'
import { offersFor, SentenceFields } from '../appeals/sentence-fields.tsx'
import { formStateFor } from '../drafts/index.ts'
import { filledWith, Form } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { citedIn } from './cited-words.ts'
import { recordShown } from './persons.ts'

/**
 * GET /appeals/:appeal/sentences/compared?cite=case%23claim: the form of a new sentence, begun with what is cited of the
 * other case. It is sent where every new sentence is sent, so it is checked and kept as they are.
 */
export async function draftSentence(visit: AppealVisit): Promise<Response> {
  const { opened } = visit
  if (opened.hidden > 0) return answer(visit, <NotTheWholePage visit={visit} />, 403)
  const cited = await citedIn(visit)
  if (cited.cites.length === 0) return answer(visit, <NotFoundPage visit={visit} />, 404)
  await recordShown(visit, 'case.compare', cited.cases)
  const begun = { text: cited.draft(opened.appeal.lang), cites: cited.cites.join(' ') }
  const form = await formStateFor(visit, filledWith(begun))
  const further = cited.cases.filter(({ id }) => !opened.cases.has(id))
  return answer(
    visit,
    <DeskPage visit={visit} title={`Compare in ${opened.appeal.id}`} crumbs={appealCrumbs(opened)}>
      <h1>A sentence that compares</h1>
      <p>
        Make these words your own, in the language of the appeal: say who says it, then what, and how the cases differ. That something
        followed does not show that it followed from it.
      </p>
      {further.length > 0 && (
        <p class="notice">
          {'The appeal then cites '}
          {further.map(({ id, document }, index) => (
            <>
              {index > 0 && ', '}
              <bdi key={id}>{document.case.title}</bdi>
            </>
          ))}
          . Whoever is no member of {further.length === 1 ? 'this case' : 'these cases'} can no longer open the appeal at the desk. It can
          be published only with claims that are marked public.
        </p>
      )}
      <Form
        visit={visit}
        form={form}
        action={hrefOf(appealRoutes.addSentence, { appeal: opened.appeal.id })}
        submit="Add to the appeal"
        draft
        beside={<a href={textHref(visit)}>To the text of the appeal</a>}
      >
        <input type="hidden" name="section" value={String(opened.marked.sections.at(-1)?.id ?? '')} />
        <SentenceFields form={form} ask={false} {...await offersFor(visit, form.given)} />
      </Form>
    </DeskPage>,
  )
}
