import { directionOf, languageOf, scriptClass } from '../../kit/index.ts'
import { amiri, notoSansEthiopic, notoSansHans, notoSerif, type PdfFont } from '../../platform/index.ts'

/** How a language is set on paper. */
export type Typesetting = {
  /** Language subtag and region for line breaking and metadata, and the way it is written. */
  readonly lang: string
  readonly region: string | null
  readonly script: 'arabic' | 'han' | 'ethiopic' | 'other'
  readonly dir: 'ltr' | 'rtl'
}

const scripts = { 'script-arabic': 'arabic', 'script-han': 'han', 'script-ethiopic': 'ethiopic', 'script-other': 'other' } as const

/** How texts in a language (a BCP 47 tag) are set. */
export const typesetting = (lang: string): Typesetting => ({
  lang: languageOf(lang),
  region: new Intl.Locale(lang).region ?? (languageOf(lang) === 'zh' ? 'CN' : null),
  script: scripts[scriptClass(lang)],
  dir: directionOf(lang),
})

/** The typefaces that set what is printed; the large ones only where it has letters for them. */
export function typefacesFor(printed: { readonly script: Typesetting['script'] }): readonly PdfFont[] {
  const text = JSON.stringify(printed)
  return [
    notoSerif,
    amiri,
    ...(printed.script === 'han' || han.test(text) ? [notoSansHans] : []),
    ...(printed.script === 'ethiopic' || /\p{Script=Ethiopic}/u.test(text) ? [notoSansEthiopic] : []),
  ]
}

const han = /[\p{Script_Extensions=Han}\p{Script=Bopomofo}\uff00-\uffef]/u
