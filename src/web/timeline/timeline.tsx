import type { TimelineLane } from '../../publishing/index.ts'
import type { Reading } from '../public/reading.ts'
import { toNotes, type TimelineLinks } from './links.ts'
import { TimelineDrawing } from './drawing.tsx'
import { TimelineTable } from './table.tsx'

/** The timeline as a drawing and, with the same content, as a table. */
export function Timeline({ lanes, reading, links = toNotes }: { lanes: readonly TimelineLane[]; reading: Reading; links?: TimelineLinks }) {
  const { words, own } = reading
  return (
    <>
      <p class="hint" {...own}>
        <span class="drawn">{words.timeline.scale} </span>
        {lanes.some(({ marks }) => marks.some(({ note }) => note === undefined)) && words.timeline.orientation}
      </p>
      <div class="drawing" role="group" aria-label={words.timeline.chart}>
        <TimelineDrawing {...{ lanes, reading, links }} />
      </div>
      <TimelineTable {...{ lanes, reading, links }} />
    </>
  )
}
