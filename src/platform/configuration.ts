import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { nearest } from '../kit/index.ts'
import { projectPath } from './project-path.ts'

/** What an operator decides, read once at start. */
export type Configuration = {
  readonly publicSite: Site
  readonly desk: Site
  /** The folder that holds everything of this installation, as an absolute path. */
  readonly dataFolder: string
  /** Another PostgreSQL server instead of the one that Amparo brings. */
  readonly databaseUrl?: string
  readonly mail?: { readonly url: string; readonly from: string }
  /** Where reports on letters to bodies come back to, and are read from; each absent for nowhere. */
  readonly bounces?: { readonly address?: string; readonly imapUrl?: string; readonly folder?: string }
  /** Where timestamps of originals are asked for (RFC 3161); absent for nowhere. */
  readonly timestampUrl?: string
  /** Which server is asked for machine drafts of translations; absent for none. */
  readonly translation?: {
    readonly kind: 'libretranslate' | 'openai'
    readonly url: string
    readonly key?: string
    readonly model?: string
  }
  /** The largest file that the desk takes, and how much may be on its way to it at once, in bytes. */
  readonly uploads: { readonly largest: number; readonly total: number }
  /** Addresses and networks (10.0.0.0/8) of proxies whose word is taken for who asks; absent for none. */
  readonly trustedProxies?: readonly string[]
}

/** One of the two sites: the address it listens on, and the origin that people type. */
export type Site = { readonly address: string; readonly port: number; readonly origin: string }

export type ConfigurationOutcome =
  | { readonly kind: 'configured'; readonly configuration: Configuration }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Reads the configuration. Takes the environment; gives the configuration, or one message that names every mistake in
 * it. An empty value counts as absent. An AMPARO_ variable that nobody reads is a mistake, because its author believes
 * that it does something.
 */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): ConfigurationOutcome {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = variables.safeParse(given)
  const mistakes = [...unknownNames(given), ...(parsed.success ? contradictions(parsed.data) : parsed.error.issues.map(sentence))]
  if (!parsed.success || mistakes.length > 0)
    return { kind: 'refused', reason: `The configuration is not usable:\n${mistakes.map((mistake) => `  - ${mistake}\n`).join('')}` }
  const { PORT, DESK_PORT, AMPARO_DATA, DATABASE_URL, SMTP_URL, MAIL_FROM, TIMESTAMP_URL, AMPARO_TRUSTED_PROXIES } = parsed.data
  return {
    kind: 'configured',
    configuration: {
      publicSite: { address: parsed.data.AMPARO_LISTEN, port: PORT, origin: publicOrigin(parsed.data) },
      desk: { address: parsed.data.AMPARO_DESK_LISTEN, port: DESK_PORT, origin: deskOrigin(parsed.data) },
      dataFolder: resolve(AMPARO_DATA),
      ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
      ...(SMTP_URL === undefined || MAIL_FROM === undefined ? {} : { mail: { url: SMTP_URL, from: MAIL_FROM } }),
      ...bouncesOf(parsed.data),
      ...(TIMESTAMP_URL === undefined ? {} : { timestampUrl: TIMESTAMP_URL }),
      ...translationOf(parsed.data),
      uploads: { largest: parsed.data.AMPARO_LARGEST_FILE, total: parsed.data.AMPARO_LARGEST_UPLOADS },
      ...(AMPARO_TRUSTED_PROXIES === undefined ? {} : { trustedProxies: AMPARO_TRUSTED_PROXIES }),
    },
  }
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .pipe(z.number().min(1).max(65_535))

const origin = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && (text === url.origin || text === `${url.origin}/`)
}, 'must be an origin such as https://appeals.example.org, without a path')

const urlOf = (protocols: RegExp, example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.test(new URL(text).protocol), `must be an address such as ${example}`)

/** So many mebibytes, as bytes. */
const mebibytes = (most: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `must be a number of mebibytes from 1 to ${most}`)
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, `must be a number of mebibytes from 1 to ${most}`)
    .transform((number) => number * 1024 * 1024)

const networks = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every(isNetwork), 'must be IP addresses or networks with commas between them, such as 127.0.0.1, 10.0.0.0/8')

function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return most > 0 && rest.length === 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most))
}

