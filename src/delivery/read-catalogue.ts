import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { readProjectFile } from '../platform/index.ts'
import { confirmations, type Body, type BodyChannels, type Confirmation, type ReplyTime } from './body.ts'

/**
 * Reads the catalogue of bodies (data/bodies.yaml), which an operator may edit. A field stands there by itself or as
 * `{value, confirmed, source}`; what is known of a body beyond the fields of an entry stays as a sentence. What is wrong in it
 * throws, with the place. Nothing in it says when somebody last looked, so no entry counts as checked.
 */
export function readCatalogue(text: string = readProjectFile('data', 'bodies.yaml')): readonly Body[] {
  const { bodies, national } = shape.parse(load(text, { schema: CORE_SCHEMA }))
  const byId = new Map(bodies.map((one) => [one.id, one]))
  const read = [
    ...bodies.map((one) => bodyOf(one, byId)),
    ...national.map(({ id, name, use }): Body => ({
      ...nothingKnown,
      id,
      name,
      kind: 'national',
      notes: [`Used for: ${use.map(spelled).join(', ')}. Each country has its own: add it with its address.`],
    })),
  ]
  const twice = read.find(({ id }, at) => read.findIndex((other) => other.id === id) !== at)
  if (twice !== undefined) throw new Error(`data/bodies.yaml names ${twice.id} twice`)
  return read
}

/** What is wrong in the catalogue, in a sentence; undefined where it can be read. */
export function catalogueProblem(text?: string): string | undefined {
  try {
    readCatalogue(text)
    return undefined
  } catch (error) {
    const said =
      error instanceof z.ZodError
        ? error.issues
            .slice(0, 3)
            .map(({ path, message }) => `${path.join('.')}: ${message}`)
            .join('; ')
        : String(error instanceof Error ? error.message : error)
    return `data/bodies.yaml cannot be used. ${said}`
  }
}

const nothingKnown = { salutations: {}, channels: {}, languages: [], confirmed: 'unconfirmed', notes: [], isPublic: false } as const

const confirmed = z.enum(confirmations).optional()
const told = z.object({
  value: z.unknown().optional(),
  months: z.int().positive().optional(),
  confirmed,
  source: z.string().optional(),
  note: z.string().optional(),
})
const entry = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    name: z.string().min(1).max(200),
    type: z.string().max(60),
    confirmed,
    source: z.string().optional(),
  })
  .catchall(z.unknown())
type Entry = z.infer<typeof entry>

const shape = z.object({
  version: z.literal(1),
  bodies: z.array(entry),
  national: z.array(z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/), name: z.string().min(1), use: z.array(z.string()) })),
})

type Told = {
  readonly value: unknown
  readonly months?: number
  readonly confirmed: Confirmation
  readonly source?: string
  readonly note?: string
}

/** A field with what is said of it; undefined where it is not there. */
function fieldOf(of: Entry, name: string): Told | undefined {
  const given = of[name]
  if (given === undefined || given === null) return undefined
  const read = told.safeParse(given)
  if (!read.success || read.data.value === undefined) return { value: given, confirmed: 'unconfirmed' }
  const { value, months, source, note, confirmed: how = 'unconfirmed' } = read.data
  return {
    value,
    confirmed: how,
    ...(months !== undefined && { months }),
    ...(source !== undefined && { source }),
    ...(note !== undefined && { note }),
  }
}

const channelShape = z
  .object({ email: z.string(), post: z.string(), portal: z.string(), fax: z.string(), confirmed, source: z.string() })
  .partial()
  .catchall(z.unknown())

function bodyOf(of: Entry, all: ReadonlyMap<string, Entry>): Body {
  const channel = channelShape.parse(of['channel'] ?? {})
  const reply = replyOf(of)
  const source = channel.source ?? of.source ?? fieldOf(of, 'who_can_submit')?.source
  return {
    ...nothingKnown,
    id: of.id,
    name: of.name,
    kind: of.type,
    channels: channelsOf(channel),
    languages: languagesOf(of, all),
    ...(reply !== undefined && { reply }),
    ...(source !== undefined && { source }),
    confirmed: channel.confirmed ?? of.confirmed ?? 'unconfirmed',
    notes: notesOf(of, channel),
  }
}

