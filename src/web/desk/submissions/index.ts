import type { HandlersOf } from '../route.ts'
import { acknowledgeSubmission, approveSubmission, decideSubmission, sendSubmission } from './answer-submission.ts'
import { beginSubmission, newSubmission } from './begin-submission.tsx'
import { byHandForm, byHandSent } from './by-hand.ts'
import { annexesForm, annexesSent } from './choose-annexes.ts'
import { listSubmissions } from './list-submissions.tsx'
import { submissionRoutes } from './routes.ts'
import { showSubmission } from './show-submission.tsx'
import { submissionArchive, submissionFile } from './submission-files.ts'
import { answerForm, answerSent } from './write-answer.tsx'

export { submissionRoutes }

export const submissionHandlers: HandlersOf<typeof submissionRoutes> = {
  submissions: listSubmissions,
  newSubmission,
  beginSubmission,
  submission: showSubmission,
  answer: answerForm,
  answerSent,
  submissionAnnexes: annexesForm,
  submissionAnnexesSent: annexesSent,
  submissionFile,
  submissionArchive,
  approveSubmission,
  sendSubmission,
  submittedByHand: byHandForm,
  submittedByHandSent: byHandSent,
  decideSubmission,
  acknowledgeSubmission,
}
