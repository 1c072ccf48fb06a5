import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { readProjectFile } from '../platform/index.ts'
import { isCountry } from './countries.ts'

/** Sentences by language; English is always there. */
export type Sentence = Readonly<Record<string, string>>

export type RiskSource = { readonly publisher: string; readonly host: string; readonly published: string }

/** What is known of signing from certain countries; see data/signing-risks.yaml. */
export type SigningRisks = {
  readonly addressed: { readonly sentence: Sentence }
  readonly countries: ReadonlyMap<string, { readonly sentence: Sentence; readonly sources: readonly RiskSource[] }>
}

/** What stands beside the form for whoever is in a country. `preset` is what is chosen until somebody chooses otherwise. */
export type Risk =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'risk'
      readonly warnings: readonly { readonly sentence: Sentence; readonly sources: readonly RiskSource[] }[]
      readonly preset: 'c'
    }

/**
 * The warning for a country: what is known of it, and that the appeal addresses its authorities, if it does. Takes the codes of the
 * country and of those whose authorities are addressed. Without a country there is none.
 */
export function riskOf(country: string, addressed: readonly string[], risks: SigningRisks): Risk {
  const known = risks.countries.get(country)
  const warnings = [...(known === undefined ? [] : [known]), ...(addressed.includes(country) ? [{ ...risks.addressed, sources: [] }] : [])]
  return warnings.length === 0 ? { kind: 'none' } : { kind: 'risk', warnings, preset: 'c' }
}

/** Reads the warnings, which an operator may edit. What is wrong in them throws, with the place. */
export function readSigningRisks(text: string = readProjectFile('data', 'signing-risks.yaml')): SigningRisks {
  const read = shape.parse(load(text, { schema: CORE_SCHEMA }))
  return { addressed: read.addressed, countries: new Map(read.countries.map(({ code, ...risk }) => [code, risk])) }
}

const sentence = z.object({ en: z.string().min(1).max(400) }).catchall(z.string().min(1).max(400))
const shape = z.strictObject({
  format: z.literal('amparo-signing-risks/1'),
  addressed: z.strictObject({ sentence }),
  countries: z.array(
    z.strictObject({
      code: z.string().refine(isCountry, 'must be the code of a country'),
      sentence,
      // A warning without a source is a rumour.
      sources: z.array(z.strictObject({ publisher: z.string().min(1), host: z.string().min(1), published: z.iso.date() })).min(1),
    }),
  ),
})
