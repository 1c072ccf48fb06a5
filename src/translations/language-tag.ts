import { isLanguage } from '../kit/index.ts'

/** Whether something is the tag of a language as editions are called by it: es, zh-Hans, pt-BR; written as BCP 47 writes it, nothing private. */
export const isLanguageTag = (text: string): boolean =>
  text.length <= 35 && /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/.test(text) && isLanguage(text)
