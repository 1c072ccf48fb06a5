export {
  liftProcedure,
  recordProcedure,
  type LiftOutcome,
  type NewProcedure,
  type ProcedureOutcome,
  type Recorder,
} from './record-procedure.ts'
