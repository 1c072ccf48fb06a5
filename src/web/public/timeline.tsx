import type { TimelineLane } from '../../publishing/index.ts'
import type { Reading } from './reading.ts'
import { TimelineDrawing } from './timeline-drawing.tsx'
import { TimelineTable } from './timeline-table.tsx'

/** The timeline as a drawing and, with the same content, as a table. */
export function Timeline({ lanes, reading }: { lanes: readonly TimelineLane[]; reading: Reading }) {
  const { words, own } = reading
  return (
    <>
      <p class="hint" {...own}>
        <span class="drawn">{words.timeline.scale} </span>
        {lanes.some(({ marks }) => marks.some(({ note }) => note === undefined)) && words.timeline.orientation}
      </p>
      <div class="drawing" role="group" aria-label={words.timeline.chart}>
        <TimelineDrawing {...{ lanes, reading }} />
      </div>
      <TimelineTable {...{ lanes, reading }} />
    </>
  )
}
