import type { CaseDocument } from '../cases/index.ts'

/** Who says something, by name, in a list of the language; of who only passes on another's words, whose they are. */
export function speakerNames(ids: readonly string[], { sources }: Pick<CaseDocument, 'sources'>, lang: string): string {
  const nameOf = (id: string): string => sources.find((source) => source.id === id)?.name ?? id
  const names = ids.map((id) => {
    const relays = sources.find((source) => source.id === id)?.relays ?? []
    return relays.length === 0 ? nameOf(id) : `${nameOf(id)} (${relays.map(nameOf).join(', ')})`
  })
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)
}
