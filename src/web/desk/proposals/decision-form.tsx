import { createHash } from 'node:crypto'
import { clearanceOf, type NormDecision } from '../../../cases/index.ts'
import { canonicalJson } from '../../../kit/index.ts'
import { Form, Options, TextArea, type FormState } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import { mayBeCited } from './draft-of-sentence.ts'
import { hereHref } from './person-asked.tsx'
import { nameOfPerson, type Proposal } from './proposals.ts'
import { Decided } from './result-parts.tsx'
import { proposalRoutes } from './routes.ts'

type DecideProperties = {
  readonly visit: CaseVisit
  readonly norm: string
  readonly proposals: readonly Proposal[]
  readonly form: FormState
}

/** Where the team accepts a norm, sets it aside, or takes that back. */
export function Decide({ visit, norm, proposals, form }: DecideProperties) {
  const { opened } = visit
  const isDecided = proposals.some(({ decision }) => decision !== undefined)
  const clearance = clearanceOf(
    proposals.flatMap(({ results }) => results),
    opened.document,
  )
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">Decide</h2>
      <p class="hint">
        A decision changes no claim. It is kept with what was seen; a later one takes its place.{' '}
        {clearance === 'team'
          ? 'Everybody who belongs to the case reads the reason.'
          : `Only those who read ${clearance} claims read the reason${isDecided ? '; where a decision is taken back, whoever reads that decision does' : ''}.`}
      </p>
      <Form visit={visit} form={form} action={hereHref(visit, proposalRoutes.decide, { norm })} submit="Decide" draft>
        <input type="hidden" name="shown" value={shownOf(proposals)} />
        {proposals.length > 1 && (
          <Options
            form={form}
            type="radio"
            name="subject"
            label="For whom"
            options={proposals.map(({ subject }) => ({ value: subject, label: nameOfPerson(opened.document, subject) }))}
          />
        )}
        <Options
          form={form}
          type="radio"
          name="decision"
          label="Does the team rely on it?"
          options={[
            { value: 'accepted', label: 'Accept', hint: acceptingMeans(proposals) },
            { value: 'set-aside', label: 'Set aside', hint: 'It stands at the end of the list, with the reason.' },
            ...(isDecided
              ? [
                  {
                    value: 'undecided',
                    label: 'Not decided any more',
                    hint: 'Takes the decision back. It stays on record with its reason. Whoever reads it reads this, too.',
                  },
                ]
              : []),
          ]}
        />
        <TextArea
          form={form}
          name="reason"
          label="Why"
          hint={`Needed to accept and to set aside: whoever reads this later was not there.${isDecided ? ' A decision may be taken back without.' : ''}`}
          rows={4}
        />
      </Form>
    </section>
  )
}

/** What becomes of a norm that is accepted. It is also how one that was set aside comes back. */
function acceptingMeans(proposals: readonly Proposal[]): string {
  const back = proposals.some(({ decision }) => decision?.decision === 'set-aside') ? 'It stands with the others again. ' : ''
  return proposals.some(({ results }) => results.some(mayBeCited))
    ? `${back}The team may argue with it.`
    : `${back}The team finds it relevant. No sentence can cite it from here before an account on file meets it.`
}

type EarlierProperties = { readonly visit: CaseVisit; readonly earlier: readonly NormDecision[]; readonly nameOf: (by: string) => string }

/** All decisions on a norm, the last first. */
export const Earlier = ({ visit, earlier, nameOf }: EarlierProperties) => (
  <details>
    <summary>All decisions ({earlier.length})</summary>
    <ol class="plain">
      {earlier.toReversed().map((decision) => (
        <li key={decision.at.toISOString()}>
          <bdi>{nameOfPerson(visit.opened.document, decision.subject)}</bdi>: <Decided done={decision} nameOf={nameOf} />
        </li>
      ))}
    </ol>
  </details>
)

/**
 * Stands for all that the page shows of a norm: what the facts come to, and the decisions. Another one means that it is not what was looked
 * at.
 */
const shownOf = (proposals: readonly Proposal[]): string =>
  [
    proposals.map(({ subject, results }) => [subject, results]),
    proposals.map(({ subject, last }) => [subject, last === undefined ? null : [last.at.toISOString(), last.decision]]),
  ]
    .map(digestOf)
    .join('.')

/** What is another since a page was shown; null where it is what is there now. */
export function changedSince(shown: string, proposals: readonly Proposal[]): 'facts' | 'decision' | null {
  const now = shownOf(proposals)
  if (shown === now) return null
  return shown.split('.', 1)[0] === now.split('.', 1)[0] ? 'decision' : 'facts'
}

const digestOf = (said: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(said))))
    .digest('base64url')
    .slice(0, 22)
