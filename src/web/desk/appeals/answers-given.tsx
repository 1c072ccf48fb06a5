import { asksForSentences, riskQuestions } from '../../../appeals/index.ts'
import { momentInWords } from '../moment.ts'
import type { AppealVisit } from '../visit.ts'
import { NamesThatGoOut } from './names-that-go-out.tsx'
import { riskWords } from './risk-words.ts'
import type { AppealStanding } from './standing-of-appeal.ts'

type AnswersProperties = { readonly visit: AppealVisit; readonly standing: AppealStanding; readonly who: (by: string) => string }

/** What the team answered in the risk review, and whose names go out: whoever approves the text approves it with them. */
export const AnswersGiven = ({ visit, standing, who }: AnswersProperties) => (
  <section aria-labelledby="answers">
    <h2 id="answers">What the risk review answers</h2>
    <dl class="asked">
      {riskQuestions.map((question) => {
        const answer = standing.review.answers[question]
        const { question: asked, choices } = riskWords[question]
        const about = standing.matter.parts.filter(({ key }) => answer?.sentences.includes(key)).map(({ name }) => name)
        return (
          <div key={question}>
            <dt>{asked}</dt>
            {answer === undefined ? (
              <dd>Not answered.</dd>
            ) : (
              <dd>
                {choices[answer.choice] ?? answer.choice}
                {about.length > 0 && ` (${about.join(', ')})`}
                {about.length === 0 && asksForSentences(question) && answer.choice !== 'no' && ' (the whole text)'}
                {answer.why !== '' && (
                  <>
                    {': '}
                    <span dir="auto">{answer.why}</span>
                  </>
                )}{' '}
                <span class="hint">
                  <bdi>{who(answer.by)}</bdi>, {momentInWords(new Date(answer.at))}
                </span>
              </dd>
            )}
          </div>
        )
      })}
    </dl>
    <NamesThatGoOut visit={visit} standing={standing} />
  </section>
)
