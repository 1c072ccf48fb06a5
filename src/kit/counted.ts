import { languageOf } from './language.ts'

/** The forms of a noun after a number. Languages have those that they need, and always `other`. */
export type Forms = { readonly [Rule in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/**
 * The digits a language is written with on our pages, as Intl names them. Farsi has its own, in dates as well; Arabic is read with
 * Western ones from Morocco to the Gulf, and every other language here has no others.
 */
export const digitsOf = (lang: string): 'latn' | 'arabext' => (languageOf(lang) === 'fa' ? 'arabext' : 'latn')

/** How a language writes numbers, with the digits of the rest of the page, and how it counts things. */
export function counted(lang: string): {
  readonly number: (count: number) => string
  readonly many: (count: number, forms: Forms) => string
} {
  const format = new Intl.NumberFormat(lang, { numberingSystem: digitsOf(lang) })
  const rules = new Intl.PluralRules(lang)
  const number = (count: number): string => format.format(count)
  return { number, many: (count, forms) => `${number(count)} ${forms[rules.select(count)] ?? forms.other}` }
}
