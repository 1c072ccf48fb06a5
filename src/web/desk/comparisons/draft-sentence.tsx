import { draftedSentence } from '../appeals/drafted-sentence.tsx'
import { appealCrumbs } from '../appeals/index.ts'
import { NotTheWholePage } from '../appeals/not-the-whole.tsx'
import { answer, DeskPage } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { citedIn } from './cited-words.ts'
import { recordShown } from './persons.ts'

/**
 * GET /appeals/:appeal/sentences/compared?cite=case%23claim: the form of a new sentence, begun with what is cited of the
 * other case.
 */
export async function draftSentence(visit: AppealVisit): Promise<Response> {
  const { opened } = visit
  if (opened.hidden > 0) return answer(visit, <NotTheWholePage visit={visit} />, 403)
  const cited = await citedIn(visit)
  if (cited.cites.length === 0) return answer(visit, <NotFoundPage visit={visit} />, 404)
  await recordShown(visit, 'case.compare', cited.cases)
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
      {await draftedSentence(visit, { text: cited.draft(opened.appeal.lang), cites: cited.cites })}
    </DeskPage>,
  )
}
