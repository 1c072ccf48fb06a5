/**
 * Whether a request names the site it reached. Takes the Host header, the site's origin and the port it listens on; the
 * names of this machine itself are good too, since the site may be read there, or by a proxy that does not pass the
 * name on.
 */
export function askedByItsOwnName(host: string | undefined, origin: string, port?: number): boolean {
  if (host === undefined) return false
  const own = new URL(origin)
  const names = [own.host, own.port === '' ? `${own.hostname}:${own.protocol === 'https:' ? 443 : 80}` : own.host]
  if (port !== undefined) names.push(...['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`))
  return names.includes(host.toLowerCase())
}
