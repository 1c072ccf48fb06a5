import type { NamesLetOut } from './printed-names.ts'
import type { RiskMatter } from './risk-matter.ts'

/** What is asked before anything is published, in this order. */
export const riskQuestions = ['reprisal', 'privilege', 'trial', 'consent', 'harm', 'named'] as const
export type RiskQuestion = (typeof riskQuestions)[number]

/** The answers that each question takes. The first asks for nothing more, unless what is on record does. */
export const riskChoices = {
  reprisal: ['no', 'yes'],
  privilege: ['no', 'released'],
  trial: ['no', 'yes'],
  consent: ['given', 'not-needed', 'cannot-be-asked'],
  harm: ['no', 'yes'],
  named: ['no', 'yes'],
} as const satisfies Readonly<Record<RiskQuestion, readonly string[]>>

/** An answer, and what it had seen: keys of the texts and people that the question is about (basisOf). */
export type RiskAnswer = {
  readonly choice: string
  /** Keys of the sentences that it speaks of; none where it speaks of the whole text. */
  readonly sentences: readonly string[]
  /** How it was weighed. */
  readonly why: string
  readonly seen: readonly string[]
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/** The answers, and which names go out without a consent to it on record. */
export type RiskAnswers = Readonly<Partial<Record<RiskQuestion, RiskAnswer>>> & { readonly letOut?: NamesLetOut }

/** Whether a question can be answered with sentences: those that could do harm. */
export const asksForSentences = (question: RiskQuestion): boolean =>
  question === 'reprisal' || question === 'privilege' || question === 'harm' || question === 'named'

/** Whether an answer has to say how it was weighed. */
export function needsReason(question: RiskQuestion, choice: string, matter: RiskMatter): boolean {
  if (question === 'privilege' && choice === 'no') return matter.confidential.length > 0
  if (question === 'consent' && matter.persons.some(({ conflict }) => conflict)) return true
  return choice !== 'no' && choice !== 'given' && choice !== 'not-needed'
}

/**
 * What an answer is about, by key: when something else belongs to it later, it must be looked at again. Reprisal, harm and
 * names: every text. Privilege: the sentences that rest on a lawyer's or on privileged words, and our own words. A trial:
 * every text once there is one. Consent: the people named, with the consents on record.
 */
export function basisOf(question: RiskQuestion, choice: string, { parts, confidential, persons }: RiskMatter): readonly string[] {
  const texts = (): string[] => parts.map(({ key }) => key)
  switch (question) {
    case 'reprisal':
    case 'harm':
      return texts()
    case 'named':
      return [...texts(), ...persons.map(({ subject, caseId }) => `${caseId}#${subject.id}`)]
    case 'privilege':
      return [
        ...confidential.map(({ part }) => part.key),
        ...parts.filter(({ sentence }) => sentence === undefined || sentence.own_words).map(({ key }) => key),
      ]
    case 'trial':
      return choice === 'no' ? [] : texts()
    case 'consent':
      return persons.map(({ key }) => key)
    default:
      return question satisfies never
  }
}

export type AnswerState =
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'answered' }
  /** What has to be looked at again: names of new or changed texts (S3) and of people, or that it was taken down. */
  | { readonly kind: 'look-again'; readonly at: readonly string[] }

/** Whether an answer still speaks of the text and the files as they stand. */
export function stateOfAnswer(question: RiskQuestion, answer: RiskAnswer | undefined, matter: RiskMatter): AnswerState {
  if (answer === undefined) return { kind: 'unanswered' }
  const seen = new Set(answer.seen)
  const fresh = new Set(basisOf(question, answer.choice, matter).filter((key) => !seen.has(key)))
  const gone = answer.sentences.some((key) => matter.parts.every((part) => part.key !== key))
  const at = [
    ...matter.parts.filter(({ key }) => fresh.has(key)).map(({ name }) => name),
    ...matter.persons.filter(({ key, caseId, subject }) => fresh.has(key) || fresh.has(`${caseId}#${subject.id}`)).map(({ name }) => name),
    ...(matter.takenDown !== null && new Date(answer.at) <= matter.takenDown ? ['the take-down of the appeal'] : []),
    ...(gone ? ['a sentence of the answer that is no longer there'] : []),
  ]
  return at.length === 0 ? { kind: 'answered' } : { kind: 'look-again', at: [...new Set(at)] }
}

/** The questions that are not answered for the text as it stands. Empty: the review is complete. */
export const openQuestions = (answers: RiskAnswers, matter: RiskMatter): readonly RiskQuestion[] =>
  riskQuestions.filter((question) => stateOfAnswer(question, answers[question], matter).kind !== 'answered')
