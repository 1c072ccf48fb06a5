/** A moment of the desk's own (not of a case) in words: "3 March 2026 at 14:05 UTC". A script says it in the reader's own time. */
export const momentInWords = (moment: Date): string => `${dayOfMoment(moment)} at ${time.format(moment)} UTC`

/** The day of such a moment in words: "3 March 2026". */
export const dayOfMoment = (moment: Date): string => day.format(moment)

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' })
