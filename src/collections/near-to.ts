import { leastInPublic } from '../patterns/index.ts'
import type { Release, ReleaseContent } from './collection.ts'

/**
 * The first release, of those that readers were shown at any time, with a number that differs from one of these while the persons behind
 * the two differ by fewer than may be told of: the two together would tell of these few. Numbers of one question go on from
 * each other by a rule of their own (publicCounts), and are not held against each other here. Null where there is none. Pure.
 */
export function nearTo(
  { collection: own, asked, behind }: Pick<Release, 'collection'> & Pick<ReleaseContent, 'asked' | 'behind'>,
  released: readonly Pick<Release, 'collection' | 'number' | 'content'>[],
): Pick<Release, 'collection' | 'number'> | null {
  for (const { collection, number, content } of released) {
    if (content === null || (collection === own && content.asked === asked)) continue
    for (const other of content.behind)
      for (const one of behind) {
        const apart = differing(one.persons, other.persons)
        if (one.told !== other.told && apart > 0 && apart < leastInPublic) return { collection, number }
      }
  }
  return null
}

/** How many stand in one of two sorted lists and not in the other; counted no further than it matters. */
function differing(one: readonly string[], other: readonly string[]): number {
  if (Math.abs(one.length - other.length) >= leastInPublic) return leastInPublic
  const [ones, others] = [new Set(one), new Set(other)]
  return one.filter((person) => !others.has(person)).length + other.filter((person) => !ones.has(person)).length
}
