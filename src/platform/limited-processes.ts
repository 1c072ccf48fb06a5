import type { Parcel } from './limited-parcel.ts'
import { startLimitedProcess, type LimitedAnswer, type LimitedProcess, type ProcessLimits } from './limited-process.ts'

export type LimitedProcesses = {
  /** Asks one question; never rejects. Questions wait for one another; `seconds` counts from the start of the work. */
  ask(parcel: Parcel, seconds?: number): Promise<LimitedAnswer>
  /** Ends the process, when it is gone; a later question starts another. */
  stop(): Promise<void>
  readonly pid: () => number | undefined
  /** The most megabytes that any of the processes was seen to hold. */
  readonly peak: () => number
}

/**
 * A process that reads bytes nobody trusts, started at the first question and replaced when it was ended, is worn out or
 * has swollen. See startLimitedProcess for what it may do, and limited-worker.ts for how its program is called.
 */
export function createLimitedProcesses(limits: ProcessLimits): LimitedProcesses {
  let process: LimitedProcess | undefined
  let peak = 0
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    // What went wrong with one is for whoever asked it; the next ones are asked all the same.
    turn = done.catch(() => undefined)
    return done
  }
  const end = async (): Promise<void> => {
    await process?.end()
    process = undefined
  }
  return {
    ask: (parcel, seconds = limits.seconds) =>
      inTurn(async () => {
        clearTimeout(idle)
        if (process?.usable() !== true) {
          await end()
          process = startLimitedProcess(limits)
        }
        const answer = await process.ask(parcel, seconds)
        peak = Math.max(peak, process.peak())
        idle = setTimeout(() => void inTurn(end), restsFor)
        idle.unref()
        return answer
      }),
    stop: () => {
      clearTimeout(idle)
      return inTurn(end)
    },
    pid: () => process?.pid,
    peak: () => peak,
  }
}

/** Milliseconds without a question after which the process ends. */
const restsFor = 60_000
