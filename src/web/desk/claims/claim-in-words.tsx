import type { ComponentChildren } from 'preact'
import type { Assertion, Claim } from '../../../claims/index.ts'
import { describeDate } from '../../../kit/index.ts'
import type { SourceDocument } from '../../../sources/index.ts'
import { callsOfClaim, kindOf, momentOf } from '../calls/index.ts'
import { answerInWords, nameOf, wordsFor } from '../../../publishing/index.ts'
import { caseHref, ClaimLinks, questionOf } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import { passageHref } from '../document-text/passage-href.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { markInWords } from './who-may-read.tsx'
import { titleInALine } from './printed-rows.tsx'

type Properties = { readonly visit: CaseVisit; readonly claim: Claim }

const words = wordsFor('en')

/** All that a claim says of itself, line by line. */
export function ClaimInWords({ visit, claim }: Properties) {
  const { opened } = visit
  const { document } = opened
  const about = document.subjects.find(({ id }) => id === claim.about)
  const replacing = document.claims.filter(({ supersedes }) => supersedes === claim.id).map(({ id }) => id)
  const denying = document.claims.filter(({ denies }) => denies?.includes(claim.id)).map(({ id }) => id)
  const calls = callsOfClaim(visit, claim.id)
  return (
    <dl>
      <Line label="About">
        <a href={hrefOf(entryRoutes.subject, { case: opened.id, subject: claim.about })} dir="auto">
          {about === undefined ? claim.about : nameOf(about, 'en')}
        </a>
      </Line>
      <Line label="Said by">
        <Speakers visit={visit} claim={claim} />
      </Line>
      <Line label="Said on">{claim.said_on === undefined ? 'no day recorded' : describeDate(claim.said_on, 'en')}</Line>
      <Line label="Printed in">
        <Printed visit={visit} claim={claim} />
      </Line>
      {calls.length > 0 && (
        <Line label="Told in">
          <ul class="plain">
            {calls.map((call) => (
              <li key={call.position}>
                <a href={caseHref(opened.id, 'calls', call.position)}>{`the ${kindOf(call)}, ${momentOf(call.at)}`}</a>
              </li>
            ))}
          </ul>
        </Line>
      )}
      <Line label="Answers">
        {claim.asserts.length === 0 ? (
          'no question; it stands in words alone'
        ) : (
          <ul class="plain">
            {claim.asserts.map((assertion) => (
              <li key={`${assertion.fact} ${assertion.occasion ?? ''} ${assertion.when?.text ?? ''}`}>
                <AnswerInWords visit={visit} assertion={assertion} />
              </li>
            ))}
          </ul>
        )}
      </Line>
      {(claim.denies ?? []).length > 0 && (
        <Line label="Denies">
          <ClaimLinks ids={claim.denies ?? []} opened={opened} />
        </Line>
      )}
      {denying.length > 0 && (
        <Line label="Denied by">
          <ClaimLinks ids={denying} opened={opened} />
        </Line>
      )}
      {claim.supersedes !== undefined && (
        <Line label="Replaces">
          <ClaimLinks ids={[claim.supersedes]} opened={opened} />
        </Line>
      )}
      {replacing.length > 0 && (
        <Line label="Replaced by">
          <ClaimLinks ids={replacing} opened={opened} />
        </Line>
      )}
      {claim.retracted !== undefined && (
        <Line label="Retracted">
          {`${claim.retracted.by === 'source' ? 'taken back by its source' : 'entered wrongly by us'}, ${describeDate(claim.retracted.on, 'en')}: `}
          <span dir="auto">{claim.retracted.why}</span>
        </Line>
      )}
      <Line label="Who may read it">
        {claim.sensitivity === undefined ? 'The team, until somebody decides' : markInWords[claim.sensitivity].label}
      </Line>
      {claim.recorded !== undefined && (
        <Line label="Recorded">
          {`${describeDate(claim.recorded.on, 'en')}, by `}
          <bdi>{claim.recorded.by}</bdi>
        </Line>
      )}
    </dl>
  )
}

const Line = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)

function Speakers({ visit: { opened }, claim }: Properties) {
  const speakers = claim.said_by.map(
    (id) => opened.document.sources.find((source) => source.id === id) ?? { id, name: id, kind: undefined },
  )
  return (
    <ul class="plain">
      {speakers.map(({ id, name, kind }) => (
        <li key={id}>
          <a href={hrefOf(entryRoutes.source, { case: opened.id, source: id })} dir="auto">
            {name}
          </a>
          {kind !== undefined && <span class="hint">{` ${words.kinds[kind]}`}</span>}
        </li>
      ))}
    </ul>
  )
}

function Printed({ visit: { opened }, claim }: Properties) {
  if (claim.printed_in.length === 0) return <>nowhere: it was told</>
  return (
    <ul class="plain">
      {claim.printed_in.map(({ document: id, passage }) => {
        const found = opened.document.documents.find((candidate) => candidate.id === id)
        return (
          <li key={`${id} ${passage?.exact ?? ''}`}>
            <a href={hrefOf(entryRoutes.document, { case: opened.id, document: id })} dir="auto">
              {found === undefined ? id : titleInALine(found)}
            </a>
            {passage?.page !== undefined && `, page ${passage.page}`}
            {passage === undefined ? (
              <span class="hint"> no passage recorded</span>
            ) : (
              <>
                {': '}
                {found === undefined || !hasText(found) ? (
                  <q dir="auto">{passage.exact}</q>
                ) : (
                  <a href={passageHref(opened.id, id, claim.id)}>
                    <q dir="auto">{passage.exact}</q>
                  </a>
                )}
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Whether its words can be looked at, as far as is known without reading its file. */
const hasText = ({ text, derived }: SourceDocument): boolean => text !== undefined || derived?.some(({ kind }) => kind === 'text') === true

function AnswerInWords({ visit, assertion }: { readonly visit: CaseVisit; readonly assertion: Assertion }) {
  const { facts } = visit.needs
  const { fact, value, when, occasion } = assertion
  const said = answerInWords({}, value, { fact }, visit.opened.document.subjects, { words, lang: 'en', facts })
  const more = [...(when === undefined ? [] : [describeDate(when, 'en')]), ...(occasion === undefined ? [] : [`event ${occasion}`])]
  return (
    <>
      {questionOf({ id: fact, fact }, { facts })} <strong dir="auto">{said}</strong>
      {more.length > 0 && <span class="hint">{` (${more.join('; ')})`}</span>}
    </>
  )
}
