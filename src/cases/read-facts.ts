import type { Fact, FactDictionary } from '../claims/index.ts'
import { factSchema } from './case-schema.ts'
import { checkShape } from './check-shape.ts'
import { showValue, type InvalidFile } from './file-problems.ts'
import { readWith } from './read-file.ts'

export type ReadFacts = { readonly kind: 'read'; readonly facts: FactDictionary } | InvalidFile

/**
 * Reads a dictionary of facts (`facts: {key: {type, label, question, cardinality, unit?, values?}}`). Takes the text and
 * the name for messages, and the dictionary it adds to (a team's own facts come after ours); refuses a key that is
 * already there, because two meanings of one fact would make accounts agree that do not.
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
    return { kind: 'read', facts }
  })
}
