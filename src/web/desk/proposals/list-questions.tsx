import type { NormResult } from '../../../norms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { openQuestions, stillAsked, type OpenQuestion } from './open-questions.ts'
import { choosePerson, hereHref, personAsked } from './person-asked.tsx'
import { nameOfPerson, personsIn, proposalsOf } from './proposals.ts'
import { proposalRoutes } from './routes.ts'
import { answerFact } from './questions-to-ask.tsx'
import { askedOf } from './sex-first.ts'

/** GET /cases/:case/norms/questions: what to ask next; with ?show=all also for norms that nothing on file speaks to yet. */
export async function listQuestions(visit: CaseVisit): Promise<Response> {
  const { c, opened } = visit
  if (personAsked(visit) === 'choose') return choosePerson(visit)
  const results = stillAsked(await proposalsOf(visit, { persons: personsIn(visit) }))
  const whole = c.req.query('show') === 'all'
  const questions = openQuestions(whole ? results : results.filter(({ claims }) => claims.length > 0), askedOf(visit))
  const further = whole ? 0 : openQuestions(results, askedOf(visit)).length - questions.length
  const standsOn = ({ fact, subject }: OpenQuestion): readonly string[] =>
    questions
      .filter((other) => other.subject === subject && visit.needs.facts.get(other.fact)?.after === fact)
      .map((other) => other.question)
  const several = new Set(results.map(({ subject }) => subject)).size > 1
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title={`Open questions: ${opened.document.case.title}`}
      crumbs={caseCrumbs(opened, { href: hereHref(visit, proposalRoutes.list), label: 'Norms' })}
    >
      <h1>Open questions</h1>
      <p>
        What is not on file and would decide whether a norm may be engaged. First what decides most by itself, but what another question
        stands on before that one, and says so. Each answer is a claim: somebody’s words.
      </p>
      {questions.length === 0 ? (
        <p>Nothing is open for the norms that the file speaks to.</p>
      ) : (
        <ol class="plain rows">
          {questions.map((question) => (
            <li class="point" key={`${question.subject} ${question.fact}`} data-row="">
              <Question {...{ visit, question, several }} ground={standsOn(question)} />
            </li>
          ))}
        </ol>
      )}
      {further > 0 && (
        <p>
          {further} more for norms that nothing on file speaks to yet.{' '}
          <a href={hereHref(visit, proposalRoutes.questions, {}, { show: 'all' })}>Show them too</a>
        </p>
      )}
    </DeskPage>,
  )
}

type QuestionProperties = {
  readonly visit: CaseVisit
  readonly question: OpenQuestion
  readonly several: boolean
  /** The questions that stand on it and are open as well. */
  readonly ground: readonly string[]
}

function Question({ visit, question: { fact, question, subject, alone, withOthers }, several, ground }: QuestionProperties) {
  const { opened, staff } = visit
  return (
    <>
      <h2>
        {question}
        {several && (
          <>
            {' · '}
            <bdi>{nameOfPerson(opened.document, subject)}</bdi>
          </>
        )}
      </h2>
      {ground.length > 0 && <p class="hint">Asked first, because another question stands on it: {ground.join(' ')}</p>}
      <Norms visit={visit} lead="Decides by itself" results={alone} />
      <Norms visit={visit} lead="With other answers decides" results={withOthers} />
      {(writers as readonly string[]).includes(staff.role) && (
        <p>
          <a class="button" href={answerFact(visit, { fact, subject })} data-open="">
            Add a claim that answers it<span class="unseen">: {question}</span>
          </a>
        </p>
      )}
    </>
  )
}

function Norms({ visit, lead, results }: { readonly visit: CaseVisit; readonly lead: string; readonly results: readonly NormResult[] }) {
  if (results.length === 0) return null
  const norms = [...new Map(results.map((result) => [result.norm, result.citation]))]
  return (
    <p class="hint">
      {lead} {norms.length === 1 ? 'one norm' : `${norms.length} norms`}:{' '}
      {norms.map(([norm, citation], index) => (
        <>
          {index > 0 && ' · '}
          <a key={norm} href={hereHref(visit, proposalRoutes.show, { norm })}>
            {citation}
          </a>
        </>
      ))}
    </p>
  )
}
