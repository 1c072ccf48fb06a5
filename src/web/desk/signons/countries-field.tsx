import { isCountry } from '../../../signons/index.ts'
import { TextField, textOf, type Errors, type FormState, type Given } from '../forms/index.ts'

/** Which countries' authorities an appeal addresses, by their codes. */
export const CountriesField = ({ form }: { readonly form: FormState }) => (
  <TextField
    form={form}
    name="addressed"
    label="Countries whose authorities it addresses"
    hint="Their codes, such as PE. Whoever signs from there is warned first, and only counted unless they choose otherwise."
    attributes={{ maxLength: 100, autoComplete: 'off' }}
  />
)

/** The codes that were typed, each once. */
export const countriesIn = (given: Given, name = 'addressed'): string[] => [
  ...new Set(
    textOf(given, name)
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((code) => code !== ''),
  ),
]

/** What is wrong with them. */
export const countryErrors = (codes: readonly string[]): Errors => (codes.every((code) => isCountry(code)) ? {} : notACountry)

export const notACountry: Errors = { addressed: 'Write codes of countries, of two letters each: PE, CL.' }
