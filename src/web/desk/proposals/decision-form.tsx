import { createHash } from 'node:crypto'
import { clearanceOf, type NormDecision } from '../../../cases/index.ts'
import { canonicalJson } from '../../../kit/index.ts'
import { Form, Options, TextArea, type FormState } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
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

/** Where the team accepts a norm or sets it aside. */
export function Decide({ visit, norm, proposals, form }: DecideProperties) {
  const { opened } = visit
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
          : `Only those who read ${clearance} claims read the reason.`}
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
            { value: 'accepted', label: 'Accept', hint: 'The team may argue with it.' },
            { value: 'set-aside', label: 'Set aside', hint: 'It stands at the end of the list, with the reason.' },
          ]}
        />
        <TextArea form={form} name="reason" label="Why" rows={4} />
      </Form>
    </section>
  )
}

type EarlierProperties = { readonly visit: CaseVisit; readonly earlier: readonly NormDecision[]; readonly nameOf: (by: string) => string }

/** All decisions on a norm, the last first. */
export const Earlier = ({ visit, earlier, nameOf }: EarlierProperties) => (
  <details>
    <summary>All decisions ({earlier.length})</summary>
    <ol class="plain">
      {earlier.toReversed().map((decision) => (
        <li key={decision.at.toISOString()}>
          <bdi>{nameOfPerson(visit.opened.document, decision.subject)}</bdi>:{' '}
          <Decided proposal={{ decision, decidedBefore: false }} nameOf={nameOf} />
        </li>
      ))}
    </ol>
  </details>
)

/** Stands for all that the page shows of a norm; another one means that it is not what was looked at. */
export const shownOf = (proposals: readonly Proposal[]): string => {
  const said = proposals.map(({ subject, results, decision }) => [
    subject,
    results,
    decision === undefined ? null : decision.at.toISOString(),
  ])
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(said))))
    .digest('base64url')
    .slice(0, 22)
}
