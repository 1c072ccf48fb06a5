import * as z from 'zod'
import { cardinalities, factTypes, nameKinds, sensitivities, standings, subjectKinds } from '../claims/index.ts'
import { captureWays, copyKinds, derivedKinds, sourceKinds } from '../sources/index.ts'
import { appealChanges, appealStatuses } from './case-document.ts'
import { capacities, consentMatters } from './consent.ts'

/**
 * The shape of case files, fact dictionaries and appeals, in one place: the reader checks files against it and the
 * published JSON Schema is made from it. What a shape cannot say (references, cycles, values of facts) is in link-case.ts.
 */

/** The longest text in a file, in UTF-16 code units. */
const longestText = 20_000
/** The longest text of a document: some hundred pages. */
const longestDocumentText = 200_000
/** The longest list inside an entry, and the longest list of entries. */
const longestInnerList = 10_000
export const longestList = 200_000

// Something a reader sees, and nothing that PostgreSQL, YAML or XML cannot hold: control characters other than tab and line
// ends, half characters, and what Unicode says is no character (Unicode 23.7).
const wellFormed = /^(?=[\s\S]*(?!\p{DI})[\p{L}\p{N}\p{P}\p{S}])[^\p{Cc}\p{Cs}\p{NChar}]*(?:[\t\n\r][^\p{Cc}\p{Cs}\p{NChar}]*)*$/u
const upTo = (most: number): z.ZodString => z.string().min(1).max(most).regex(wellFormed)
const text = upTo(longestText)
const summary = upTo(5000)
/** A name, or the title of a thing that stands in one line. */
const name = upTo(500)
const headline = upTo(300)
// Where the desk shows an entry by its id, `new` is the form of one more.
const id = z.string().regex(/^(?!new$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/)
const country = z.string().regex(/^[A-Z]{2}$/)
const date = z
  .union([z.string().min(1).max(64), z.int().min(1).max(9999)], { error: 'a date (2021, 2021-07 or 2021-07-17)' })
  .meta({ description: 'EDTF (ISO 8601-2): 2021, 2021-07, 2021-07-17, 1934~, 1982/1988, [2021-07-17,2021-07-20]' })
const ids = z.array(id).max(longestInnerList).superRefine(namesEachOnce).meta({ uniqueItems: true })
// As many digits as a double keeps: a longer number would silently become another one.
const number = z.number().refine(isExact, { error: 'a number of at most 15 digits' })
const some = <Item extends z.ZodType>(item: Item): z.ZodArray<Item> => z.array(item).max(longestInnerList)

const subjectSchema = z.strictObject({
  id,
  kind: z.enum(subjectKinds),
  role: text.exactOptional(),
  names: some(z.strictObject({ text: name, lang: language.exactOptional(), kind: z.enum(nameKinds) })).min(1),
})

const sourceSchema = z.strictObject({
  id,
  name,
  kind: z.enum(sourceKinds),
  country: country.exactOptional(),
  lang: language.exactOptional(),
  relays: ids.exactOptional(),
  protected: z.literal(true).exactOptional(),
})

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of the bytes of a file, as 64 hexadecimal digits' })
const storedFile = {
  sha256,
  media_type: z
    .string()
    .max(127)
    .regex(/^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/),
  bytes: z.int().min(0),
}

const documentSchema = z.strictObject({
  id,
  title: name,
  by: id,
  published: date.exactOptional(),
  url: z
    .string()
    // No name and password before the host: they are secrets, or make an address look like that of another site.
    .regex(/^https?:\/\/(?![/\\]*[^/?#\\]*@)[^\s\p{Cc}\p{Cs}\p{NChar}]+$/u)
    .max(4000)
    .exactOptional(),
  lang: language.exactOptional(),
  accessed: date.exactOptional(),
  text: upTo(longestDocumentText).exactOptional(),
  original: z.strictObject({ ...storedFile, name: name.exactOptional() }).exactOptional(),
  captured: z.strictObject({ by: text, on: date, from: text.exactOptional(), how: z.enum(captureWays) }).exactOptional(),
  derived: some(
    z.strictObject({
      kind: z.enum(derivedKinds),
      ...storedFile,
      of: sha256.exactOptional(),
      by: text.exactOptional(),
      on: date.exactOptional(),
      note: text.exactOptional(),
    }),
  ).exactOptional(),
  discarded: some(z.strictObject({ kind: z.enum(copyKinds), sha256, by: text, on: date, why: text })).exactOptional(),
  unread: text.exactOptional(),
  sensitivity: z.enum(sensitivities).exactOptional(),
})

const passage = z.strictObject({
  exact: text,
  prefix: text.exactOptional(),
  suffix: text.exactOptional(),
  page: z.union([text, number]).exactOptional(),
})

const claimSchema = z.strictObject({
  id,
  about: id,
  said_by: ids.min(1),
  printed_in: some(z.strictObject({ document: id, passage: passage.exactOptional() })).default([]),
  statement: text,
  said_on: date.exactOptional(),
  asserts: some(
    z.strictObject({
      fact: text,
      value: z.union([text, number, z.boolean()]),
      when: date.exactOptional(),
      occasion: id.exactOptional(),
    }),
  ).default([]),
  denies: ids.exactOptional(),
  sensitivity: z.enum(sensitivities).exactOptional(),
  suggested_standing: z.enum(standings).exactOptional(),
  supersedes: id.exactOptional(),
  retracted: z.strictObject({ by: z.enum(['source', 'team']), on: date, why: text }).exactOptional(),
  recorded: z.strictObject({ on: date, by: text }).exactOptional(),
})

const questionSchema = z.strictObject({
  id,
  question: text,
  claims: ids.min(1),
  state: z.enum(['open', 'explained']),
  why: text.exactOptional(),
  on: date.exactOptional(),
  explained_on: date.exactOptional(),
})

const independenceSchema = z.strictObject({
  sources: ids.min(2),
  independent: z.literal(false).exactOptional(),
  why: text,
  by: text,
  on: date,
})

const rulingSchema = z.strictObject({
  point: text,
  prefer: ids.default([]),
  deprecate: ids.default([]),
  standing: z.enum(standings),
  reason: text,
  by: text,
  on: date,
  seen: ids.default([]),
})

const consentSchema = z.strictObject({
  subject: id,
  given_by: text,
  relation: text,
  capacity: z.enum(capacities).exactOptional(),
  scope: text,
  covers: z.array(z.enum(consentMatters)).min(1).superRefine(namesEachOnce).meta({ uniqueItems: true }).exactOptional(),
  refused: z.literal(true).exactOptional(),
  on: date,
  until: date.exactOptional(),
  withdrawn: date.exactOptional(),
})

const sentence = z.strictObject({
  text,
  cites: some(
    z
      .string()
      .max(400)
      .regex(/^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,63}#[^\s\p{Cc}\p{Cs}\p{NChar}]+|norm:[a-z][a-z0-9-]{0,63})$/u),
  ).default([]),
  own_words: z.boolean().default(false),
})

export const appealSchema = z.strictObject({
  id,
  title: headline,
  summary,
  status: z.enum(appealStatuses),
  opened: date,
  act_until: date.exactOptional(),
  closed: date.exactOptional(),
  outcome: text.exactOptional(),
  change: z.enum(appealChanges).exactOptional(),
  news: summary.exactOptional(),
  lang: language,
  sections: some(z.strictObject({ heading: headline.exactOptional(), sentences: some(sentence) })),
  asks: some(sentence).default([]),
  to: some(
    z.strictObject({
      name,
      title: name,
      salutation: name.exactOptional(),
      language: language.exactOptional(),
      body: text.exactOptional(),
    }),
  ).default([]),
})

export const headSchema = z.strictObject({
  id,
  title: name,
  country,
  summary,
  opened: date,
  closed: date.exactOptional(),
  outcome: text.exactOptional(),
})

/** The lists of a case file, in the order in which they are written. */
export const listSchemas = {
  subjects: subjectSchema,
  sources: sourceSchema,
  documents: documentSchema,
  claims: claimSchema,
  questions: questionSchema,
  independence: independenceSchema,
  rulings: rulingSchema,
  consents: consentSchema,
  appeals: appealSchema,
} as const
export type ListName = keyof typeof listSchemas

export const factSchema = z.strictObject({
  type: z.enum(factTypes),
  label: text,
  question: text,
  unit: text.exactOptional(),
  values: some(z.string().regex(/^[a-z0-9_]+$/))
    .min(1)
    .exactOptional(),
  minimum: number.exactOptional(),
  maximum: number.exactOptional(),
  cardinality: z.enum(cardinalities),
  after: text.exactOptional(),
})

export type RawClaim = z.infer<typeof claimSchema>
export type RawCase = { readonly case: z.infer<typeof headSchema> } & {
  readonly [Name in ListName]: readonly z.infer<(typeof listSchemas)[Name]>[]
}

/** Says so for every id that a list names twice. */
function namesEachOnce(list: readonly string[], context: z.core.$RefinementCtx<string[]>): void {
  if (list.length < 2) return
  const known = new Set<string>()
  for (const [at, one] of list.entries())
    if (known.size === known.add(one).size)
      context.addIssue({ code: 'custom', path: [at], message: 'each of them once', input: one, continue: false })
}

function isExact(written: number): boolean {
  return Math.abs(written) < 1e15 && (Number.isInteger(written) || Number(written.toPrecision(15)) === written)
}
