import type { HandlersOf } from '../route.ts'
import { newComment, newCommentSent } from './begin-thread.tsx'
import { commentRoutes } from './routes.ts'
import { answerThread, comments } from './show-comments.tsx'

export { commentRoutes }

export const commentHandlers: HandlersOf<typeof commentRoutes> = { comments, newComment, newCommentSent, answer: answerThread }
