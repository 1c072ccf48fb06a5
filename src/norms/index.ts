export { concerns, normsOf, type Catalogue } from './catalogue.ts'
export { catalogueLanguage, citationOf, numberOf, shortTitle, titleOf, wordsOf, type CatalogueLanguage } from './catalogue-language.ts'
export {
  forces,
  testsOf,
  type Condition,
  type Confirmation,
  type Force,
  type Instrument,
  type Norm,
  type Paraphrase,
  type Test,
} from './norm.ts'
export { conditionInWords, english, speechIn, testInWords, type Comparing, type ConditionInWords } from './condition-in-words.ts'
export { checkWords, confirmationWords, forceWords, ratificationConfirmationWords, statusWords } from './norm-words.ts'
export { officialText, type OfficialText } from './official-text.ts'
export { conditionFor, defaultNormSettings, isProposed, thresholdsOf, type NormSettings, type Threshold } from './norm-settings.ts'
export type { CatalogueProblem } from './catalogue-problem.ts'
export { catalogueWhenAsked, parseCatalogue, type ReadCatalogue } from './parse-catalogue.ts'
export { parseNorms } from './parse-norms.ts'
export { parseRatifications } from './parse-ratifications.ts'
export type { Disagreement, Ratification, State } from './ratification.ts'
export type { NormAccount, NormOutcome, NormResult } from './result.ts'
export { searchNorms } from './search-norms.ts'
export { over, weigh, type AnsweredPoint, type Answer, type Telling, type Time } from './answer.ts'
export { bindingOver, divide, interpretedBy, isElsewhere, isOfStates, stretchesOf, type Hold, type Stretch } from './force.ts'
export { match, type Matched } from './match.ts'
export { aboutTheSameTime, mostSituations, situationsOf, waysToMeet, type Asked, type Situation } from './situation.ts'
