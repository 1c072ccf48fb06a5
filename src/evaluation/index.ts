export { defaultSettings, evaluate } from './evaluate.ts'
export type {
  Account,
  Check,
  CheckSeverity,
  DerivedFact,
  Evaluation,
  EvaluationSettings,
  NormsAsked,
  Point,
  PointRuling,
  PointState,
} from './evaluation.ts'
export { knowledgeAt, wasOutBy } from './known.ts'
export { groundFirst } from './norms/asked-first.ts'
export { ofWomen } from './norms/of-women.ts'
export { plainEvaluation, type PlainEvaluation } from './plain.ts'
export { reportEvaluation } from './report/report.ts'
export { resolvePoint } from './rulings.ts'
export { mostCautious, standingOfClaim } from './standing-of-claim.ts'
export { reach, wholeYears, type Span } from './span.ts'
export { statesTold, type StateTold } from './state-told.ts'
export { standingsOf } from './standings.ts'
export { isPlan } from './checks/told-ahead.ts'
