import { textOf, type Errors, type Given } from './given.ts'

const longest = 4000

/**
 * A field with an address on the web, or nothing. Only one that is read as it is written: what a browser would make another
 * address of, a name and password (`https://trusted.example@elsewhere.example/`), and a host with signs that no host has are
 * refused. Capitals in the host, a slash at the end and what a browser writes with percent signs make no difference.
 */
export function addressErrors(given: Given, name: string): Errors {
  const text = textOf(given, name)
  if (text === '') return {}
  const url = /^https?:\/\/[^\s\\]+$/.test(text) && text.length <= longest ? URL.parse(text) : null
  if (url === null) return { [name]: 'Type the whole address, beginning with https:// or http://, or leave it empty.' }
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/.test(text))
    return { [name]: 'Leave the name and password out of the address: everything before the @.' }
  if (!hosts.test(url.hostname)) return { [name]: `No host is called ${url.hostname}. Copy the address from the browser.` }
  return sameForAll(text) === sameForAll(url.href) ? {} : { [name]: `A browser reads this as another address. Type it so: ${url.href}` }
}

/** Names as the name system knows them, and addresses of version 6. */
const hosts = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])$/

/** An address with the differences taken away that make no difference. */
function sameForAll(address: string): string {
  const [, origin = '', rest = ''] = /^([a-z]+:\/\/[^/?#]*)(.*)$/is.exec(address) ?? []
  return origin.toLowerCase() + percented(rest === '' || rest === '/' ? '' : rest.replace(/\/$/, ''))
}

/** Every sign written with percent signs that may be; what is already, stays so. */
const percented = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
    .replaceAll(/%25([0-9a-f]{2})/gi, '%$1')
    .toUpperCase()
