import { citationOf, type NormResult } from '../../../norms/index.ts'
import { momentInWords } from '../moment.ts'
import { ClaimLinks, StandingMark } from '../points/index.ts'
import type { CaseVisit } from '../visit.ts'
import { caveatsOf, outcomeWords } from './outcome-words.ts'
import { hereHref } from './person-asked.tsx'
import { nameOfPerson, type Proposal } from './proposals.ts'
import { proposalRoutes } from './routes.ts'

type ResultProperties = { readonly visit: CaseVisit; readonly result: NormResult }

/** What a norm comes to: the word for it, why and under whose account, on which claims and how these stand, and what to mind. */
export function Result({ visit, result }: ResultProperties) {
  const { reason, claims, standing } = result
  return (
    <div class="told">
      <p>
        <b>{outcomeWords[result.result].name}.</b> <span dir="auto">{reason}</span>
      </p>
      {claims.length > 0 && (
        <p class="hint">
          Rests on <ClaimLinks ids={claims} opened={visit.opened} />
          {standing !== null && (
            <>
              ; the weakest stands as <StandingMark standing={standing} />
            </>
          )}
        </p>
      )}
      {caveatsOf(result).map((caveat) => (
        <p class="mark" key={caveat}>
          {caveat}
        </p>
      ))}
    </div>
  )
}

type RowProperties = {
  readonly visit: CaseVisit
  readonly proposal: Proposal
  readonly nameOf: (by: string) => string
  /** Whether norms were held against several persons, so that each row says which one. */
  readonly several: boolean
}

/** A proposal in the list. */
export function ProposalRow({ visit, proposal, nameOf, several }: RowProperties) {
  const { norm, subject, results } = proposal
  return (
    <li class={results.some(({ result }) => result === 'if_accepted') ? 'point contested beside' : 'point beside'} data-row="">
      <div class="told">
        <h3>
          <a href={hereHref(visit, proposalRoutes.show, { norm: norm.id })} data-open="">
            {citationOf(visit.needs.catalogue, norm)}
          </a>
          {several && (
            <>
              {' · '}
              <bdi>{nameOfPerson(visit.opened.document, subject)}</bdi>
            </>
          )}
        </h3>
        <p class="hint">In our words: {norm.paraphrase}</p>
        <Decided {...{ proposal, nameOf }} />
      </div>
      <div class="results">
        {results.map((result) => (
          <Result key={JSON.stringify(result.period ?? result.result)} {...{ visit, result }} />
        ))}
      </div>
    </li>
  )
}

/** What was decided on a proposal, by whom, when and why; and whether the facts say something else since. */
export function Decided({
  proposal: { decision, decidedBefore },
  nameOf,
}: Pick<RowProperties, 'nameOf'> & { readonly proposal: Pick<Proposal, 'decision' | 'decidedBefore'> }) {
  if (decision === undefined) return null
  return (
    <p>
      {decision.decision === 'accepted' ? 'Accepted' : 'Set aside'} by <bdi>{nameOf(decision.by)}</bdi>,{' '}
      <time dateTime={decision.at.toISOString()}>{momentInWords(decision.at)}</time>: <span dir="auto">{decision.reason}</span>
      {decidedBefore && <strong class="mark"> Decided before this: {wasThen(decision.seen)}.</strong>}
    </p>
  )
}

/** What had been seen then, in a half-sentence. */
const wasThen = (seen: NonNullable<Proposal['decision']>['seen']): string =>
  seen
    .map(
      ({ result, claims }) => `it was “${outcomeWords[result].name.toLowerCase()}”${claims.length > 0 ? ` on ${claims.join(', ')}` : ''}`,
    )
    .join(' and ')
