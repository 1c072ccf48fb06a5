import type { TranslationEntry } from './entry.ts'
import { countWords, likenessOfCounted } from './likeness.ts'
import type { Segment } from './segment.ts'

/** A changed sentence shares at least this much with what it was, or stands where that stood. */
const alike = 0.5

/** So many of the newest translations without a sentence are compared; an appeal that was rewritten often has many more. */
const mostOrphans = 300

/**
 * What each sentence that has no translation of its own was before it was changed, as far as it was translated then: by its
 * key. `all` are the newest translations of sentences that the text no longer has, `living` those of sentences that it has.
 */
export function predecessorsOf(
  missing: readonly Segment[],
  all: readonly TranslationEntry[],
  living: readonly { readonly segment: Segment; readonly entry: TranslationEntry }[],
): ReadonlyMap<string, TranslationEntry> {
  if (missing.length === 0 || all.length === 0) return new Map()
  const orphans = all.toSorted((a, b) => b.number - a.number).slice(0, mostOrphans)
  const words = new Map(orphans.map((orphan) => [orphan, countWords(orphan.source)]))
  const expected = new Map(orphans.map((orphan) => [orphan, whereNow(orphan, living)]))
  const pairs = missing
    .flatMap((segment) => {
      const own = countWords(segment.text)
      return orphans
        .filter(({ kind }) => kind === segment.kind)
        .map((orphan) => {
          const [shared, here] = [likenessOfCounted(own, words.get(orphan)!), expected.get(orphan) === segment.place]
          return { segment, orphan, fits: here || shared >= alike, score: shared + (here ? alike : 0) }
        })
    })
    .filter(({ fits }) => fits)
    .toSorted((a, b) => b.score - a.score || b.orphan.number - a.orphan.number)
  const found = new Map<string, TranslationEntry>()
  const taken = new Set<TranslationEntry>()
  for (const { segment, orphan } of pairs) {
    if (found.has(segment.key) || taken.has(orphan)) continue
    found.set(segment.key, orphan)
    taken.add(orphan)
  }
  return found
}

/** What the place of a sentence that is gone would be called now: moved as the nearest one of its kind that is still there. */
function whereNow(
  { kind, place }: TranslationEntry,
  living: readonly { readonly segment: Segment; readonly entry: TranslationEntry }[],
): string {
  const was = numberIn(place)
  if (was === null) return place
  let moved = 0
  let nearest = Infinity
  for (const { segment, entry } of living) {
    const [then, now] = [numberIn(entry.place), numberIn(segment.place)]
    if (segment.kind !== kind || then === null || now === null || Math.abs(then - was) >= nearest) continue
    nearest = Math.abs(then - was)
    moved = now - then
  }
  return `${place.charAt(0)}${was + moved}`
}

function numberIn(place: string): number | null {
  const found = /^[A-Z](\d+)$/.exec(place)
  return found === null ? null : Number(found[1])
}
