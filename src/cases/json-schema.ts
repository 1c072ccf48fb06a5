import * as z from 'zod'
import { appealSchema, headSchema, listSchemas, longestList } from './case-schema.ts'
import { appealFormat, caseFormat } from './read-file.ts'

/**
 * The published JSON Schema of case files, made from the shapes that the reader itself uses. It says less than the reader
 * checks: references, circles and the values of facts are beyond it.
 */
export const caseJsonSchema = (): object =>
  published(
    z.strictObject({
      format: z.literal(caseFormat),
      case: headSchema,
      ...lists(),
    }),
    'A case file of Amparo',
  )

/** The same for an appeal that stands alone. */
export const appealJsonSchema = (): object =>
  published(z.strictObject({ format: z.literal(appealFormat), appeal: appealSchema }), 'An appeal of Amparo')

const published = (schema: z.ZodType, title: string): object => ({ title, ...z.toJSONSchema(schema, { io: 'input' }) })

function lists(): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(listSchemas).map(([name, schema]) => [name, z.array(schema).max(longestList).exactOptional()]))
}
