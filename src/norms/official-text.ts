import type { Instrument } from './norm.ts'

/** Where the official text of an instrument is, as far as we know, and at which address where one follows from its symbol. */
export type OfficialText =
  | { readonly kind: 'series'; readonly volume: string; readonly page: string }
  | { readonly kind: 'document'; readonly symbol: string; readonly annex: boolean; readonly href: string }
  /** The number under which it stands, of a treaty not checked; or what we know in its place. */
  | { readonly kind: 'number' | 'unchecked' | 'none'; readonly symbol: string }

/** Documents of the United Nations are kept under their symbols; treaties stand in a series by volume and page. Of some we have no number. */
export function officialText({ symbol, force }: Instrument): OfficialText {
  const [, volume, page] = /^UNTS (\d+)-(\d+)$/.exec(symbol) ?? []
  if (volume !== undefined && page !== undefined) return { kind: 'series', volume, page }
  const [, document, annex] = /(?:^|\()((?:A|CCPR)\/[A-Za-z0-9./]+(?:\([IVX]+\))?)[^,]*(, annex)?/.exec(symbol) ?? []
  if (document !== undefined)
    return { kind: 'document', symbol: document, annex: annex !== undefined, href: `https://undocs.org/${document}` }
  if (symbol.startsWith('adopted')) return { kind: 'none', symbol }
  return { kind: force === 'treaty' ? 'unchecked' : 'number', symbol }
}
