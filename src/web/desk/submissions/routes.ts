import { approvers, everybody, get, post, writers, type DeskRoutes } from '../route.ts'

const reads = { roles: everybody, of: 'case' } as const
const writes = { roles: writers, of: 'case' } as const

/** What bodies are told of a case: drafted, written, approved, frozen, sent. */
export const submissionRoutes = {
  submissions: get('/cases/:case/submissions', reads),
  newSubmission: get('/cases/:case/submissions/new', writes),
  beginSubmission: post('/cases/:case/submissions/new', writes),
  submission: get('/cases/:case/submissions/:submission', reads),
  answer: get('/cases/:case/submissions/:submission/answers/:answer', writes),
  answerSent: post('/cases/:case/submissions/:submission/answers/:answer', writes),
  submissionAnnexes: get('/cases/:case/submissions/:submission/annexes', writes),
  submissionAnnexesSent: post('/cases/:case/submissions/:submission/annexes', writes),
  submissionFile: get('/cases/:case/submissions/:submission/files/:form', reads),
  submissionArchive: get('/cases/:case/submissions/:submission/submission.zip', reads),
  approveSubmission: post('/cases/:case/submissions/:submission/approval', { roles: approvers, of: 'case' }),
  sendSubmission: post('/cases/:case/submissions/:submission/send', { ...writes, confirmed: true }),
  submittedByHand: get('/cases/:case/submissions/:submission/by-hand', writes),
  submittedByHandSent: post('/cases/:case/submissions/:submission/by-hand', writes),
  decideSubmission: post('/cases/:case/submissions/:submission/deliveries/:delivery/decision', writes),
  acknowledgeSubmission: post('/cases/:case/submissions/:submission/deliveries/:delivery/acknowledgement', writes),
} as const satisfies DeskRoutes
