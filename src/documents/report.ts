import { z } from 'zod'
import type { Extracted, WaczReport } from '../extraction/index.ts'

/** What was found in an original besides its words, as it is kept beside them. */
export type Report = {
  readonly pages: number | null
  /** Whether there was more text than is kept. */
  readonly cut: boolean
  /** The language that its words seem to be in. */
  readonly lang: string | null
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly archive?: WaczReport
}

export const reportType = 'application/json'

/** A report as bytes: the same report gives the same bytes. */
export function writeReport({ pages, cut, lang, facts, archive }: Extracted): Uint8Array {
  const report: Report = { pages, cut, lang, facts, ...(archive && { archive }) }
  return new TextEncoder().encode(JSON.stringify(report))
}

/** Null for what is no report, as a file from elsewhere may claim. */
export function readReport(bytes: Uint8Array): Report | null {
  try {
    const parsed = shape.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const text = z.string().max(20_000)
const few = text.nullable()
const page = z.object({ url: text, title: few, at: few })

const shape: z.ZodType<Report> = z.object({
  pages: z.int().min(0).nullable(),
  cut: z.boolean(),
  lang: z.string().max(35).nullable(),
  facts: z.array(z.object({ label: text, value: text })).max(10_000),
  archive: z
    .object({
      title: few,
      created: few,
      software: few,
      mainPage: z.object({ url: text, at: few }).nullable(),
      pages: z.array(page).max(1000),
      pageCount: z.int().min(0),
      hashes: z.array(z.object({ path: text, state: z.enum(['matches', 'differs', 'missing', 'unchecked']) })).max(100_000),
      unlisted: z.array(text).max(100_000),
      signature: z.object({ state: z.enum(['valid', 'invalid', 'unsigned', 'unchecked']), why: text, signer: few, at: few }),
    })
    .exactOptional(),
})
