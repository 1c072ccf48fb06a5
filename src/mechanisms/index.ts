export {
  liftProcedure,
  recordProcedure,
  type LiftOutcome,
  type NewProcedure,
  type ProcedureOutcome,
  type Recorder,
} from './record-procedure.ts'
export type { Basis, Concern, ConsentGiver, Mechanism, Mechanisms, NationalBody, Publicity, RuleConfirmation } from './mechanism.ts'
export { bareName } from './bare-name.ts'
export { mechanismsBy, mechanismsProblem, readMechanisms, type MechanismTexts } from './read-mechanisms.ts'
export { mechanismsFor, type MechanismFound, type MechanismsAsked, type MechanismState, type Missing } from './mechanisms-for.ts'
export type { ConsentOnRecord } from './consent-on-record.ts'
export type { TimeLimit } from './time-limits.ts'
export type { Answer } from './told.ts'
export { confirmationInWords, plainMechanism, publicityInWords, stateInWords } from './in-words.ts'
export type { RuleFound } from './rules-of-mechanism.ts'
