import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'

/**
 * The address that asks. Takes the request and the proxies whose word is taken (addresses and networks). X-Forwarded-For
 * is read from its end, where the nearest proxy writes: the first address that is no trusted proxy is the client; what
 * stands before it anybody may have written. Used to count failures, and kept nowhere.
 */
export function clientAddress(c: Context, trusted: readonly string[] = []): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const peer = plain(incoming?.socket?.remoteAddress ?? '')
  const proxies = blockListOf(trusted)
  const said = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => plain(part.trim()))
  let client = peer
  while (isTrusted(client, proxies)) {
    const next = said.pop() ?? ''
    if (isIP(next) === 0) break
    client = next
  }
  return client
}

const isTrusted = (address: string, proxies: BlockList): boolean =>
  isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** An IPv4 address that a server for both kinds writes as IPv6; brackets and a port that some proxies add. */
function plain(address: string): string {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address
  return bare.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', length] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (length === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(length), family)
  }
  return list
}
