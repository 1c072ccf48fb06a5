import type { CaseFile, Claim, FactDictionary, FactValue } from '../../claims/index.ts'
import { describeDuration } from '../../kit/index.ts'
import { listed, say } from '../say.ts'
import type { Knowledge } from '../known.ts'

/** What every part of the report needs: room, colours, and the names behind ids. */
export type Paper = {
  readonly width: number
  readonly facts: FactDictionary
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly amber: (text: string) => string
  readonly red: (text: string) => string
  readonly nameOf: (subject: string) => string
  readonly namesOf: (sources: readonly string[]) => string
  readonly claim: (id: string) => Claim | undefined
  /** How many documents print these claims, of those that were out by then. */
  readonly printings: (claims: readonly string[]) => number
}

/** Lays out a fresh one. */
export function paper(file: CaseFile, facts: FactDictionary, knowledge: Knowledge, width: number, colour: boolean): Paper {
  const sources = new Map(file.sources.map(({ id, name }) => [id, name]))
  const subjects = new Map(
    file.subjects.map(({ id, names }) => [id, (names.find(({ kind }) => kind === 'known_as') ?? names[0])?.text ?? id]),
  )
  const claims = new Map(knowledge.claims.map((known) => [known.claim.id, known]))
  const tint =
    (code: number) =>
    (text: string): string =>
      colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text
  return {
    width,
    facts,
    bold: tint(1),
    dim: tint(2),
    amber: tint(33),
    red: tint(31),
    nameOf: (subject) => subjects.get(subject) ?? subject,
    namesOf: (ids) => listed(ids.map((id) => sources.get(id) ?? id)),
    claim: (id) => claims.get(id)?.claim,
    printings: (ids) => new Set(ids.flatMap((id) => claims.get(id)?.documents ?? [])).size,
  }
}

/** An answer in words: "20 July 2021", "29 years", "yes", the name of a place. */
export function sayValue(page: Paper, value: FactValue, fact: string | undefined): string {
  if (value.type === 'date') return value.date.kind === 'date' ? say(value.date) : `"${value.date.text}" (${value.date.why})`
  if (value.type === 'bool') return value.bool ? 'yes' : 'no'
  if (value.type === 'place') return page.nameOf(value.text)
  if (value.type === 'enum') return value.text.replaceAll('_', ' ')
  if (value.type === 'duration') return describeDuration(value.text, 'en')
  if (value.type !== 'number') return value.text
  const unit = page.facts.get(fact ?? '')?.unit
  return `${new Intl.NumberFormat('en').format(value.number)}${unit === 'percent' ? ' %' : unit === undefined ? '' : ` ${unit}`}`
}
