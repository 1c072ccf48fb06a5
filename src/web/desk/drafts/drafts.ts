import { sql } from 'kysely'
import type { Transaction } from '../../../platform/index.ts'
import type { Given } from '../forms/index.ts'
import type { Visit, Visitor } from '../visit.ts'

/** What somebody was typing into a form. */
export type Draft = { readonly given: Given; readonly savedAt: Date }
