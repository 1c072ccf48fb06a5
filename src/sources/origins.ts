import type { Source } from './source.ts'

/** Whose words each source only passes on; undefined for one that speaks for itself. */
export type Relays = ReadonlyMap<string, readonly string[] | undefined>

export const relaysOf = (sources: readonly Source[]): Relays => new Map(sources.map(({ id, relays }) => [id, relays]))

/**
 * Who really speaks when these sources do: relays are followed, however long the chain, to those who speak for
 * themselves (docs/evaluation.md, B). Takes source ids; empty when all of them only relay and no origin is named.
 */
export function originsOf(ids: Iterable<string>, relays: Relays): Set<string> {
  const found = new Set<string>()
  const reached = new Set(ids)
  // A set hands out what is added while it is walked, so chains of any length and circles end.
  for (const each of reached) {
    const passedOn = relays.get(each)
    if (passedOn === undefined) found.add(each)
    for (const origin of passedOn ?? []) reached.add(origin)
  }
  return found
}
