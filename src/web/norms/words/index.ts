import type { NormLanguage } from '../addresses.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import type { NormPageWords } from './words.ts'

/** What pages of norms say, in each language that they have. */
export const normPageWords: Readonly<Record<NormLanguage, NormPageWords>> = { en, es }
export type { NormPageWords } from './words.ts'
