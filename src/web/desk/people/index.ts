import type { HandlersOf } from '../route.ts'
import { answerSamePersons } from './list-candidates.tsx'
import { judge, showJudgementForm } from './judge-pair.tsx'
import type { personRoutes } from './routes.ts'

export { judgedOfPerson } from './judged.tsx'
export { personRoutes } from './routes.ts'

export const personHandlers: HandlersOf<typeof personRoutes> = {
  samePersons: answerSamePersons,
  judgementForm: showJudgementForm,
  judge,
}
