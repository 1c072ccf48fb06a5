import type { FactDictionary } from '../claims/index.ts'
import { fieldsOf, type FormField, type SubmissionForm } from './form.ts'
import { factWords } from './form-facts.ts'
import type { FormWords } from './form-words.ts'
import { topics } from './draft/topics.ts'
import type { SubmissionText } from './submission.ts'
import type { Want } from './want.ts'

/** What is to be asked where a form has no answer: the dictionary's questions, else on what it rests, with what the form says beside them. */
export function askFor(field: FormField, words: FormWords, facts: FactDictionary): string {
  const { questions, hint } = factWords(words.lang)
  const asked = [...new Set(field.wants.flatMap(factsOf))].flatMap((fact) => questions[fact] ?? facts.get(fact)?.question ?? [])
  const further = [...(field.hint === undefined ? [] : [field.hint]), ...field.parts].map(hint)
  const question = asked.length === 0 ? words.say('ask_source') : asked.join(' ')
  return further.length === 0 ? question : `${question} ${added(further.join('; '), words)}`
}

/** What a form says beside a question, in the few words in which it stands there, as a sentence. */
export const formAdds = (hint: string, words: FormWords): string => added(factWords(words.lang).hint(hint), words)

const added = (said: string, words: FormWords): string => `${words.say('form_adds')}: ${said}.`

/** The facts that answer a want; none where nothing typed does. */
function factsOf(want: Want): readonly string[] {
  if (want.kind === 'fact') return [want.fact]
  if (want.kind === 'claims') return (topics[want.topic] ?? []).filter((fact) => !fact.endsWith('.'))
  return want.kind === 'case' ? (ofPerson[want.path] ?? []) : []
}

const ofPerson: Readonly<Record<string, readonly string[]>> = {
  'subject.born': ['person.birth_date', 'person.age'],
  'subject.nationalities': ['person.nationality'],
}

/** A question that nobody has answered yet. */
export type OpenQuestion = { readonly field: FormField }

/** That a question has to be answered, and whose rule that is, as it stands beside its name; nothing of one that can stay open. */
export const requiredInWords = ({ required }: Pick<FormField, 'required'>): string =>
  required === undefined ? '' : required === 'ours' ? ' (required by us)' : ' (required)'

/** Those of a form, in its order. */
export const openQuestions = (form: SubmissionForm, text: SubmissionText): readonly OpenQuestion[] =>
  fieldsOf(form)
    .filter(({ key }) => (text.answers[key]?.text ?? '').trim() === '' && text.consents[key] === undefined)
    .map((field) => ({ field }))
