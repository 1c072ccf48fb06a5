import { clearanceOf, decideNorm, normDecisions, saysTheSameAs, seenOf, type NormDecision } from '../../../cases/index.ts'
import { citationOf } from '../../../norms/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { normAddresses } from '../../norms/addresses.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, oneOf, readForm, required, textOf, tooLong, unreadableForm, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf, judges, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import { CitedOtherwise } from './cited-otherwise.tsx'
import { mayBeCited } from './draft-of-sentence.ts'
import { changedSince, Decide, Earlier } from './decision-form.tsx'
import { choosePerson, hereHref, personAsked } from './person-asked.tsx'
import { nameOfPerson, proposalsOnNorm, type Proposal } from './proposals.ts'
import { Questions } from './questions-to-ask.tsx'
import { Decided, Result } from './result-parts.tsx'
import { proposalRoutes } from './routes.ts'

const decisions = ['accepted', 'set-aside', 'undecided'] as const

/** GET /cases/:case/norms/:norm: what one norm comes to, and where it is decided. */
export async function showProposal(visit: CaseVisit): Promise<Response> {
  return show(visit, await formStateFor(visit, emptyForm), 200)
}

/** POST: accepts, sets aside, or takes that back, having seen exactly what the page showed; where that is something else by now, it is shown again. */
export async function decide(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return show(visit, unreadableForm, 422)
  const { given } = sent
  return change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    const proposals = await proposalsOnNorm(now, { db: tx })
    const proposal = proposals.find(({ subject }) => proposals.length === 1 || subject === textOf(given, 'subject'))
    const again = (form: FormState, status: 409 | 422) => ({ kind: 'refused' as const, response: () => show(visit, form, status) })
    // First of all: the page that asks for what is missing shows how it stands now.
    const changed = changedSince(textOf(given, 'shown'), proposals)
    // Sent again after the way back: it stands already, word for word.
    if (proposal !== undefined && changed !== 'facts' && isWhatStands(visit, given, proposal))
      return { kind: 'done', location: withNotice(hereHref(visit, proposalRoutes.show, { norm: proposal.norm.id }), 'recorded') }
    if (changed !== null) return again({ given, errors: { '': changedMeanwhile[changed] } }, 409)
    const takesBack = textOf(given, 'decision') === 'undecided'
    const errors = {
      ...(proposal === undefined && { subject: 'Choose whom it is about.' }),
      ...oneOf(given, 'decision', decisions, 'Choose whether the team accepts it.'),
      ...(takesBack && proposal?.decision === undefined && { decision: 'Nothing is decided that could be taken back.' }),
      ...(!takesBack && required(given, 'reason', 'Say why: whoever reads this later was not there.')),
      ...tooLong(given, 'reason'),
    }
    if (proposal === undefined || Object.keys(errors).length > 0) return again({ given, errors }, 422)
    const { norm, subject, results } = proposal
    // Whoever reads what was decided reads that it was taken back, also where somebody else sees more by now.
    const ends = takesBack ? proposal.decision : undefined
    await decideNorm(tx, now.opened.key, {
      decision: textOf(given, 'decision') as NormDecision['decision'],
      norm: norm.id,
      subject,
      reason: textOf(given, 'reason'),
      seen: ends?.seen ?? seenOf(results),
      clearance: ends?.clearance ?? clearanceOf(results, now.opened.document),
      by: visit.staff.id,
      at: visit.now,
    })
    await recordAudit(tx, {
      at: visit.now,
      staff: visit.staff.id,
      action: 'norm.decide',
      caseKey: now.opened.key,
      detail: { norm: norm.id, decision: textOf(given, 'decision') },
    })
    return { kind: 'done', location: withNotice(hereHref(visit, proposalRoutes.show, { norm: norm.id }), 'recorded') }
  })
}

/** Whether the last decision is this one: the same person's, in the same words, having seen the same. */
const isWhatStands = (visit: CaseVisit, given: Given, { last, results }: Proposal): boolean =>
  last !== undefined &&
  last.by === visit.staff.id &&
  last.decision === textOf(given, 'decision') &&
  last.reason === textOf(given, 'reason') &&
  (last.decision === 'undecided' || saysTheSameAs(last.seen, results))

const changedMeanwhile = {
  facts: 'What the facts come to has changed since this page was shown. Look at it again; what you typed is still here.',
  decision:
    'It was decided since this page was shown, or a decision was taken back, and the facts are the same. Read what stands; what you typed is still here.',
}

async function show(visit: CaseVisit, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { opened, needs, staff } = visit
  if (personAsked(visit) === 'choose') return choosePerson(visit)
  const proposals = await proposalsOnNorm(visit)
  const norm = needs.catalogue.norms.get(visit.c.req.param('norm') ?? '')
  if (norm === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const earlier = (await normDecisions(needs.db, opened.key, { clearance: opened.membership.clearance, document: opened.document })).filter(
    (one) => one.norm === norm.id,
  )
  const nameOf = await whoWrote(visit)
  const citation = citationOf(needs.catalogue, norm)
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={`${citation}: ${opened.document.case.title}`}
      crumbs={caseCrumbs(opened, { href: hereHref(visit, proposalRoutes.list), label: 'Norms' })}
      evidence
    >
      <h1>{citation}</h1>
      <p>
        In our words: {norm.paraphrase} <a href={normAddresses.norm(norm)}>About this norm</a>
      </p>
      {proposals.length === 0 && (
        <p>
          It is not held against this case: nobody of the file is in custody, or it is not proposed because it is unconfirmed or nothing on
          a file could answer it.
        </p>
      )}
      {proposals.map((proposal) => (
        <section key={proposal.subject} aria-label={nameOfPerson(opened.document, proposal.subject)}>
          {proposals.length > 1 && (
            <h2>
              <bdi>{nameOfPerson(opened.document, proposal.subject)}</bdi>
            </h2>
          )}
          {proposal.results.map((result) => (
            <div class="result" key={JSON.stringify(result.period ?? result.result)}>
              <Result {...{ visit, result }} />
              <Questions {...{ visit, result }} />
            </div>
          ))}
          {proposal.last !== undefined && <Decided done={proposal.last} decidedBefore={proposal.decidedBefore} nameOf={nameOf} />}
          {(writers as readonly string[]).includes(staff.role) && <Insert {...{ visit, proposal }} />}
        </section>
      ))}
      {await CitedOtherwise({ visit, norm: norm.id })}
      {proposals.length > 0 && (judges as readonly string[]).includes(staff.role) && (
        <Decide {...{ visit, norm: norm.id, proposals, form }} />
      )}
      {earlier.length > 1 && <Earlier {...{ visit, earlier, nameOf }} />}
    </DeskPage>,
    status,
  )
}

const Insert = ({ visit, proposal }: { readonly visit: CaseVisit; readonly proposal: Proposal }) =>
  proposal.results.some(mayBeCited) ? (
    <p>
      <a
        class="button"
        href={hrefOf(proposalRoutes.appeals, { case: visit.opened.id, norm: proposal.norm.id }, { subject: proposal.subject })}
      >
        Insert into an appeal…
      </a>
    </p>
  ) : null
