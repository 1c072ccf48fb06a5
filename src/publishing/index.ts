export type {
  Edition,
  EditionAccount,
  EditionNote,
  EditionPoint,
  EditionSentence,
  EditionStatement,
  TimelineLane,
  TimelineMark,
} from './edition.ts'
