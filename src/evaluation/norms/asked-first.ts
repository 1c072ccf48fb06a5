import type { FactDictionary } from '../../claims/index.ts'

/**
 * Questions in their order, but each after what the dictionary says is asked before it (`after`), where that is asked of the same person
 * as well. It orders questions, and decides nothing: it gives those that it takes, and no others.
 */
export function groundFirst<Question extends { readonly fact: string; readonly subject?: string }>(
  questions: readonly Question[],
  facts: FactDictionary,
): readonly Question[] {
  const by = new Map(questions.map((question) => [keyOf(question, question.fact), question]))
  const told = new Set<Question>()
  const tell = (question: Question): void => {
    const ground = by.get(keyOf(question, facts.get(question.fact)?.after ?? ''))
    if (ground !== undefined && !told.has(ground)) tell(ground)
    told.add(question)
  }
  for (const question of questions) tell(question)
  return [...told]
}

const keyOf = ({ subject = '' }: { readonly subject?: string }, fact: string): string => `${fact} ${subject}`
