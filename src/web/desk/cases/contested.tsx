import type { Evaluation } from '../../../evaluation/index.ts'
import { PointActions, PointBox } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { caseRoutes } from './routes.ts'

/** How many contested points stand on the case page; what nobody has ruled on comes first. */
const mostShown = 20

export function Contested({ visit, evaluation }: { readonly visit: CaseVisit; readonly evaluation: Evaluation }) {
  const { opened, needs } = visit
  const contested = evaluation.points.filter(({ state }) => state === 'contested')
  const inOrder = contested.toSorted((a, b) => pressing(a) - pressing(b))
  const all = `${hrefOf(caseRoutes.show, { case: opened.id })}/points?state=contested`
  return (
    <section id="contested" aria-labelledby="contested-heading">
      <h2 id="contested-heading">Contested ({contested.length})</h2>
      {contested.length === 0 && <p>Nothing that is told here contradicts anything else that is.</p>}
      {inOrder.slice(0, mostShown).map((point) => (
        <PointBox key={point.id} opened={opened} facts={needs.facts} point={point} actions={<PointActions visit={visit} point={point} />} />
      ))}
      {contested.length > mostShown && (
        <p>
          <a href={all}>Show all {contested.length} contested points</a>
        </p>
      )}
    </section>
  )
}

const pressing = ({ ruling }: Evaluation['points'][number]): number => (ruling === undefined ? 0 : ruling.ruled_before.length > 0 ? 1 : 2)
