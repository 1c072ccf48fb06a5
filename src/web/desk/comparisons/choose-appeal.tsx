import { appealsToWrite } from '../appeals/appeals-to-write.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { citedIn } from './cited-words.ts'
import { recordShown } from './persons.ts'
import { comparisonRoutes } from './routes.ts'

/** GET /comparisons/citation?cite=case%23claim: in which appeal it is to be cited. */
export async function chooseAppeal(visit: Visit): Promise<Response> {
  const cited = await citedIn(visit)
  if (cited.cites.length === 0) return answer(visit, <NotFoundPage visit={visit} />, 404)
  await recordShown(visit, 'case.compare', cited.cases)
  const appeals = await appealsToWrite(visit)
  const query = new URLSearchParams(cited.cites.map((cite) => ['cite', cite])).toString()
  return answer(
    visit,
    <DeskPage visit={visit} title="Cite in an appeal" crumbs={[{ href: hrefOf(comparisonRoutes.find), label: 'Cases to compare' }]}>
      <h1>Cite in an appeal</h1>
      <p>
        What is cited: <span dir="auto">{cited.draft('en')}</span>
      </p>
      <p class="hint" dir="auto">
        {cited.cites.join(' · ')}
      </p>
      <h2>In which appeal?</h2>
      {appeals.length === 0 ? (
        <p>There is no appeal of yours that you may change. Begin one in its case.</p>
      ) : (
        <ul class="plain rows">
          {appeals.map(({ appeal }) => (
            <li key={appeal.id} data-row="">
              <a href={`${hrefOf(comparisonRoutes.sentence, { appeal: appeal.id })}?${query}`} data-open="" dir="auto">
                {appeal.title}
              </a>{' '}
              <span class="hint code">{appeal.id}</span>
            </li>
          ))}
        </ul>
      )}
    </DeskPage>,
  )
}
