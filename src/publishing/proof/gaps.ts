import type { Edition, TimelineMark } from '../edition.ts'
import type { Words } from '../words/words.ts'
import type { CommittedEdition, Tombstone } from './commit-edition.ts'
import { erasableAt } from './erasable.ts'
import { withLeaves } from './leaves.ts'

/**
 * An edition as it is read: where a text was erased, the words of its language say so, with the day. A mark of the
 * timeline whose days were erased is not drawn. An edition of which nothing was erased is given back itself.
 */
export function withGaps(committed: CommittedEdition, { erased }: Words, date: (text: string) => string): Edition {
  if (!('erased' in committed)) return committed.edition
  const gone = new Map(committed.erased.map((tombstone) => [tombstone.at, tombstone]))
  const gapOf = ({ on }: Tombstone): string => erased.gap(date(on))
  const edition = withLeaves(committed.edition, (at, leaf) => {
    const tombstone = gone.get(at)
    return tombstone === undefined || erasableAt(at) !== 'text' ? leaf : gapOf(tombstone)
  }) as Edition
  const timeline = edition.timeline.map((lane) => ({ ...lane, marks: lane.marks.filter(hasDays) })).filter(({ marks }) => marks.length > 0)
  return { ...edition, timeline }
}

/** How many texts were erased of an edition, by the day; an id that is gone is no text. */
export function erasuresOf({ committed }: { readonly committed: CommittedEdition }): { readonly on: string; readonly count: number }[] {
  const texts = 'erased' in committed ? committed.erased.filter(({ at }) => erasableAt(at) === 'text') : []
  const days = Map.groupBy(texts, ({ on }) => on)
  return [...days].map(([on, { length: count }]) => ({ on, count })).toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** The days of marks that were erased are null in the data. */
const hasDays = ({ from, to }: TimelineMark): boolean =>
  [from.earliest, from.latest, to.earliest, to.latest].every((day: number | null) => day !== null)