const variables = z.object({
  PORT: port.default(8080),
  DESK_PORT: port.default(8081),
  AMPARO_LISTEN: z.union([z.ipv4(), z.ipv6()], 'must be an IP address such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  AMPARO_DESK_LISTEN: z.union([z.ipv4(), z.ipv6()], 'must be an IP address such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  AMPARO_ORIGIN: origin.optional(),
  AMPARO_DESK_ORIGIN: origin.optional(),
  AMPARO_DATA: z.string().default(projectPath('var')),
  AMPARO_TRUSTED_PROXIES: networks.optional(),
  DATABASE_URL: urlOf(/^postgres(ql)?:$/, 'postgresql://amparo:password@localhost/amparo').optional(),
  TIMESTAMP_URL: urlOf(/^https?:$/, 'https://timestamps.example.org/tsr').optional(),
  TRANSLATION_URL: urlOf(/^https?:$/, 'https://translate.example.org').optional(),
  TRANSLATION_KIND: z.enum(['libretranslate', 'openai'], 'must be libretranslate or openai').optional(),
  TRANSLATION_KEY: z.string().optional(),
  TRANSLATION_MODEL: z.string().optional(),
  // A file is held in memory while its hash is made and while it is sealed.
  AMPARO_LARGEST_FILE: mebibytes(512).default(100 * 1024 * 1024),
  AMPARO_LARGEST_UPLOADS: mebibytes(65_536).default(1024 * 1024 * 1024),
  SMTP_URL: urlOf(/^smtps?:$/, 'smtps://user:password@mail.example.org').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'must be an address such as Amparo <post@example.org>')
    .optional(),
  // A * becomes what tells one letter from another.
  BOUNCE_ADDRESS: z
    .string()
    .regex(/^[^<>@\s*]*\*?[^<>@\s*]*@[^<>@\s*]+$/, 'must be an address such as bounces@example.org or bounces+*@example.org')
    .optional(),
  BOUNCE_IMAP_URL: urlOf(/^imaps?:$/, 'imaps://user:password@mail.example.org/INBOX').optional(),
  BOUNCE_FOLDER: z.string().optional(),
})
type Variables = z.infer<typeof variables>

function bouncesOf({ BOUNCE_ADDRESS, BOUNCE_IMAP_URL, BOUNCE_FOLDER }: Variables): Pick<Configuration, 'bounces'> {
  const bounces = {
    ...(BOUNCE_ADDRESS !== undefined && { address: BOUNCE_ADDRESS }),
    ...(BOUNCE_IMAP_URL !== undefined && { imapUrl: BOUNCE_IMAP_URL }),
    ...(BOUNCE_FOLDER !== undefined && { folder: resolve(BOUNCE_FOLDER) }),
  }
  return Object.keys(bounces).length === 0 ? {} : { bounces }
}

/** Variables that other parts of Amparo read: the passphrase of a backup, and the server that tests use. */
const readElsewhere = ['AMPARO_BACKUP_PASSPHRASE', 'AMPARO_TEST_DATABASE_URL']

const publicOrigin = (given: Variables): string => new URL(given.AMPARO_ORIGIN ?? `http://localhost:${given.PORT}`).origin
const deskOrigin = (given: Variables): string => new URL(given.AMPARO_DESK_ORIGIN ?? `http://localhost:${given.DESK_PORT}`).origin

function translationOf(given: Variables): Pick<Configuration, 'translation'> {
  const { TRANSLATION_URL: url, TRANSLATION_KIND: kind, TRANSLATION_KEY: key, TRANSLATION_MODEL: model } = given
  if (url === undefined || kind === undefined) return {}
  const server = { kind, url: url.replace(/\/+$/, ''), ...(key !== undefined && { key }), ...(model !== undefined && { model }) }
  return { translation: server }
}

// The value itself is never repeated: an address may hold a password.
const sentence = (issue: z.core.$ZodIssue): string => {
  const name = issue.path.join('.')
  return issue.code === 'too_big' || issue.code === 'too_small'
    ? `${name} must be a port number from 1 to 65535.`
    : `${name} ${issue.message}.`
}

function contradictions(given: Variables): string[] {
  const mistakes: string[] = []
  if (given.PORT === given.DESK_PORT)
    mistakes.push('PORT and DESK_PORT are the same; the public site and the desk each need a port of their own.')
  else if (publicOrigin(given) === deskOrigin(given))
    mistakes.push('AMPARO_ORIGIN and AMPARO_DESK_ORIGIN are the same; the desk needs an origin of its own.')
  if (given.SMTP_URL !== undefined && given.MAIL_FROM === undefined)
    mistakes.push('SMTP_URL is set without MAIL_FROM, the address that mail comes from.')
  if (given.MAIL_FROM !== undefined && given.SMTP_URL === undefined)
    mistakes.push('MAIL_FROM is set without SMTP_URL, the server that sends mail.')
  if ((given.TRANSLATION_URL === undefined) !== (given.TRANSLATION_KIND === undefined))
    mistakes.push('TRANSLATION_URL and TRANSLATION_KIND (libretranslate or openai) are only set together.')
  if (given.AMPARO_LARGEST_UPLOADS < given.AMPARO_LARGEST_FILE)
    mistakes.push('AMPARO_LARGEST_UPLOADS is less than AMPARO_LARGEST_FILE; the largest file could never be sent.')
  return mistakes
}

function unknownNames(given: Readonly<Record<string, unknown>>): string[] {
  const known = [...Object.keys(variables.shape), ...readElsewhere]
  return Object.keys(given)
    .filter((name) => name.startsWith('AMPARO_') && !known.includes(name))
    .map((name) => {
      const probably = nearest(name, known)
      return `${name} is not a variable that Amparo reads${probably === undefined ? '.' : `; did you mean ${probably}?`}`
    })
}
