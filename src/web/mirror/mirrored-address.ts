/** A page or file of the public site, as it is asked for: its path, with a question after it where it has one. */
export type Address = string

/**
 * What only works at home: signing, one's own sign-on, checking a receipt, ending mails. A mirror leads there instead of
 * copying it.
 */
const atHome = /^\/(?:healthz$|sign-ons(?:\/|$)|[spou](?:\/|$)|appeals\/[^?]*\/(?:sign|check)(?:\?|$))/

/** Whether a copy of the site holds this address, or leads home for it. */
export const isMirrored = (address: Address): boolean => address.startsWith('/') && !address.startsWith('//') && !atHome.test(address)

/**
 * The path of the file, under the folder of the mirror, that holds what stands at an address: a page gets the ending .html, so
 * that any web server and any browser takes it for one, and a question becomes a part of the name. Null for what has no
 * name that every file system takes.
 */
export function fileOf(address: Address, isPage: boolean): string | null {
  const [path = '', question] = address.split('?')
  const asked = question === undefined ? '' : `-${question.replaceAll(/[=&]/g, '-')}`
  const name = path === '/' ? 'index' : path.slice(1).replace(/\/$/, '')
  const file = `${name}${asked}${isPage ? '.html' : ''}`
  return file.split('/').every(isPlainName) ? file : null
}

const isPlainName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)

/** From one file of the mirror to another, as a browser follows it, also from a disk. */
export function pathBetween(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1
  // A first step with a colon in it would be taken for a scheme; none has one.
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}
