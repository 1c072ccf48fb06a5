/** The languages that pages of norms have words in. English ones have the shorter addresses. */
export const normLanguages = ['en', 'es'] as const
export type NormLanguage = (typeof normLanguages)[number]

/** In which of them a reader of `lang` (a BCP 47 tag) is led to norms: English where there are no words in the reader's own. */
export const normLanguageFor = (lang: string): NormLanguage =>
  normLanguages.find((one) => one === lang || lang.startsWith(`${one}-`)) ?? 'en'

/** Where norms stand in a language. `states` is the id of no instrument. */
export function normAddressesIn(lang: NormLanguage) {
  const norms = `${lang === 'en' ? '' : `/${lang}`}/norms`
  return {
    norms,
    found: (question: string): string => `${norms}?${new URLSearchParams({ q: question }).toString()}`,
    states: `${norms}/states`,
    state: (code: string): string => `${norms}/states/${code}`,
    instrument: (instrument: string): string => `${norms}/${instrument}`,
    bound: (instrument: string): string => `${norms}/${instrument}/states`,
    norm: ({ id, instrument }: { readonly id: string; readonly instrument: string }): string => `${norms}/${instrument}/${id}`,
  } as const
}
export type NormAddresses = ReturnType<typeof normAddressesIn>

/** The same in English: on both sites alike. */
export const normAddresses = normAddressesIn('en')
