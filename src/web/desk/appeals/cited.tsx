import {
  pointsShown,
  resolveCitation,
  standingOfClaim,
  type CaseCitation,
  type Citation,
  type CitedCases,
  type Marked,
  type NormCitation,
} from '../../../appeals/index.ts'
import { citesCase, type Sentence } from '../../../cases/index.ts'
import type { Point } from '../../../evaluation/index.ts'
import { directionOf } from '../../../kit/index.ts'
import { citationOf, forceWords, wordsOf } from '../../../norms/index.ts'
import { Button } from '../forms/index.ts'
import { accountInWords, PointStanding, pointHref, questionOf, StandingMark, whoSays } from '../points/index.ts'
import { onCourtRecord } from '../points/point-reading.ts'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { appealRoutes } from './routes.ts'

type CitedProperties = {
  readonly visit: AppealVisit
  readonly cases: CitedCases
  readonly sentence: Marked<Sentence>
  readonly ask: boolean
  readonly mayWrite: boolean
}

/** What a sentence rests on, as it stands today, beside it: each claim or point with its mark, and every other account. */
export function Cited({ visit, cases, sentence, ask, mayWrite }: CitedProperties) {
  const { cites, own_words } = sentence.value
  if (cites.length === 0)
    return own_words || ask ? (
      <p class="hint">{own_words ? 'our words' : 'an ask; it cites nothing'}</p>
    ) : (
      <p class="mark">Cites nothing, and is not marked as our own words.</p>
    )
  return (
    <>
      {own_words && <p class="hint">our words, resting on:</p>}
      {!own_words && !ask && !cites.some(citesCase) && <p class="mark">Cites nothing that was said, and is not marked as our own words.</p>}
      <ul class="plain">
        {[...new Set(cites)].map((cited) => (
          <li key={cited}>
            <OneCited {...{ visit, sentence, mayWrite }} citation={resolveCitation(cited, cases)} />
          </li>
        ))}
      </ul>
    </>
  )
}

function OneCited({ visit, sentence, mayWrite, citation }: Omit<CitedProperties, 'cases' | 'ask'> & { readonly citation: Citation }) {
  if (citation.kind === 'nothing')
    return (
      <p class="mark">
        <bdi>{citation.cites}</bdi> {citation.why}.
      </p>
    )
  if (citation.kind === 'norm') return <CitedNorm visit={visit} citation={citation} />
  const reading = { document: citation.file, facts: visit.needs.facts }
  const caseId = citation.file.case.id
  const contested = pointsShown(citation).filter(({ state }) => state === 'contested')
  return (
    <div class="cited">
      <p>
        {citation.kind === 'claim' ? (
          <>
            <a href={`/cases/${encodeURIComponent(caseId)}/claims/${encodeURIComponent(citation.claim.id)}`}>{citation.cites}</a>{' '}
            <span dir="auto">{whoSays(citation.claim, citation.file)}</span>: <span dir="auto">{citation.claim.statement}</span>{' '}
            <StandingMark
              standing={standingOfClaim(citation.claim, citation.points)}
              onRecord={onCourtRecord([citation.claim], citation.file)}
            />
          </>
        ) : (
          <>
            <a href={pointHref(caseId, citation.point.id)} dir="auto">
              {questionOf(citation.point, reading)}
            </a>{' '}
            <PointStanding point={citation.point} opened={{ id: caseId, document: citation.file }} />
          </>
        )}
      </p>
      {contested.map((point) => (
        <Contested key={point.id} {...{ visit, sentence, mayWrite, citation, point }} />
      ))}
    </div>
  )
}

/** A rule of law with our words about it, as readers get it: in the language of the appeal where we have words in it. */
function CitedNorm({ visit, citation: { norm, instrument } }: { readonly visit: AppealVisit; readonly citation: NormCitation }) {
  const { text, lang, review } = wordsOf(norm, visit.opened.appeal.lang)
  return (
    <p>
      <a href={`/norms/${instrument.id}/${norm.id}`} {...(lang !== 'en' && { lang })}>
        {citationOf(visit.needs.catalogue, norm, lang)}
      </a>{' '}
      <span class="hint">
        ({norm.year}; {forceWords[norm.force].name.toLowerCase()}) in our words{lang !== 'en' && `, ${review}`}:{' '}
        <span lang={lang} dir={directionOf(lang)}>
          {text}
        </span>
      </span>
      {norm.confirmed === 'unconfirmed' && <span class="mark"> Unconfirmed; readers are told so.</span>}
    </p>
  )
}

/** That accounts differ, each of them, and what the writer can do about it. */
function Contested({
  visit,
  sentence,
  mayWrite,
  citation,
  point,
}: Omit<CitedProperties, 'cases' | 'ask'> & { readonly citation: CaseCitation; readonly point: Point }) {
  const reading = { document: citation.file, facts: visit.needs.facts }
  const parts = { appeal: visit.opened.appeal.id, part: sentence.id }
  const cite = `${citation.file.case.id}#${point.id}`
  const denial = point.id.startsWith('claim/')
  return (
    <div class="disputed">
      <p class="mark">Contested. The accounts:</p>
      <ul>
        {point.accounts
          .filter(({ claims }) => claims.length > 0)
          .map((account) => {
            const claims = citation.file.claims.filter(({ id }) => account.claims.includes(id))
            return (
              <li key={account.claims.join(' ')}>
                <b dir="auto">{accountInWords(account, point, reading)}</b>{' '}
                <span class="hint" dir="auto">
                  {[...new Set(claims.map((claim) => whoSays(claim, citation.file)))].join('; ')}
                </span>
              </li>
            )
          })}
      </ul>
      {mayWrite && citation.kind === 'claim' && (
        <div class="buttons">
          {!denial && (
            <Button
              visit={visit}
              action={hrefOf(appealRoutes.citePoint, parts)}
              label="Cite the point instead"
              name={`Cite the point instead of ${citation.cites}`}
              values={{ from: citation.cites, to: cite }}
            />
          )}
          <a href={`${hrefOf(appealRoutes.sentence, parts, { contested: cite })}#writing`}>Say that it is contested</a>
        </div>
      )}
    </div>
  )
}
