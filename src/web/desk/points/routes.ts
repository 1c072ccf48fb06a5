import { everybody, get, judges, post, writers, type DeskRoutes } from '../route.ts'

const member = { roles: everybody, of: 'case' } as const
const judging = { roles: judges, of: 'case' } as const
const writing = { roles: writers, of: 'case' } as const

/** Points, rulings, questions, and which voices are independent. `new` stands before `:question`, which would take it for an id. */
export const pointRoutes = {
  point: get('/cases/:case/point', { ...member, reads: 'point.read' }),
  points: get('/cases/:case/points', member),
  rulingForm: get('/cases/:case/rulings/new', judging),
  rule: post('/cases/:case/rulings/new', judging),
  questions: get('/cases/:case/questions', member),
  questionForm: get('/cases/:case/questions/new', writing),
  declare: post('/cases/:case/questions/new', writing),
  question: get('/cases/:case/questions/:question', member),
  explanationForm: get('/cases/:case/questions/:question/explanation', writing),
  explain: post('/cases/:case/questions/:question/explanation', writing),
  sameEventForm: get('/cases/:case/occasions/new', writing),
  saySameEvent: post('/cases/:case/occasions/new', writing),
  independence: get('/cases/:case/independence', member),
  independenceForm: get('/cases/:case/independence/new', writing),
  declareIndependence: post('/cases/:case/independence/new', writing),
} as const satisfies DeskRoutes
