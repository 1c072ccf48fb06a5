import type { Evaluation, Point } from '../../../evaluation/index.ts'
import { stateInWords, wordsFor } from '../../../publishing/index.ts'
import { accountInWords, pointHref, PointStanding, subjectOf } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { mainPersons } from './persons.ts'
import { caseRoutes } from './routes.ts'

const words = wordsFor('en')

/** How many stand on the case page; the rest is a page of its own. */
const mostShown = 40

/** What is told and not contradicted, in two columns: the question at the start, the answer and how it stands at the end. */
export function AgreedFacts({ visit, evaluation }: { readonly visit: CaseVisit; readonly evaluation: Evaluation }) {
  const { opened, needs } = visit
  const reading = { document: opened.document, facts: needs.facts }
  const agreed = agreedOf(evaluation, visit)
  const all = `${hrefOf(caseRoutes.show, { case: opened.id })}/points`
  return (
    <section id="agreed" aria-labelledby="agreed-heading">
      <h2 id="agreed-heading">Not contested ({agreed.length})</h2>
      {agreed.length === 0 && <p>No claim asserts a fact yet that nobody contradicts.</p>}
      <dl>
        {agreed.slice(0, mostShown).map((point) => (
          <>
            <dt>
              <a href={pointHref(opened.id, point.id)}>{needs.facts.get(point.fact ?? '')?.label ?? point.fact}</a>
              {hasOthers(opened.document) && <bdi class="hint">{` ${subjectOf(point, reading)}`}</bdi>}
            </dt>
            <dd>
              {point.accounts
                .filter(({ claims }) => claims.length > 0)
                .map((account, index) => (
                  <>
                    {index > 0 && '; '}
                    <bdi>{accountInWords(account, point, reading)}</bdi>
                  </>
                ))}{' '}
              <span class="hint">
                {point.state === 'explained' && 'the difference is explained, '}
                {point.state === 'agreeing' && point.accounts.length > 1 && `${stateInWords(point, words)[0]}, `}
                <PointStanding point={point} opened={opened} />
              </span>
            </dd>
          </>
        ))}
      </dl>
      {agreed.length > mostShown && (
        <p>
          <a href={all}>Show all points</a>
        </p>
      )}
    </section>
  )
}

const hasOthers = (document: CaseVisit['opened']['document']): boolean => mainPersons(document).all.length > 1

function agreedOf(evaluation: Evaluation, { opened, needs }: CaseVisit): readonly Point[] {
  const before = remembered.get(evaluation)
  if (before !== undefined) return before
  const order = new Map([...needs.facts.keys()].map((key, index) => [key, index]))
  const persons = new Map(mainPersons(opened.document).all.map(({ id }, index) => [id, index]))
  const place = ({ subject, fact = '' }: Point): number => (persons.get(subject) ?? 1000) * 10_000 + (order.get(fact) ?? 9999)
  const made = evaluation.points
    .filter(({ state, fact, accounts }) => state !== 'contested' && fact !== undefined && accounts.some(({ claims }) => claims.length > 0))
    .toSorted((a, b) => place(a) - place(b))
  remembered.set(evaluation, made)
  return made
}

const remembered = new WeakMap<Evaluation, readonly Point[]>()