/** Of a text about a channel only what can be written to; the whole text stays among the notes. */
function channelsOf({ email, post, portal, fax }: z.infer<typeof channelShape>): BodyChannels {
  const address = email === undefined ? undefined : /[^\s@(),;:]+@[^\s@(),;:]+\.[a-z]{2,}/i.exec(email)?.[0]
  // An address has a number; "official application form, by post" is none.
  const lines = post !== undefined && /\d/.test(post) ? post.split(/,\s*/) : undefined
  return {
    ...(address !== undefined && { email: address }),
    ...(lines !== undefined && { post: lines }),
    ...(portal !== undefined && { portal }),
    ...(fax !== undefined && { fax }),
  }
}

/** Codes in a list, or in brackets within a text; "as ccpr" is what another entry has. */
function languagesOf(of: Entry, all: ReadonlyMap<string, Entry>, asked: readonly string[] = []): readonly string[] {
  const value = fieldOf(of, 'languages')?.value
  if (Array.isArray(value)) return value.filter((code): code is string => typeof code === 'string' && isCode(code))
  if (typeof value !== 'string') return []
  const [, other = ''] = /^as ([a-z0-9-]+)$/.exec(value) ?? []
  const there = all.get(other)
  if (there !== undefined && !asked.includes(other)) return languagesOf(there, all, [...asked, of.id])
  return (/\(([^)]*)\)/.exec(value)?.[1] ?? '').split(/[\s,]+/).filter(isCode)
}

const isCode = (text: string): boolean => /^[a-z]{2,3}(-[A-Za-z]{2,8})*$/.test(text)

/** How long a State has to answer the body, where the catalogue says a number of days, and of months where the rule does, of the body or of a procedure of it. */
function replyOf(of: Entry): ReplyTime | undefined {
  const procedures = z.array(z.object({ state_reply_days: z.unknown().optional() }).catchall(z.unknown())).safeParse(of['procedures'])
  const within = procedures.success ? procedures.data.find((one) => one.state_reply_days !== undefined) : undefined
  const found = fieldOf(of, 'state_reply_days') ?? (within && fieldOf({ ...of, ...within }, 'state_reply_days'))
  if (found === undefined || typeof found.value !== 'number') return undefined
  const { value: days, months, source } = found
  return { days, ...(months !== undefined && { months }), of: 'state', confirmed: found.confirmed, ...(source !== undefined && { source }) }
}

/** The fields that have a place of their own in an entry. */
const placed = new Set(['id', 'name', 'type', 'languages', 'state_reply_days', 'statistics', 'form', 'confirmed', 'source'])

/** Everything else that the catalogue knows, one sentence for each field, with how far it is confirmed. */
function notesOf(of: Entry, channel: z.infer<typeof channelShape>): readonly string[] {
  const fields = Object.keys(of).filter((name) => !placed.has(name) && name !== 'channel')
  const ways = Object.entries(channel).filter(([name]) => name !== 'confirmed' && name !== 'source')
  return [
    ...ways.map(([name, text]) => `${spelled(name)}: ${inWords(text)}`),
    ...fields.flatMap((name) => {
      const { value, confirmed: how } = fieldOf(of, name)!
      const text = inWords(value)
      return text === ''
        ? []
        : [
            `${spelled(name)}: ${text}${how === 'unconfirmed' && isTold(of[name]) ? ' (unconfirmed)' : how === 'outdated' ? ' (outdated)' : ''}`,
          ]
    }),
  ].map((text) => text.slice(0, 600))
}

const isTold = (value: unknown): boolean => typeof value === 'object' && value !== null && 'confirmed' in value
const spelled = (name: string): string => name.replaceAll('_', ' ')

function inWords(value: unknown): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value))
    return value
      .map(inWords)
      .filter((text) => text !== '')
      .join('; ')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .filter(([name]) => name !== 'confirmed' && name !== 'source')
    .map(([name, inner]) => (name === 'value' || name === 'id' ? inWords(inner) : `${spelled(name)} ${inWords(inner)}`))
    .join(', ')
}
