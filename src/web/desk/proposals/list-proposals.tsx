import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { filterIn, filterProposals, idOfHeading, isFiltered, others, outcomeOf, ProposalFilters } from './filter-proposals.tsx'
import { outcomeOrder } from './outcome-words.ts'
import { choosePerson, hereHref, personAsked } from './person-asked.tsx'
import { isWorthLooking, personsIn, proposalsOf, type Proposal } from './proposals.ts'
import { headings, protectionOf } from './protections.ts'
import { ProposalRow } from './result-parts.tsx'
import { proposalRoutes } from './routes.ts'

/**
 * GET /cases/:case/norms, by what they protect; with ?show=all also those that nothing on file speaks to, or that are not engaged. The
 * words, the result, the protection and the decision in the address leave only those that answer to them.
 */
export async function listProposals(visit: CaseVisit): Promise<Response> {
  const { c, opened, needs } = visit
  if (personAsked(visit) === 'choose') return choosePerson(visit)
  const all = await proposalsOf(visit, { persons: personsIn(visit) })
  const among = c.req.query('show') === 'all' ? all : all.filter(isWorthLooking)
  const filter = filterIn(visit)
  const wanted = filterProposals(visit, among, filter)
  const open = wanted.filter(({ decision }) => decision?.decision !== 'set-aside')
  const aside = wanted.filter(({ decision }) => decision?.decision === 'set-aside')
  const rows = { visit, nameOf: await whoWrote(visit), several: new Set(all.map(({ subject }) => subject)).size > 1 }
  return answer(
    visit,
    <DeskPage visit={visit} title={`Norms: ${opened.document.case.title}`} width="wide" crumbs={caseCrumbs(opened)} evidence>
      <h1>Norms</h1>
      <p>
        Rules of law that the facts on file may engage, each for one person. They are proposals: they say what the facts come to under each
        account. Whether a rule was broken is for others to say.
      </p>
      <nav class="buttons" aria-label="Norms of this case">
        <a href={hereHref(visit, proposalRoutes.questions)}>Open questions</a>
        <a href={hereHref(visit, proposalRoutes.changes)}>What changed since a week ago</a>
        <a href="/norms">The catalogue</a>
      </nav>
      {among.length > 0 && <ProposalFilters visit={visit} among={among} />}
      {isFiltered(filter) && (
        <p role="status">{wanted.length === 0 ? 'No norm answers to all of that.' : `${wanted.length} of ${among.length} norms.`}</p>
      )}
      {among.length === 0 && (
        <p>
          Nothing on file speaks to a norm yet. Claims that answer the dictionary’s questions do: hours alone in the cell, visits, days
          until a judge.
        </p>
      )}
      {headings.map((heading) => (
        <Group key={heading} {...{ heading, rows }} proposals={open.filter(({ norm }) => protectionOf(norm) === heading)} />
      ))}
      <Group heading={others} rows={rows} proposals={open.filter(({ norm }) => protectionOf(norm) === undefined)} />
      <Group heading="Set aside" rows={rows} proposals={aside} />
      {among.length < all.length && !isFiltered(filter) && (
        <p>
          {all.length - among.length} more are not engaged, or nothing on file speaks to them.{' '}
          <a href={hereHref(visit, proposalRoutes.list, {}, { show: 'all' })}>Show them too</a>
        </p>
      )}
      <p class="hint">
        As the case stands, {momentInWords(visit.now)}, as far as you read it.
        {opened.unreadable > 0 && ` ${opened.unreadable} claims that you may not read are not considered.`} Catalogue of{' '}
        {needs.catalogue.norms.size} norms.
      </p>
    </DeskPage>,
  )
}

type GroupProperties = {
  readonly heading: string
  readonly proposals: readonly Proposal[]
  readonly rows: Omit<Parameters<typeof ProposalRow>[0], 'proposal'>
}

function Group({ heading, proposals, rows }: GroupProperties) {
  if (proposals.length === 0) return null
  const id = idOfHeading(heading)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {heading} <small>{proposals.length}</small>
      </h2>
      <ul class="plain rows">
        {proposals.toSorted(byOutcome).map((proposal) => (
          <ProposalRow key={`${proposal.norm.id} ${proposal.subject}`} proposal={proposal} {...rows} />
        ))}
      </ul>
    </section>
  )
}

const byOutcome = (one: Proposal, other: Proposal): number => rank(one) - rank(other)
const rank = (proposal: Proposal): number => outcomeOrder.indexOf(outcomeOf(proposal))
