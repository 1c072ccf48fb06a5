import { everybody, get, judges, post, type DeskRoutes } from '../route.ts'

const speaks = { roles: judges, of: 'appeal' } as const

/** What the team says among itself about the sentences of an appeal. */
export const commentRoutes = {
  comments: get('/appeals/:appeal/comments', { roles: everybody, of: 'appeal' }),
  newComment: get('/appeals/:appeal/sentences/:part{[0-9]+}/comment', speaks),
  newCommentSent: post('/appeals/:appeal/sentences/:part{[0-9]+}/comment', speaks),
  answer: post('/appeals/:appeal/comments/:thread{[0-9]+}', speaks),
} as const satisfies DeskRoutes
