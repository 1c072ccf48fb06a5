import type { HandlersOf } from '../route.ts'
import { declareIndependence, listIndependence, showIndependenceForm } from './declare-independence.tsx'
import { declare, showQuestionForm } from './declare-question.tsx'
import { explain, showExplanationForm } from './explain-question.tsx'
import { listPoints } from './list-points.tsx'
import type { pointRoutes } from './routes.ts'
import { rule, showRulingForm } from './rule-on-point.tsx'
import { saySameEvent, showSameEvent } from './same-event.tsx'
import { showPoint } from './show-point.tsx'
import { listQuestions, showQuestion } from './show-questions.tsx'

export const pointHandlers: HandlersOf<typeof pointRoutes> = {
  point: showPoint,
  points: listPoints,
  rulingForm: showRulingForm,
  rule,
  questions: listQuestions,
  questionForm: showQuestionForm,
  declare,
  question: showQuestion,
  explanationForm: showExplanationForm,
  explain,
  sameEventForm: showSameEvent,
  saySameEvent,
  independence: listIndependence,
  independenceForm: showIndependenceForm,
  declareIndependence,
}
