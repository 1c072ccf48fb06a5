import type { PlainEntry } from '../../../cases/index.ts'
import { fold } from '../../../kit/index.ts'
import { wordsFor } from '../../../publishing/index.ts'
import { sourceKinds, type Source } from '../../../sources/index.ts'
import { textOf, textsOf, type Errors, type Given } from '../forms/index.ts'

/** Who says a claim: sources of the file, and somebody who speaks in it for the first time. */
export type ReadSaidBy = { readonly said_by: readonly string[]; readonly newSource: PlainEntry | null; readonly errors: Errors }

/**
 * Reads who said it. Somebody new who bears the name of a source of the file is that source, unless another kind was
 * chosen: then the two must be told apart by their names.
 */
export function readSaidBy(given: Given, sources: readonly Source[]): ReadSaidBy {
  const ticked = textsOf(given, 'said_by')
  const errors: Record<string, string> = {}
  if (ticked.some((id) => !sources.some((source) => source.id === id))) errors['said_by'] = 'Choose among the sources of this file.'
  const [name, kind, relayed] = [textOf(given, 'new_source.name'), textOf(given, 'new_source.kind'), textOf(given, 'new_source.relays')]
  if (name === '') {
    if (ticked.length === 0) errors['said_by'] = 'Tick who said it, or name somebody new.'
    if (kind !== '' || relayed !== '')
      errors['new_source.name'] = 'Give the name of whoever is new, or what they are, such as “A guard, not named”.'
    return { said_by: ticked, newSource: null, errors }
  }
  const known = sources.find((source) => fold(source.name) === fold(name))
  if (known !== undefined && (kind === '' || kind === known.kind))
    return { said_by: [...new Set([...ticked, known.id])], newSource: null, errors }
  if (known !== undefined)
    errors['new_source.name'] =
      `${known.id} has this name already, as ${wordsFor('en').kinds[known.kind]}. Write the name so that the two can be told apart.`
  if (!(sourceKinds as readonly string[]).includes(kind)) errors['new_source.kind'] = 'Choose what this source is.'
  if (relayed !== '' && !sources.some(({ id }) => id === relayed)) errors['new_source.relays'] = 'Choose among the sources of this file.'
  return { said_by: ticked, newSource: { name, kind, ...(relayed !== '' && { relays: [relayed] }) }, errors }
}
