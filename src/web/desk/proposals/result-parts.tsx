import type { NormDecision } from '../../../cases/index.ts'
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
        {proposal.decision !== undefined && <Decided done={proposal.decision} decidedBefore={proposal.decidedBefore} nameOf={nameOf} />}
      </div>
      <div class="results">
        {results.map((result) => (
          <Result key={JSON.stringify(result.period ?? result.result)} {...{ visit, result }} />
        ))}
      </div>
    </li>
  )
}

type DecidedProperties = Pick<RowProperties, 'nameOf'> & { readonly done: NormDecision; readonly decidedBefore?: boolean }

/** What was decided on a proposal, or that this was taken back, by whom, when and why; and whether the facts say something else since. */
export const Decided = ({ done: { decision, by, at, reason, seen }, decidedBefore = false, nameOf }: DecidedProperties) => (
  <p>
    {doneInWords[decision]} by <bdi>{nameOf(by)}</bdi>, <time dateTime={at.toISOString()}>{momentInWords(at)}</time>
    {reason === '' ? (
      '.'
    ) : (
      <>
        : <span dir="auto">{reason}</span>
      </>
    )}
    {decidedBefore && <strong class="mark"> Decided before this: {wasThen(seen)}.</strong>}
  </p>
)

const doneInWords: Readonly<Record<NormDecision['decision'], string>> = {
  accepted: 'Accepted',
  'set-aside': 'Set aside',
  undecided: 'Not decided any more: taken back',
}

/** What had been seen then, in a half-sentence. */
const wasThen = (seen: NormDecision['seen']): string =>
  seen
    .map(
      ({ result, claims }) => `it was “${outcomeWords[result].name.toLowerCase()}”${claims.length > 0 ? ` on ${claims.join(', ')}` : ''}`,
    )
    .join(' and ')
