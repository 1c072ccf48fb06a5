import { domainToASCII } from 'node:url'
import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'

/** How a mailbox is written in other ways; see data/address-rules.yaml. */
export type AddressRules = {
  readonly version: number
  readonly default: DomainRule
  /** By each domain that has a rule of its own, in ASCII. */
  readonly domains: ReadonlyMap<string, DomainRule & { readonly as: string }>
  /** Further domains where anybody gets a mailbox. */
  readonly providers: ReadonlySet<string>
}

type DomainRule = { readonly separators: readonly string[]; readonly ignored: string }

export type CanonicalAddress =
  | {
      readonly kind: 'address'
      /** As it is compared: never shown, and never written to. */
      readonly canonical: string
      /** In ASCII, as it was typed and not as an alias of another. */
      readonly domain: string
    }
  | { readonly kind: 'refused' }

/**
 * The one way of writing a mailbox, so that one person signs once. Takes what was typed and the rules of its domain.
 * Refuses a local part with signs that only look like others (ª, ﬁ, full width): it would be compared as one mailbox and
 * written to as another. Refuses what no mail can be sent to, or what stands in quotes, brackets or comments, which RFC 5321 allows and nobody uses.
 */
export function canonicalAddress(text: string, rules: AddressRules): CanonicalAddress {
  const typed = text.trim()
  const at = typed.lastIndexOf('@')
  const [before, after] = [typed.slice(0, at), typed.slice(at + 1)]
  if (
    at < 1 ||
    Buffer.byteLength(typed) > 254 ||
    Buffer.byteLength(before) > 64 ||
    !localPart.test(before) ||
    before.normalize('NFKC') !== before
  )
    return { kind: 'refused' }
  const domain = asciiDomain(after)
  if (domain === undefined) return { kind: 'refused' }
  const rule = rules.domains.get(domain) ?? { ...rules.default, as: domain }
  return { kind: 'address', canonical: `${canonicalLocal(before, rule)}@${rule.as}`, domain }
}

/** Reads the rules. What is wrong in them is a bug of ours and throws. */
export function readAddressRules(text: string): AddressRules {
  const read = shape.parse(load(text, { schema: CORE_SCHEMA }))
  const domains = read.rules.flatMap(({ domains: named, aliases, separators, ignored }) =>
    named.map((domain) => [domain, { separators, ignored, as: aliases ? named[0]! : domain }] as const),
  )
  if (new Set(domains.map(([domain]) => domain)).size !== domains.length) throw new Error('A domain has two rules of addresses')
  return { version: read.version, default: read.default, domains: new Map(domains), providers: new Set(read.providers) }
}

const separators = z.array(z.string().length(1)).default([])
const ignored = z.string().default('')
const shape = z.strictObject({
  format: z.literal('amparo-address-rules/1'),
  version: z.int().positive(),
  default: z.strictObject({ separators, ignored }),
  rules: z.array(
    z.strictObject({
      domains: z.array(z.string().regex(/^[a-z0-9.-]+$/)).min(1),
      aliases: z.boolean().default(false),
      separators,
      ignored,
    }),
  ),
  providers: z.array(z.string().regex(/^[a-z0-9.-]+$/)).default([]),
})

/** Words of letters, digits and the signs that RFC 5322 allows without quotes, with single dots between them. */
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u

function asciiDomain(text: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{N}.。．｡-]+$/u.test(text)) return undefined
  const ascii = domainToASCII(text.normalize('NFKC')).replace(/\.$/, '')
  const labels = ascii.split('.')
  const sound = labels.length > 1 && labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label))
  // A number would be an address of the network (domainToASCII reads 127.1 as one).
  return sound && !/^\d+$/.test(labels.at(-1)!) ? ascii : undefined
}

function canonicalLocal(text: string, rule: DomainRule): string {
  const folded = text.toLowerCase()
  const ends = rule.separators.map((separator) => folded.indexOf(separator)).filter((end) => end > 0)
  const cut = folded.slice(0, Math.min(folded.length, ...ends)).replace(/\.+$/, '')
  const plain = Array.from(cut)
    .filter((sign) => !rule.ignored.includes(sign))
    .join('')
  return plain === '' ? cut : plain
}
