export { citationOf, concerns, shortTitle, type Catalogue } from './catalogue.ts'
export {
  confirmations,
  forces,
  isTest,
  operators,
  testsOf,
  type Condition,
  type Confirmation,
  type Force,
  type Instrument,
  type Norm,
  type Paraphrase,
  type Test,
} from './norm.ts'
export { conditionFor, defaultNormSettings, isProposed, thresholdsOf, type NormSettings, type Threshold } from './norm-settings.ts'
export { parseCatalogue, type CatalogueProblem, type ReadCatalogue } from './parse-catalogue.ts'
export type { Disagreement, Ratification, State } from './ratification.ts'
export { normOutcomes, type NormAccount, type NormOutcome, type NormResult } from './result.ts'
