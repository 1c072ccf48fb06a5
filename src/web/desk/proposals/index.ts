import type { HandlersOf } from '../route.ts'
import { chooseAppeal, draftSentence } from './insert-sentence.tsx'
import { listChanges } from './list-changes.tsx'
import { listProposals } from './list-proposals.tsx'
import { listQuestions } from './list-questions.tsx'
import { proposalRoutes } from './routes.ts'
import { decide, showProposal } from './show-proposal.tsx'

export { proposalRoutes }

export const proposalHandlers: HandlersOf<typeof proposalRoutes> = {
  list: listProposals,
  questions: listQuestions,
  changes: listChanges,
  show: showProposal,
  decide,
  appeals: chooseAppeal,
  sentence: draftSentence,
}
