import type { Log } from '../platform/index.ts'
import { remind, type Reminding } from './remind.ts'

/** How often it is asked who is to be reminded, in milliseconds. */
const between = 5 * 60_000

/** Reminds staff members who want it, which only the owner of an installation may do. What fails is told to the log and tried again. */
export function startReminding(needs: Omit<Reminding, 'failed'>, log: Log): { readonly stop: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const look = (): void => {
    if (busy) return
    busy = true
    running = remind({ ...needs, failed: (error) => log.error('somebody was not reminded', error) })
      .then((jobs) => (jobs > 0 ? log.info('reminders written', { jobs }) : undefined))
      .catch((error: unknown) => log.error('nobody was reminded', error))
      .finally(() => (busy = false))
  }
  look()
  const timer = setInterval(look, between)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
