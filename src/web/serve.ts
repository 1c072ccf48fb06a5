import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { sameForAll, type SameForAll } from './same-for-all.ts'

/** A site that is being served. */
export type Served = {
  readonly kind: 'served'
  readonly port: number
  /** Takes no new requests, lets those in work finish (ten seconds at most), and is then gone. */
  readonly close: () => Promise<void>
}

/**
 * Serves a site on an address of its own. Takes the site, where to listen, and the variable that sets the port (for
 * the sentence); port 0 is any free one. `same`: the pages that are the same for everybody. Refuses with a sentence when the address
 * cannot be had.
 */
export async function serve(
  app: Hono,
  where: { readonly address: string; readonly port: number; readonly variable: string; readonly same?: SameForAll },
): Promise<Served | { readonly kind: 'refused'; readonly reason: string }> {
  const listening = (options: ServerOptions, listener: RequestListener): Server =>
    createServer(options, where.same === undefined ? listener : sameForAll(app, where.same, listener))
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer: listening as typeof createServer,
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000 },
  }) as Server
  server.maxConnections = 2000
  // Somebody who reads an answer byte by byte may not hold a connection for ever.
  server.setTimeout(60_000)
  server.listen(where.port, where.address)
  try {
    await once(server, 'listening')
  } catch (error) {
    return { kind: 'refused', reason: whyNot(where, (error as { code?: string }).code) }
  }
  return { kind: 'served', port: (server.address() as AddressInfo).port, close: () => close(server) }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A connection whose answer is out by now would else wait for the next request.
  const look = setInterval(() => server.closeIdleConnections(), 100)
  const lastWord = setTimeout(() => server.closeAllConnections(), 10_000)
  await closed
  clearInterval(look)
  clearTimeout(lastWord)
}

function whyNot({ address, port, variable }: { address: string; port: number; variable: string }, code = 'unknown reason'): string {
  if (code === 'EADDRINUSE') return `Port ${port} is already in use on ${address}. Stop what uses it, or set ${variable} to another port.`
  if (code === 'EACCES') return `Port ${port} may only be used by root. Set ${variable} to a port above 1023 and put a proxy before it.`
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${address}. Set AMPARO_LISTEN and AMPARO_DESK_LISTEN to one it has.`
  return `Port ${port} on ${address} cannot be used (${code}).`
}
