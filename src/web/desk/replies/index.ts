import type { HandlersOf } from '../route.ts'
import { chooseLetters, letters } from './choose-letters.tsx'
import { replyRoutes } from './routes.ts'
import { addSubmissionReply, changeSubmissionReply, newSubmissionReply, submissionReply } from './write-submission-reply.tsx'
import { addReply, changeReply, newReply, reply, showReply } from './write-reply.tsx'

export { replyRoutes }

export const replyHandlers: HandlersOf<typeof replyRoutes> = {
  newReply,
  addReply,
  reply,
  changeReply,
  showReply,
  newSubmissionReply,
  addSubmissionReply,
  submissionReply,
  changeSubmissionReply,
  letters,
  chooseLetters,
}
