import {
  basisOf,
  needsReason,
  riskChoices,
  riskQuestions,
  stateOfAnswer,
  type NamedPerson,
  type NamesLetOut,
  type PrintedName,
  type RiskAnswer,
  type RiskAnswers,
  type RiskMatter,
  type RiskQuestion,
} from '../../../appeals/index.ts'
import { filledWith, textOf, textsOf, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'
import type { TranslatedName } from './names-of-translations.ts'
import { letOutField } from './names-that-go-out.tsx'
import { riskFields, riskWords } from './risk-words.ts'

/** What is wrong with the answers that were typed, each with its question. A question may be left open; one that is answered is answered whole. */
export function answerErrors(given: Given, matter: RiskMatter): Errors {
  const all = riskQuestions.flatMap((question) =>
    Object.entries(errorsOf(question, given, matter)).map(([field, error]) => [field, `${riskWords[question].question} ${error}`]),
  )
  return Object.fromEntries(all) as Errors
}

function errorsOf(question: RiskQuestion, given: Given, matter: RiskMatter): Errors {
  const fields = riskFields(question)
  const choice = textOf(given, fields.choice)
  const typed = textOf(given, fields.why) !== '' || textsOf(given, fields.sentences).length > 0
  if (choice === '') return typed ? { [fields.choice]: 'Choose an answer to what you wrote below.' } : {}
  if (!(riskChoices[question] as readonly string[]).includes(choice)) return { [fields.choice]: 'Choose one of the answers.' }
  const without = question === 'consent' && choice === 'given' ? withoutConsent(matter)[0] : undefined
  if (without !== undefined)
    return {
      [fields.choice]: `No consent for ${without.name} stands on record. Record one, where the question is, or choose another answer.`,
    }
  return {
    ...tooLong(given, fields.why),
    ...(needsReason(question, choice, matter) && textOf(given, fields.why) === '' ? { [fields.why]: 'Say how it was weighed.' } : {}),
  }
}

/** Those whom the text names or tells about and for whom no consent stands on record. */
export const withoutConsent = ({ persons }: Pick<RiskMatter, 'persons'>): readonly NamedPerson[] =>
  persons.filter(({ consents }) => !consents.some(({ state }) => state === 'stands'))

/**
 * The answers as they stand after a form was sent. One that says something else than before, or whose "looked at again" is
 * ticked, was made for the text as it stands now; any other keeps what it had seen.
 */
export function answersIn(
  given: Given,
  before: RiskAnswers,
  matter: RiskMatter,
  {
    by,
    at,
    names,
    translated,
  }: { readonly by: string; readonly at: Date; readonly names: readonly PrintedName[]; readonly translated: readonly TranslatedName[] },
): RiskAnswers {
  const entries = riskQuestions.flatMap((question): [RiskQuestion, RiskAnswer][] => {
    const fields = riskFields(question)
    const choice = textOf(given, fields.choice)
    if (choice === '') return []
    const sentences = textsOf(given, fields.sentences).filter((key) => matter.parts.some((part) => part.key === key))
    const why = textOf(given, fields.why)
    const old = before[question]
    const same = old !== undefined && old.choice === choice && old.why === why && old.sentences.join(' ') === sentences.join(' ')
    const current = stateOfAnswer(question, old, matter).kind === 'answered'
    if (same && (current || textOf(given, fields.again) !== 'yes')) return [[question, old]]
    return [[question, { choice, sentences, why, seen: basisOf(question, choice, matter), by, at: at.toISOString() }]]
  })
  const keys = [...names, ...translated].filter(({ key, asks }) => asks && textsOf(given, letOutField).includes(key)).map(({ key }) => key)
  const old = standingTicks(before, matter, translated)
  const letOut = old !== undefined && old.keys.join(' ') === keys.join(' ') ? old : { keys, by, at: at.toISOString() }
  return { ...Object.fromEntries(entries), ...(keys.length > 0 && { letOut }) }
}

/** The names that were let out, unless the appeal, or the language that prints one, was taken down since. */
function standingTicks({ letOut }: RiskAnswers, { takenDown }: RiskMatter, translated: readonly TranslatedName[]): NamesLetOut | undefined {
  if (letOut === undefined) return undefined
  const isBefore = (day: Date | null): boolean => day !== null && new Date(letOut.at) <= day
  const over = new Set(translated.filter((one) => isBefore(one.takenDown)).map(({ key }) => key))
  return isBefore(takenDown) ? undefined : { ...letOut, keys: letOut.keys.filter((key) => !over.has(key)) }
}

/** The answers as they stand in the form. */
export const answersAsForm = (answers: RiskAnswers, matter: RiskMatter, translated: readonly TranslatedName[]): FormState =>
  filledWith({
    [letOutField]: standingTicks(answers, matter, translated)?.keys,
    ...Object.fromEntries(
      riskQuestions.flatMap((question) => {
        const answer = answers[question]
        const fields = riskFields(question)
        return answer === undefined
          ? []
          : [
              [fields.choice, answer.choice],
              [fields.sentences, answer.sentences],
              [fields.why, answer.why],
            ]
      }),
    ),
  })
