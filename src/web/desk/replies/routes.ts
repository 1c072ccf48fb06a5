import { get, post, writers, type DeskRoutes } from '../route.ts'

const writes = { roles: writers, of: 'appeal' } as const
const writesCase = { roles: writers, of: 'case' } as const

/** What bodies answered, and whom supporters may write to themselves. */
export const replyRoutes = {
  newReply: get('/appeals/:appeal/deliveries/:delivery/replies/new', writes),
  addReply: post('/appeals/:appeal/deliveries/:delivery/replies/new', writes),
  reply: get('/appeals/:appeal/replies/:reply', writes),
  changeReply: post('/appeals/:appeal/replies/:reply', writes),
  showReply: post('/appeals/:appeal/replies/:reply/shown', writes),
  newSubmissionReply: get('/cases/:case/submissions/:submission/deliveries/:delivery/replies/new', writesCase),
  addSubmissionReply: post('/cases/:case/submissions/:submission/deliveries/:delivery/replies/new', writesCase),
  submissionReply: get('/cases/:case/submissions/:submission/replies/:reply', writesCase),
  changeSubmissionReply: post('/cases/:case/submissions/:submission/replies/:reply', writesCase),
  letters: get('/appeals/:appeal/letters', writes),
  chooseLetters: post('/appeals/:appeal/letters', writes),
} as const satisfies DeskRoutes
