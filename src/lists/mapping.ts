import * as z from 'zod'
import { nameKinds } from '../claims/index.ts'
import { parseDate } from '../kit/index.ts'
import { sourceKinds } from '../sources/index.ts'

/**
 * How the columns of a list are read (docs/lists.md). Every column is named, or `others` says what becomes of the rest:
 * nothing is left out, and nothing comes in, by accident.
 */
const name = z.string().trim().min(1).max(500)
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'a language code such as es')
const code = z.string().regex(/^(?!new$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dots, hyphens and underscores, at most 64')
const country = z.string().regex(/^[A-Z]{2}$/, 'two capital letters such as UY')
const sourceKind = z.enum(sourceKinds)
const day = z.string().refine((text) => parseDate(text).kind === 'date', 'a date such as 2026, 2026-07 or 2026-07-23')

/** What a column may be read as, besides the key of a fact. */
export const columnUses = ['id', 'name', 'sources', 'text', 'ignore'] as const

const columnSchema = z.strictObject({
  /** `id`, `name`, `sources`, `text`, `ignore`, or the key of a fact. */
  as: z.string().min(1).max(100),
  /** Of a name. */
  kind: z.enum(nameKinds).exactOptional(),
  /** What words of the list mean as codes of the fact (true and false of a question of yes or no). */
  terms: z.record(z.string(), z.union([z.string(), z.boolean()])).exactOptional(),
  /** The column of the same row that says when the answer held. */
  when: z.string().exactOptional(),
  lang: language.exactOptional(),
  century: z.int().min(0).max(9900).exactOptional(),
})

export const mappingSchema = z.strictObject({
  format: z.literal('amparo-list/1'),
  list: z.strictObject({
    case: code,
    title: name,
    country,
    summary: z.string().trim().min(1).max(5000).exactOptional(),
    source: z.strictObject({ name, kind: sourceKind, country: country.exactOptional() }),
    /** As of when the list says what it says. */
    published: day.exactOptional(),
    url: z
      .string()
      .regex(/^https?:\/\/[^\s@]+$/, 'an address that begins with http')
      .max(4000)
      .exactOptional(),
    lang: language.exactOptional(),
    /** The first year of the century of years that are written with two figures. */
    century: z.int().min(0).max(9900).exactOptional(),
  }),
  columns: z.record(z.string(), z.union([z.enum(['ignore', 'text']), columnSchema])),
  others: z.enum(['ignore', 'text']).exactOptional(),
  /** Whom the list names as having said a field, by the word that it uses for them. */
  sources: z.record(z.string(), z.strictObject({ name, kind: sourceKind, country: country.exactOptional() })).exactOptional(),
})

export type Mapping = z.infer<typeof mappingSchema>
export type ColumnMapping = z.infer<typeof columnSchema>

/** How a column is read; undefined where the mapping says nothing of it. */
export function columnOf(mapping: Mapping, column: string): ColumnMapping | undefined {
  const said = Object.hasOwn(mapping.columns, column) ? mapping.columns[column] : mapping.others
  return typeof said === 'string' ? { as: said } : said
}
