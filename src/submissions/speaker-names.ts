import type { CaseDocument } from '../cases/index.ts'
import { wordsFor } from '../publishing/index.ts'

/** Who says something, by name, in a list of the language; of who only passes on another's words, whose they are, unless the name says so. */
export function speakerNames(ids: readonly string[], { sources }: Pick<CaseDocument, 'sources'>, lang: string): string {
  const nameOf = (id: string): string => sources.find((source) => source.id === id)?.name ?? id
  const names = ids.map((id) => {
    const name = nameOf(id)
    const relays = (sources.find((source) => source.id === id)?.relays ?? []).map(nameOf)
    const unsaid = relays.filter((whose) => !saysWhose(name, whose))
    return unsaid.length === 0 ? name : wordsFor(lang).notes.passingOn(name, unsaid.join(', '))
  })
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)
}

/** Whether a name says whose words it passes on: by their name, or by what that is called in short, in brackets at its end. */
function saysWhose(name: string, whose: string): boolean {
  const short = /\(([^()]+)\)$/.exec(whose)?.[1]
  return [whose, ...(short === undefined ? [] : [short])].some((one) => wordsOf(name).includes(wordsOf(one)))
}

/** Words alone, with a space around each. */
const wordsOf = (text: string): string => ` ${text.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `
