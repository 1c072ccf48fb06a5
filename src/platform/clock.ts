/** The time as an argument (DESIGN, invariant 12). */
export type Clock = () => Date

/** The machine's own clock. Only the command line hands it out. */
export const systemClock: Clock = () => new Date()
