import { furtherWords } from './features/index.ts'
import { pickWords } from './pick-words.ts'

/**
 * How an appeal may end, as it is kept: of the outcomes of our vocabulary those that an appeal is closed with. What they are
 * called is among the words of public pages (outcomes) or here.
 */
export const appealOutcomes = [
  'released',
  'released_conditionally',
  'transferred',
  'treated',
  'died_in_custody',
  'sentence_served',
  'sentence_reduced',
  'no_answer',
  'withdrawn',
  'other',
] as const
export type AppealOutcome = (typeof appealOutcomes)[number]

export type OutcomeWords = {
  /** What the words of public pages have not. */
  readonly outcomes: Readonly<Record<'treated' | 'sentence_reduced', string>>
  /** What stands above how it ended, and above the last word to those who acted. */
  readonly ended: string
  readonly lastWord: string
}

const en: OutcomeWords = {
  outcomes: { treated: 'treatment given', sentence_reduced: 'sentence reduced' },
  ended: 'How it ended',
  lastWord: 'To those who acted',
}
// Not reviewed by a speaker yet.
const es: OutcomeWords = {
  outcomes: { treated: 'recibió tratamiento', sentence_reduced: 'pena reducida' },
  ended: 'Cómo terminó',
  lastWord: 'A quienes actuaron',
}
// Not reviewed by a speaker yet.
const ar: OutcomeWords = {
  outcomes: { treated: 'تلقّى العلاج', sentence_reduced: 'خُفِّفت العقوبة' },
  ended: 'كيف انتهى الأمر',
  lastWord: 'إلى من تحرّكوا',
}
// Not reviewed by a speaker yet.
const zhHans: OutcomeWords = {
  outcomes: { treated: '已获治疗', sentence_reduced: '已获减刑' },
  ended: '结果',
  lastWord: '致参与声援者',
}

export const outcomeWords = pickWords<OutcomeWords>({ ...furtherWords('outcomes'), en, es, ar, 'zh-Hans': zhHans })
