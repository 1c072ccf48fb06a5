import type { Clock, Configuration, Database, Log } from '../platform/index.ts'
import type { Sheets } from '../publishing/index.ts'
import { deskApp } from './desk/app.tsx'
import { guard } from './guard.ts'
import { publicApp } from './public/app.tsx'
import { serve } from './serve.ts'

export type OpenSites = {
  readonly kind: 'open'
  readonly close: () => Promise<void>
}

/**
 * Opens the two sites, each on its own listener. Takes the configuration, the database, the sheets, the clock and the log; refuses with a
 * sentence when one of the two addresses cannot be had, and then leaves neither open.
 */
export async function openSites(
  configuration: Pick<Configuration, 'publicSite' | 'desk'>,
  { db, sheets, clock, log }: { readonly db: Database; readonly sheets: Sheets; readonly clock: Clock; readonly log: Log },
): Promise<OpenSites | { readonly kind: 'refused'; readonly reason: string }> {
  const { publicSite, desk } = configuration
  const publicPages = publicApp({ db, sheets, clock, origin: publicSite.origin })
  const publicGuarded = guard(publicPages, { site: 'public', origin: publicSite.origin, db, log })
  const deskGuarded = guard(deskApp(publicSite.origin), { site: 'desk', origin: desk.origin, port: desk.port, db, log })
  const first = await serve(publicGuarded, { ...publicSite, variable: 'PORT' })
  if (first.kind === 'refused') return first
  const second = await serve(deskGuarded, { ...desk, variable: 'DESK_PORT' })
  if (second.kind === 'refused') {
    await first.close()
    return second
  }
  return { kind: 'open', close: async () => void (await Promise.all([first.close(), second.close()])) }
}
