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
        {words.timeline.scale}
      </p>
      <div class="drawing" role="group" aria-label={words.timeline.chart} tabindex={0}>
        <TimelineDrawing {...{ lanes, reading }} />
      </div>
      <TimelineTable {...{ lanes, reading }} />
    </>
  )
}
