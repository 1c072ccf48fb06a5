import type { VNode } from 'preact'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { mayBeCited } from './draft-of-sentence.ts'
import { outcomesInWords } from './outcome-words.ts'
import { isForAll } from './person-asked.tsx'
import { isWorthLooking, nameOfPerson, proposalsOf } from './proposals.ts'
import { proposalRoutes } from './routes.ts'

/** How many stand on the page of the case. */
const mostShown = 5

/** On the page of a case: the norms that its facts may engage, and how many more are worth looking at. Null where there is none. */
export async function NormsAtAGlance({ visit }: { readonly visit: CaseVisit }): Promise<VNode | null> {
  const { opened } = visit
  if (!isForAll(opened.document)) return null
  const all = await proposalsOf(visit)
  const worth = all.filter((proposal) => isWorthLooking(proposal) && proposal.decision?.decision !== 'set-aside')
  if (worth.length === 0) return null
  const shown = worth.filter(({ results }) => results.some(mayBeCited)).slice(0, mostShown)
  const several = new Set(all.map(({ subject }) => subject)).size > 1
  const rest = worth.length - shown.length
  return (
    <section id="norms" aria-labelledby="norms-heading">
      <h2 id="norms-heading">Norms</h2>
      {shown.length > 0 && (
        <ul class="plain">
          {shown.map(({ norm, subject, results, decision }) => (
            <li key={`${norm.id} ${subject}`} data-row="">
              <a href={hrefOf(proposalRoutes.show, { case: opened.id, norm: norm.id })} data-open="">
                {results[0]!.citation}
              </a>
              {': '}
              {outcomesInWords(results.map(({ result }) => result))}
              {decision !== undefined && ', accepted'}
              {several && (
                <>
                  {' · '}
                  <bdi>{nameOfPerson(opened.document, subject)}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={hrefOf(proposalRoutes.list, { case: opened.id })}>
          {shown.length === 0 ? `${worth.length} to look at` : rest === 0 ? 'See why' : `See why, and ${rest} more to look at`}
        </a>{' '}
        · <a href={hrefOf(proposalRoutes.questions, { case: opened.id })}>Open questions</a>
      </p>
    </section>
  )
}
