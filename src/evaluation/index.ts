export type {
  Account,
  Check,
  CheckSeverity,
  DerivedFact,
  Evaluation,
  EvaluationSettings,
  Point,
  PointRuling,
  PointState,
} from './evaluation.ts'
