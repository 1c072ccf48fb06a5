import type { FactDictionary } from '../src/claims/index.ts'
import { seeded } from './large-case.ts'

/**
 * A case of one person as teams keep them: an arrest, a date of birth, and what the family, a lawyer, the prison and the
 * press say over ten years on facts that norms ask about, now and then against each other. Takes a number that makes the
 * case its own.
 */
export function caseForNorms(number: number, facts: FactDictionary, asked: readonly string[], claims = 25): object {
  const random = seeded(number + 1)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const day = (): string =>
    `${2014 + Math.floor(random() * 10)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-1${Math.floor(random() * 10)}`
  const value = (fact: string): string | number | boolean => {
    const known = facts.get(fact)
    if (known?.type === 'bool') return random() < 0.5
    if (known?.type === 'number') return Math.floor(random() * Math.min(60, (known.maximum ?? 60) + 1))
    return known?.values ? pick(known.values) : 'PE'
  }
  const sources = ['family', 'lawyer', 'prison', 'press']
  return {
    format: 'amparo-case/1',
    case: {
      id: `case-${number}`,
      title: `Case ${number}`,
      country: pick(['PE', 'MX', 'CN', 'ZA', 'TR']),
      summary: 'Made for a bench.',
      opened: '2024-01-01',
    },
    subjects: [{ id: 'person', kind: 'person', names: [{ text: `Person ${number}`, kind: 'legal' }] }],
    sources: sources.map((id) => ({ id, name: id, kind: 'press' })),
    claims: [
      claim(0, 'family', '2014-02-01', [{ fact: 'arrest.date', value: '2014-01-15' }]),
      claim(1, 'press', '2014-02-01', [{ fact: 'person.birth_date', value: `${1950 + Math.floor(random() * 55)}` }]),
      ...Array.from({ length: claims - 2 }, (_, index) => {
        const fact = pick(asked)
        const when = random() < 0.3 ? { when: `${day()}/2023-12-31` } : {}
        return claim(index + 2, pick(sources), day(), [{ fact, value: value(fact), ...when }])
      }),
    ],
  }
}

const claim = (number: number, by: string, on: string, asserts: readonly unknown[]): unknown => ({
  id: `C${number}`,
  about: 'person',
  said_by: [by],
  statement: `Claim ${number} in words.`,
  said_on: on,
  asserts,
  sensitivity: 'team',
})
