import type { CaseDocument } from '../../../cases/index.ts'
import type { Fact, FactDictionary } from '../../../claims/index.ts'
import { parseDate } from '../../../kit/index.ts'

/** A real event that claims of the file describe, with the first of them and what they say of it. */
export type Occasion = { readonly id: string; readonly claims: readonly string[]; readonly facts: readonly string[] }

/** The events that the claims of a case name, those named last first. */
export function occasionsOf({ claims }: Pick<CaseDocument, 'claims'>): readonly Occasion[] {
  const found = new Map<string, { claims: Set<string>; facts: Set<string> }>()
  for (const claim of claims)
    for (const { occasion, fact } of claim.asserts) {
      if (occasion === undefined) continue
      const before = found.get(occasion) ?? { claims: new Set(), facts: new Set() }
      before.claims.add(claim.id)
      before.facts.add(fact)
      found.delete(occasion)
      found.set(occasion, before)
    }
  return [...found].toReversed().map(([id, named]) => ({ id, claims: [...named.claims], facts: [...named.facts] }))
}

/** An event in a line: "hospital-july-2021: Move to a hospital (C5, C7)". */
export function occasionInWords({ id, claims, facts: keys }: Occasion, facts: FactDictionary): string {
  const labels = keys.slice(0, 2).map((key) => facts.get(key)?.label ?? key)
  const more = claims.length > 3 ? `, and ${claims.length - 3} more` : ''
  return `${id}: ${labels.join(', ')} (${claims.slice(0, 3).join(', ')}${more})`
}

/**
 * Names for the events that no claim has named yet, one for each answer, made of what is answered and never of a person's
 * words: `hospital-transfer-2021-07`. All answers of a claim are about one such event; a question that is answered again is
 * answered about another one.
 */
export function newOccasions(rows: readonly { readonly fact: Fact; readonly value: unknown }[], known: ReadonlySet<string>): string[] {
  const taken = new Set(known)
  const dated = rows.find(({ fact }) => fact.type === 'date') ?? rows[0]
  const shared = dated === undefined ? '' : newName(dated, taken)
  taken.add(shared)
  const asked = new Set<string>()
  return rows.map((row) => {
    if (row === dated || (row.fact.key !== dated?.fact.key && !asked.has(row.fact.key))) {
      asked.add(row.fact.key)
      return shared
    }
    const name = newName(row, taken)
    taken.add(name)
    return name
  })
}

function newName({ fact, value }: { readonly fact: Fact; readonly value: unknown }, taken: ReadonlySet<string>): string {
  const kind = (fact.key.split('.').at(-1) ?? 'event').replace(/_date$/, '').replaceAll('_', '-')
  const date = fact.type === 'date' ? parseDate(String(value)) : undefined
  const day = date?.kind === 'date' ? (/^\d{4}(-\d\d)?/.exec(date.text)?.[0] ?? '') : ''
  const name = [kind.slice(0, 40), ...(day === '' ? [] : [day])].join('-')
  if (!taken.has(name)) return name
  for (let number = 2; ; number++) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`
}
