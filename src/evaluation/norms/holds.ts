import type { Day } from '../../kit/index.ts'
import { divide, type Hold, type Stretch, type Time } from '../../norms/index.ts'
import type { Frame } from './frame.ts'

/** How norms that held at the same times stand to what is told of one person. */
export type Holds = {
  /** A time, cut where the norm's hold changes. */
  readonly parts: (time: Time) => Parts
  /** Of what gives no time by itself: the custody, or its last day where nothing says when it began. */
  readonly custody: Time
  /** Whether the end of the custody, or its beginning, decides which hold counts; and whether one changes within it. */
  readonly ends: boolean
  readonly changes: boolean
}

type Parts = ReturnType<typeof divide>

/** Takes the bounds of a custody and the day asked about; each time is cut once for all norms that held at the same times. */
export function holdsOver(frame: Frame, at: Day): (stretches: readonly Stretch[]) => Holds {
  const found = new Map<readonly Stretch[], Holds>()
  return (stretches) => {
    const known = found.get(stretches) ?? holdsOf(stretches, frame, at)
    found.set(stretches, known)
    return known
  }
}

function holdsOf(stretches: readonly Stretch[], frame: Frame, at: Day): Holds {
  const cut = { lasting: new Map<Day, Map<Day, Parts>>(), once: new Map<Day, Map<Day, Parts>>() }
  const parts = (time: Time): Parts => {
    const all = time.lasts ? cut.lasting : cut.once
    const since = all.get(time.from) ?? new Map<Day, Parts>()
    const known = since.get(time.to) ?? divide(stretches, time)
    all.set(time.from, since.set(time.to, known))
    return known
  }
  const over = (from: Day, to: Day): ReadonlySet<Hold> => new Set(parts({ from, to, lasts: true }).map(({ hold }) => hold))
  const whole = over(frame.from, frame.to)
  return {
    parts,
    custody: custodyOf(frame),
    // Either the hold changes between what may have been the end and the day asked about, or it had lapsed by the end.
    ends: (frame.mayEnd < at && over(frame.mayEnd, at).size > 1) || (whole.has('in_force') && !over(frame.to, frame.to).has('in_force')),
    changes: whole.size > 1,
  }
}

/** The time in custody, or its last day where nothing says when it began. */
export const custodyOf = ({ from, to }: Frame): Time => ({ from: Number.isFinite(from) ? from : to, to, lasts: true })
