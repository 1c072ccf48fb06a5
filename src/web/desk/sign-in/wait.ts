/** How long somebody must wait, in words: "in 3 minutes". */
export function waitInWords(until: Date, now: Date): string {
  const seconds = secondsUntil(until, now)
  if (seconds < 90) return `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90 ? `in ${minutes} minutes` : `in ${Math.ceil(minutes / 60)} hours`
}

/** For the header Retry-After (RFC 9110, 10.2.3). */
export const secondsUntil = (until: Date, now: Date): number => Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))
