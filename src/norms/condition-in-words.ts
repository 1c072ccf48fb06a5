import type { FactDictionary } from '../claims/index.ts'
import type { CatalogueLanguage } from './catalogue-language.ts'
import { isTest, type Condition, type Test } from './norm.ts'

/** A condition as a list that people read: each line is a question with its answer, or a list of which all or any must hold. */
export type ConditionInWords =
  | {
      readonly kind: 'test'
      readonly fact: string
      readonly words: string
      /** As the dictionary asks it, in English; not where the words are in another language. */
      readonly question?: string
      /** The language of the words. */
      readonly lang: string
    }
  | { readonly kind: 'all' | 'any'; readonly of: readonly ConditionInWords[] }

/** How answers are compared, in one language. */
export type Comparing = {
  readonly lang: string
  readonly yes: string
  readonly no: string
  readonly or: string
  readonly compared: Readonly<Record<Test['op'], (answer: string) => string>>
}

/**
 * Takes the dictionary that the condition was checked against and, for another language than English, its words; a question whose words
 * are not all there in it stands in English.
 */
export function conditionInWords(condition: Condition, facts: FactDictionary, speech: Speech = englishSpeech(facts)): ConditionInWords {
  if (isTest(condition)) {
    const { fact } = condition
    const own = speech.lang === 'en' ? undefined : testIn(condition, speech)
    if (own !== undefined) return { kind: 'test', fact, words: own, lang: speech.lang }
    return { kind: 'test', fact, words: testInWords(condition, facts), question: questionOf(condition, facts), lang: 'en' }
  }
  const [kind, of] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const)
  return { kind, of: of.map((one) => conditionInWords(one, facts, speech)) }
}

/** "Hours alone in the cell a day: at least 22 hours". */
export const testInWords = (test: Test, facts: FactDictionary): string => testIn(test, englishSpeech(facts)) ?? test.fact

/** What a language says for facts, their values and their units; undefined for what it has no words for. */
type Speech = {
  readonly lang: string
  readonly comparing: Comparing
  readonly labelOf: (fact: string) => string | undefined
  readonly valueOf: (value: string) => string | undefined
  readonly counted: (number: number, fact: string) => string | undefined
}

/** The words of a language of the catalogue, as conditions need them. */
export const speechIn = (
  { lang, facts: labels, values, units }: CatalogueLanguage,
  comparing: Comparing,
  facts: FactDictionary,
): Speech => ({
  lang,
  comparing,
  labelOf: (fact) => labels.get(fact),
  valueOf: (value) => values.get(value),
  counted: (number, fact) => {
    const unit = facts.get(fact)?.unit
    if (unit === undefined) return String(number)
    const [one, several] = units.get(unit) ?? []
    return one === undefined ? undefined : `${number} ${number === 1 ? one : several}`
  },
})

const englishSpeech = (facts: FactDictionary): Speech => ({
  lang: 'en',
  comparing: english,
  labelOf: (fact) => facts.get(fact)?.label ?? fact,
  valueOf: (value) => value.replaceAll('_', ' '),
  counted: (number, fact) => {
    const unit = facts.get(fact)?.unit
    return unit === undefined ? String(number) : `${number} ${number === 1 ? unit.replace(/s$/, '') : unit}`
  },
})

/** How answers are compared in English. */
export const english: Comparing = {
  lang: 'en',
  yes: 'yes',
  no: 'no',
  or: 'or',
  compared: {
    eq: (answer) => answer,
    ne: (answer) => `not ${answer}`,
    in: (answer) => answer,
    gt: (answer) => `more than ${answer}`,
    gte: (answer) => `at least ${answer}`,
    lt: (answer) => `less than ${answer}`,
    lte: (answer) => `at most ${answer}`,
  },
}

function testIn({ fact, op, value }: Test, { lang, comparing, labelOf, valueOf, counted }: Speech): string | undefined {
  const said = (one: boolean | number | string): string | undefined => {
    if (typeof one === 'boolean') return one ? comparing.yes : comparing.no
    if (typeof one === 'number') return counted(one, fact)
    return fact === 'state.country' ? countryIn(lang, one) : valueOf(one)
  }
  const label = labelOf(fact)
  const answers = [value].flat().map(said)
  if (label === undefined || answers.includes(undefined)) return undefined
  return `${label}: ${comparing.compared[op](answers.join(` ${comparing.or} `))}`
}

const questionOf = ({ fact }: Test, facts: FactDictionary): string =>
  fact === 'state.country' ? 'Which State holds the person?' : (facts.get(fact)?.question ?? fact)

const countryIn = (lang: string, code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([lang], { type: 'region' }).of(code) ?? code) : code
