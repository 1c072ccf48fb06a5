import { z } from 'zod'
import type { Parcel } from '../platform/index.ts'
import type { CopyOutcome, Extraction } from './extraction.ts'
import { longestText } from './extraction.ts'

// What the reading process answers is checked like anything else from outside: a hostile file may have taken it over.

/** The answer to `extract`; one that is none is told as a failure. */
export function readExtractReply(parcel: Parcel, mediaType: string): Extraction {
  const read = extractReply.safeParse(parcel.words)
  if (!read.success) return { kind: 'unread', mediaType, why: noAnswer }
  if (read.data.kind === 'unread') return { ...read.data, mediaType }
  const { archive, ...rest } = read.data
  return { ...rest, mediaType, thumbnail: null, ...(archive === undefined ? {} : { archive }) }
}

/** The answer to whatever asks for a copy. */
export function readCopyReply(parcel: Parcel): CopyOutcome {
  const read = copyReply.safeParse(parcel.words)
  if (!read.success) return { kind: 'refused', why: noAnswer }
  return read.data.kind === 'made' ? { ...read.data, bytes: parcel.bytes ?? new Uint8Array() } : read.data
}

/** The PNG that was asked for, or null where there is none. */
export function readPictureReply(parcel: Parcel): Uint8Array | null {
  const copy = readCopyReply(parcel)
  return copy.kind === 'made' ? copy.bytes : null
}

export const readLanguageReply = (parcel: Parcel): string | null => z.object({ lang }).safeParse(parcel.words).data?.lang ?? null

const noAnswer = 'The program that reads the file gave no answer that can be used.'

const short = z.string().max(2_000)
const lang = z.string().max(35).nullable()
const fact = z.object({ label: z.string().max(100), value: short })
const page = z.object({ url: short, title: short.nullable(), at: short.nullable() })

const archiveReport = z.object({
  title: short.nullable(),
  created: short.nullable(),
  software: short.nullable(),
  mainPage: page.omit({ title: true }).nullable(),
  pages: z.array(page).max(1_000),
  pageCount: z.int().min(0),
  hashes: z.array(z.object({ path: short, state: z.enum(['matches', 'differs', 'missing', 'unchecked']) })).max(10_000),
  unlisted: z.array(short).max(10_000),
  signature: z.object({
    state: z.enum(['valid', 'invalid', 'unsigned', 'unchecked']),
    why: short,
    signer: short.nullable(),
    at: short.nullable(),
  }),
})

const extractReply = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('extracted'),
    text: z.string().max(longestText),
    pages: z.int().min(0).nullable(),
    cut: z.boolean(),
    lang,
    facts: z.array(fact).max(1_000),
    archive: archiveReport.optional(),
  }),
  z.object({ kind: z.literal('unread'), why: short }),
])

const copyReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('made'), mediaType: z.string().max(200), notes: z.array(short).max(100) }),
  z.object({ kind: z.literal('refused'), why: short }),
])
