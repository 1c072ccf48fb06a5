import type { Point, PointState } from '../../../evaluation/index.ts'
import { answer, DeskPage } from '../page.tsx'
import type { CaseVisit } from '../visit.ts'
import { caseCrumbs, caseHref } from './crumbs.ts'
import { evaluatedToday } from './find-point.ts'
import { PointActions } from './point-actions.tsx'
import { PointBox } from './point-box.tsx'
import { words } from './point-reading.ts'

const states = ['contested', 'explained', 'refining'] as const satisfies readonly PointState[]
const differs = ({ state, accounts }: Point): boolean => state === 'agreeing' && accounts.length > 1
const labels: Readonly<Record<PointState, string>> = { ...words.states, contested: 'contested', explained: 'explained' }
const onePage = 50

/** All points of a case: those of a state, those that still need a ruling, those ruled on before newer claims. */
export function listPoints(visit: CaseVisit): Response {
  const { opened, needs, c } = visit
  const { points } = evaluatedToday(visit)
  const filters = filtersOf(points)
  const [first] = filters
  const chosen = filters.find(({ name }) => name === c.req.query('state')) ?? filters.find(({ points: some }) => some.length > 0) ?? first!
  const pages = Math.max(1, Math.ceil(chosen.points.length / onePage))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const href = (name: string, number = 1): string =>
    `${caseHref(opened.id, 'points')}?${new URLSearchParams({ state: name, ...(number > 1 && { page: String(number) }) }).toString()}`
  return answer(
    visit,
    <DeskPage visit={visit} title="Points" crumbs={caseCrumbs(opened)} width="wide">
      <h1>Points</h1>
      <nav aria-label="Which points" class="buttons">
        {filters.map(({ name, label, points: some }) => (
          <a key={name} href={href(name)} {...(name === chosen.name && { 'aria-current': 'page' as const })}>
            {`${label} (${some.length})`}
          </a>
        ))}
      </nav>
      <h2>{`${chosen.label.charAt(0).toUpperCase()}${chosen.label.slice(1)}`}</h2>
      {chosen.points.length === 0 && (
        <p>
          {points.length === 0
            ? 'This case has no points yet. A point comes with the first claim that asserts a fact.'
            : 'No point of this kind.'}
        </p>
      )}
      {chosen.points.slice((page - 1) * onePage, page * onePage).map((point) => (
        <PointBox key={point.id} opened={opened} facts={needs.facts} point={point} actions={<PointActions visit={visit} point={point} />} />
      ))}
      {pages > 1 && (
        <p class="buttons">
          {page > 1 && <a href={href(chosen.name, page - 1)}>Earlier in the list</a>}
          {`Page ${page} of ${pages}`}
          {page < pages && <a href={href(chosen.name, page + 1)}>Further in the list</a>}
        </p>
      )}
    </DeskPage>,
  )
}

type Filter = { readonly name: string; readonly label: string; readonly points: readonly Point[] }

const filtersOf = (points: readonly Point[]): readonly Filter[] => [
  { name: 'unruled', label: 'contested without a ruling', points: points.filter(({ state, ruling }) => state === 'contested' && !ruling) },
  {
    name: 'ruled-before',
    label: 'ruled before newer claims',
    points: points.filter(({ ruling }) => (ruling?.ruled_before.length ?? 0) > 0),
  },
  ...states.map((state) => ({ name: state, label: labels[state], points: points.filter((point) => point.state === state) })),
  { name: 'several', label: 'several answers side by side', points: points.filter(differs) },
  { name: 'agreeing', label: labels.agreeing, points: points.filter((point) => point.state === 'agreeing' && !differs(point)) },
  { name: 'single', label: labels.single, points: points.filter(({ state }) => state === 'single') },
]
