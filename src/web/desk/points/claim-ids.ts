import type { CaseDocument } from '../../../cases/index.ts'
import { textOf, type Errors, type Given } from '../forms/index.ts'
import { byId } from './by-id.ts'

/** The claims that a field names: ids divided by commas or spaces, each once. */
export const claimIdsIn = (given: Given, name: string): string[] => [
  ...new Set(
    textOf(given, name)
      .split(/[\s,;]+/)
      .filter((id) => id !== ''),
  ),
]

/** A field that must name claims which this person may read, at least so many. One they may not read is one that is not there. */
export function claimIdErrors(given: Given, name: string, document: CaseDocument, least: number): Errors {
  const ids = claimIdsIn(given, name)
  const { claims } = byId(document)
  const unknown = ids.filter((id) => !claims.has(id))
  if (unknown.length > 0)
    return {
      [name]: `There is no claim ${unknown
        .slice(0, 5)
        .map((id) => id.slice(0, 64))
        .join(', ')} here. Type ids of claims, such as C12.`,
    }
  return ids.length < least
    ? { [name]: least === 1 ? 'Type the id of at least one claim.' : `Type the ids of at least ${least} claims: what is compared are two.` }
    : {}
}
