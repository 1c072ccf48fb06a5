import type { ComponentChildren } from 'preact'
import type { AppealVisit } from '../visit.ts'
import { AnswersOnRecord } from './answers-on-record.tsx'
import { NormsToLookAt } from './norms-now.tsx'
import type { AppealStanding } from './standing-of-appeal.ts'
import { reasonsOf, WordsToLookAt } from './words-to-look-at.tsx'

/** What has to be looked at before an appeal is approved or published: of its words, of the norms that it cites, and of answers that its outcome passes over. */
export const toLookAt = async (visit: AppealVisit, standing: Pick<AppealStanding, 'steps' | 'text'>): Promise<ComponentChildren> => (
  <>
    {visit.opened.hidden === 0 && visit.opened.whole.outcome === 'no_answer' && (await AnswersOnRecord({ visit }))}
    <WordsToLookAt visit={visit} reasons={reasonsOf(standing)} />
    {await NormsToLookAt({ visit })}
  </>
)
