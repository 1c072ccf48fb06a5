export type { CaseFile } from './case-file.ts'
export {
  nameKinds,
  sensitivities,
  standings,
  subjectKinds,
  type Assertion,
  type Claim,
  type FactValue,
  type Independence,
  type Question,
  type Ruling,
  type Sensitivity,
  type Standing,
  type Subject,
} from './claim.ts'
export { cardinalities, factTypes, type Fact, type FactDictionary } from './fact.ts'
export { plainValue } from './plain-value.ts'
