import type { CaseDocument } from '../cases/index.ts'
import type { Words } from './words/words.ts'

/**
 * Who tells what a mark shows: those who speak for themselves, then those who only pass on another's words, with whose
 * they are; left out where the other speaks here too.
 */
export function speakersInWords(claims: readonly string[], file: CaseDocument, words: Words): string {
  const ids = [...new Set(file.claims.filter(({ id }) => claims.includes(id)).flatMap(({ said_by }) => said_by))].toSorted()
  const sources = ids.flatMap((id) => file.sources.find((source) => source.id === id) ?? [])
  const relaysOf = ({ relays }: (typeof sources)[number]): readonly string[] => relays ?? []
  const own = sources.filter((source) => relaysOf(source).length === 0)
  const passing = sources.filter((source) => relaysOf(source).some((id) => !own.some((speaker) => speaker.id === id)))
  const nameOf = (id: string): string => file.sources.find((source) => source.id === id)?.name ?? id
  return [
    ...own.map(({ name }) => name),
    ...passing.map((source) => words.notes.passingOn(source.name, relaysOf(source).map(nameOf).join(', '))),
  ].join('; ')
}
