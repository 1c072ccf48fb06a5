import type { CaseDocument } from '../../../cases/index.ts'
import type { Fact, FactDictionary } from '../../../claims/index.ts'

/** Questions under one heading. */
export type Theme = { readonly label: string; readonly facts: readonly Fact[] }

/**
 * The dictionary as whoever enters a claim looks through it: first what the case has used, the most often answered first,
 * then the others by theme. Each question stands once.
 */
export function themesFor({ claims }: Pick<CaseDocument, 'claims'>, facts: FactDictionary): readonly Theme[] {
  const uses = new Map<string, number>()
  for (const { asserts } of claims) for (const { fact } of asserts) uses.set(fact, (uses.get(fact) ?? 0) + 1)
  const asked = [...uses].toSorted(([a, many], [b, more]) => more - many || a.localeCompare(b)).flatMap(([key]) => facts.get(key) ?? [])
  const used = new Set(asked.slice(0, 12))
  const themes = themesOf(facts).flatMap(({ label, facts: list }): Theme[] => {
    const others = list.filter((fact) => !used.has(fact))
    return others.length === 0 ? [] : [{ label, facts: others }]
  })
  return used.size === 0 ? themes : [{ label: 'Used in this case', facts: [...used] }, ...themes]
}

/** All questions by what their key begins with, in the order in which somebody's case goes; a team's own themes come last. */
function themesOf(facts: FactDictionary): readonly Theme[] {
  const byPrefix = Map.groupBy(facts.values(), ({ key }) => key.split('.', 1)[0] ?? '')
  const known = Object.entries(labels).flatMap(([prefixes, label]): Theme[] => {
    const found = prefixes.split(' ').flatMap((prefix) => byPrefix.get(prefix) ?? [])
    return found.length === 0 ? [] : [{ label, facts: found }]
  })
  const named = new Set(Object.keys(labels).flatMap((prefixes) => prefixes.split(' ')))
  const own = [...byPrefix].filter(([prefix]) => !named.has(prefix))
  return [...known, ...own.map(([prefix, list]): Theme => ({ label: prefix.replaceAll('_', ' '), facts: list }))]
}

/** Prefixes of keys that belong together, with their heading. */
const labels: Readonly<Record<string, string>> = {
  'custody transfer': 'Custody: where, since when, which status',
  'health protest': 'Health',
  'arrest search force': 'Arrest',
  'contact family': 'Contact: visits, calls, letters',
  'notify info': 'What the family was told',
  counsel: 'Lawyer',
  isolation: 'Isolation',
  'conditions religion': 'Conditions of custody',
  'treatment restraint discipline harm': 'Treatment and punishment',
  complaint: 'Complaints',
  'charge trial judgment acquittal conviction sentence': 'Charges, trial, sentence',
  'judicial hearing order petition remedies': 'Courts: hearings, orders and petitions',
  'mechanism measure': 'International bodies',
  'pardon parole release': 'Pardon, parole, release',
  person: 'The person',
  'death remains inquiry': 'Death and inquiry',
  disappearance: 'Disappearance',
  'event organisation': 'Events and organisations',
  'conflict pow': 'Armed conflict, prisoners of war',
  'state law': 'State and law',
}
