import type { EntryList } from './entry-schemas.ts'
import type { PlainEntry } from './plain-case.ts'

/** With which letter an id begins that says nothing about whom or what it names. */
const letters: Partial<Readonly<Record<EntryList, string>>> = { subjects: 'P', sources: 'S', documents: 'D', claims: 'C', questions: 'Q' }

/**
 * The next id of a list that nobody has chosen: C1, C2, … Takes the list's entries and how many positions are taken;
 * where some were erased, whose ids nobody knows any more, none is given that one of them may have had by this rule.
 * Undefined for a list whose entries have no id, or one that is to be chosen.
 */
export function nextId(list: EntryList, entries: readonly PlainEntry[], taken: number): string | undefined {
  const letter = letters[list]
  if (letter === undefined) return undefined
  const form = new RegExp(`^${letter}([1-9][0-9]{0,8})$`)
  const numbers = entries.map(({ id }) => Number(form.exec(typeof id === 'string' ? id : '')?.[1] ?? 0))
  const highest = numbers.reduce((most, number) => Math.max(most, number), entries.length < taken ? taken : 0)
  return `${letter}${highest + 1}`
}
