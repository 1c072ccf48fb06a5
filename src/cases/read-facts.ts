import type { Fact, FactDictionary } from '../claims/index.ts'
import { factSchema } from './case-schema.ts'
import { checkShape } from './check-shape.ts'
import { showValue, type InvalidFile } from './file-problems.ts'
import { readWith } from './read-file.ts'

export type ReadFacts = { readonly kind: 'read'; readonly facts: FactDictionary } | InvalidFile

/**
 * Reads a dictionary of facts (`facts: {key: {type, label, question, cardinality, unit?, values?}}`). Takes the text and
 * the name for messages, and the dictionary it adds to (a team's own facts come after ours); refuses a key that is
 * already there, because two meanings of one fact would make accounts agree that do not, and an `after` that is no fact or goes in a circle.
 */
export function readFacts(content: string | Uint8Array, file: string, base: FactDictionary = new Map()): ReadFacts {
  return readWith(content, file, undefined, ['facts'], (entries, problems) => {
    const written = entries['facts']
    if (typeof written !== 'object' || written === null || Array.isArray(written)) {
      problems.add(['facts'], () => ({ message: `expected a mapping from keys to facts; found ${showValue(written)}` }))
      return undefined
    }
    const facts = new Map<string, Fact>(base)
    for (const [key, value] of Object.entries(written)) {
      if (problems.tooMany) break
      const at = ['facts', key]
      if (!/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/.test(key))
        problems.add(at, () => ({ message: `'${key.slice(0, 60)}' is not a fact's key; write it as custody.place`, at: 'key' }))
      if (base.has(key)) problems.add(at, () => ({ message: `the fact '${key}' is already defined`, at: 'key' }))
      const fact = checkShape(factSchema, value, at, problems)
      if (fact === undefined) continue
      if ((fact.type === 'enum') !== (fact.values !== undefined))
        problems.add(at, () => ({
          message: `'values' belong to a fact of type enum, and such a fact needs them; this one has the type ${fact.type}`,
        }))
      for (const bound of ['minimum', 'maximum'] as const)
        if (fact[bound] !== undefined && fact.type !== 'number')
          problems.add([...at, bound], () => ({
            message: `a '${bound}' belongs to a fact of type number; this one has the type ${fact.type}`,
          }))
      facts.set(key, { key, ...fact })
    }
    for (const key of Object.keys(written)) {
      const after = facts.get(key)?.after
      if (after === undefined || base.has(key)) continue
      const at = ['facts', key, 'after']
      if (!facts.has(after)) problems.add(at, () => ({ message: `there is no fact '${after.slice(0, 60)}' to ask before it` }))
      const circle = circleFrom(key, facts)
      if (circle !== undefined)
        problems.add(at, () => ({ message: `nothing in a circle can be asked first: ${circle.join(' is asked after ')}` }))
    }
    return { kind: 'read', facts }
  })
}

/** The facts from this one back to itself, each asked after the next; undefined where it is asked after nothing that is asked after it. */
function circleFrom(key: string, facts: FactDictionary): readonly string[] | undefined {
  const way = [key]
  for (let next = facts.get(key)?.after; next !== undefined; next = facts.get(next)?.after) {
    if (next === key) return [...way, key]
    if (way.includes(next)) return undefined
    way.push(next)
  }
  return undefined
}
