import type { Address } from './mirrored-address.ts'

/** A link on a page: which address it leads to, with the part of the page after #. Null for what leads nowhere on this site. */
function addressIn(link: string, origin: string): { readonly address: Address; readonly part: string } | null {
  const text = link.replaceAll('&amp;', '&')
  const path = text.startsWith(`${origin}/`) || text === origin ? text.slice(origin.length) || '/' : text
  if (!path.startsWith('/') || path.startsWith('//')) return null
  const at = path.indexOf('#')
  return at === -1 ? { address: path, part: '' } : { address: path.slice(0, at), part: path.slice(at) }
}

/** The addresses on this site that a page leads to by links, in the order in which they stand. Forms lead to none. */
export function addressesOn(page: string, origin: string): readonly Address[] {
  return [...page.matchAll(links)].flatMap(([, name, link = '']) => {
    const found = name === 'action' || name === 'formaction' ? null : addressIn(link, origin)
    return found === null ? [] : [found.address]
  })
}

/**
 * A page of the site as a page of a mirror. `hrefOf` says how the mirror leads to an address it holds; all else, and every
 * form, leads home. What names the site's own address (canonical) goes on naming it.
 */
export function relinked(page: string, { origin, address, hrefOf }: RelinkSettings): string {
  const home = (to: Address): string => escaped(origin + to)
  return page
    .replaceAll(links, (whole, name: string, link: string) => {
      if (!link.startsWith('/') || link.startsWith('//')) return whole
      const { address: to, part } = addressIn(link, origin)!
      const href = name === 'href' || name === 'src' ? hrefOf(to) : null
      return ` ${name}="${href === null ? home(to) + part : escaped(href) + part}"`
    })
    .replaceAll(/<form(?![^>]*\saction=)/g, `<form action="${home(address)}"`)
}

export type RelinkSettings = {
  readonly origin: string
  readonly address: Address
  readonly hrefOf: (address: Address) => string | null
}

// Pages are rendered by us: values stand in double quotes, and in text a double quote is an entity.
const links = / (href|src|action|formaction)="([^"]*)"/g

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
