import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { readProjectFile } from '../platform/index.ts'

/** What data/bodies.yaml says of a body that bears on what it is sent. A rule is for staff to check: each says how far it is known. */
export type BodyRules = {
  readonly pages?: { readonly most: number } & Rule
  /** Who has to agree, in words. */
  readonly consent?: Rule
  /** What readers may be told while it runs, in words. */
  readonly confidential?: Rule
  /** By code, what each means. */
  readonly categories?: { readonly meanings: Readonly<Record<string, string>> } & Rule
  /** What it deals with, by name. */
  readonly mandates?: readonly string[]
}

type Rule = { readonly text: string; readonly confirmed: 'text' | 'topic' | 'outdated' | 'unconfirmed' }

/** The rules of one body; none where the catalogue has none of it. */
export function bodyRules(id: string): BodyRules {
  bodies ??= shape.parse(load(readProjectFile('data', 'bodies.yaml'), { schema: CORE_SCHEMA })).bodies
  const found = bodies.find((one) => one.id === id)
  if (found === undefined) return {}
  const [limit, consent, confidential, categories] = [
    ruleOf(found.page_limit),
    ruleOf(found.consent),
    ruleOf(found.confidential),
    ruleOf(found.categories),
  ]
  const most = Number(/\d+/.exec(limit?.text ?? '')?.[0] ?? NaN)
  const meanings = z.record(z.string(), z.string()).safeParse(valueOf(found.categories))
  return {
    ...(limit !== undefined && Number.isSafeInteger(most) && { pages: { most, ...limit } }),
    ...(consent !== undefined && { consent }),
    ...(confidential !== undefined && { confidential }),
    ...(categories !== undefined && meanings.success && { categories: { meanings: meanings.data, ...categories } }),
    ...(found.mandate !== undefined && { mandates: [found.mandate].flat() }),
  }
}

/** A field stands by itself or as `{value, confirmed, source}`; by itself it is unconfirmed. */
const field = z.unknown().optional()
const shape = z.object({
  bodies: z.array(
    z.object({
      id: z.string(),
      page_limit: field,
      consent: field,
      confidential: field,
      categories: field,
      mandate: z.union([z.string(), z.array(z.string())]).optional(),
    }),
  ),
})
let bodies: z.infer<typeof shape>['bodies'] | undefined

const told = z.object({
  value: z.unknown(),
  confirmed: z.enum(['text', 'topic', 'outdated', 'unconfirmed']).optional(),
  consequence: z.string().optional(),
})

const valueOf = (given: unknown): unknown => {
  const read = told.safeParse(given)
  return read.success && read.data.value !== undefined ? read.data.value : given
}

function ruleOf(given: unknown): Rule | undefined {
  if (given === undefined || given === null || given === false) return undefined
  const read = told.safeParse(given)
  const text = [inWords(valueOf(given)), read.data?.consequence].filter((part) => part !== undefined && part !== '').join(': ')
  return { text, confirmed: read.data?.confirmed ?? 'unconfirmed' }
}

function inWords(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(inWords).join('; ')
  if (typeof value !== 'object' || value === null) return value === true ? 'yes' : ''
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${inWords(inner)}`)
    .join('; ')
}
