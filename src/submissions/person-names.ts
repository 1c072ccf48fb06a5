import type { CaseDocument } from '../cases/index.ts'

type Name = CaseDocument['subjects'][number]['names'][number]

/**
 * The names of a person as a body can read them: those in the script of our headings, which is Latin in every language of submissions, then the
 * names themselves in other scripts, and no spelling in those.
 */
export function namesTold(names: readonly Name[]): readonly Name[] {
  const told = [...names.filter(isLatin), ...names.filter((name) => !isLatin(name) && name.kind !== 'spelling')]
  return told.length === 0 ? names : told
}

/** The name of a person as a whole: which part of it is the family's, no rule here knows. */
export function wholeName(names: readonly Name[]): string | undefined {
  const told = namesTold(names)
  return (told.find(({ kind }) => kind === 'legal') ?? told[0])?.text
}

const isLatin = ({ text }: Name): boolean => /^[\P{L}\p{Script=Latin}]*$/u.test(text)
