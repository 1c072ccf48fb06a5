export type { Day, KnownDate, SourceDate, UnparsedDate } from './date.ts'
