import type { Configuration, News } from '../platform/index.ts'
import { deskApp } from './desk/app.tsx'
import type { DeskNeeds } from './desk/visit.ts'
import { guard } from './guard.ts'
import { publicApp, samePages } from './public/app.tsx'
import { serve } from './serve.ts'

export type OpenSites = {
  readonly kind: 'open'
  readonly close: () => Promise<void>
}

/**
 * Opens the two sites, each on its own listener. Takes the configuration what the sites need of the world, and what the database says of itself; refuses with a sentence when one of the two addresses cannot be had, and then leaves neither open.
 */
export async function openSites(
  configuration: Pick<Configuration, 'publicSite' | 'desk'>,
  { news, ...world }: Omit<DeskNeeds, 'origin' | 'publicOrigin'> & { readonly news?: News },
): Promise<OpenSites | { readonly kind: 'refused'; readonly reason: string }> {
  const { publicSite, desk } = configuration
  const { db, sheets, clock, log, facts, signOns, trustedProxies } = world
  const publicPages = publicApp({
    db,
    sheets,
    clock,
    facts,
    origin: publicSite.origin,
    ...(signOns !== undefined && { signOns }),
    ...(trustedProxies !== undefined && { trustedProxies }),
  })
  const publicGuarded = guard(publicPages, { site: 'public', origin: publicSite.origin, db, log })
  const deskGuarded = guard(deskApp({ ...world, origin: desk.origin, publicOrigin: publicSite.origin }), {
    site: 'desk',
    origin: desk.origin,
    port: desk.port,
    db,
    log,
  })
  const first = await serve(publicGuarded, {
    ...publicSite,
    variable: 'PORT',
    same: { paths: samePages, ...(news !== undefined && { news }) },
  })
  if (first.kind === 'refused') return first
  const second = await serve(deskGuarded, { ...desk, variable: 'DESK_PORT' })
  if (second.kind === 'refused') {
    await first.close()
    return second
  }
  return { kind: 'open', close: async () => void (await Promise.all([first.close(), second.close()])) }
}
