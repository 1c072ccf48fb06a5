import { asciiFigures, findDates, type FoundDate } from '../kit/index.ts'

/** A number or a date of the source that the translation does not have, as the source writes it. */
export type MissingFigure = { readonly kind: 'number' | 'date'; readonly text: string }

/**
 * Which numbers and dates of a sentence its translation does not have. Numbers in figures are compared whatever their script
 * and however their digits are grouped; dates by the day they mean, so that "20 July 2021" is found in "20 de julio de
 * 2021" and in "٢٠ يوليو ٢٠٢١". A number in words is not seen: a mark is a question, and no mark is no proof.
 */
export function missingFigures(source: string, sourceLang: string, target: string, lang: string): readonly MissingFigure[] {
  const there = numbersIn(target)
  const dates = datesIn(source, sourceLang)
  const readable = readsDatesOf(lang)
  const known = new Set(datesIn(target, lang).map(({ edtf }) => edtf))
  const missing: MissingFigure[] = []
  for (const { raw, edtf } of dates) {
    const isThere = known.has(edtf) || (!readable && numbersIn(raw).every((number) => there.includes(number)))
    if (!isThere) missing.push({ kind: 'date', text: raw })
  }
  for (const text of writtenNumbers(without(source, dates))) if (!there.includes(digitsOf(text))) missing.push({ kind: 'number', text })
  return missing.filter(({ text }, index) => missing.findIndex((other) => other.text === text) === index)
}

/** Figures with what groups them: 1,000; 1.000; 1 000; 3.5; ۱٬۰۰۰. */
const number = /\p{Nd}+(?:[.,'’٬٫\u00A0\u202F]\p{Nd}+| \p{Nd}{3}(?!\p{Nd}))*/gu

const writtenNumbers = (text: string): string[] => text.match(number) ?? []
const numbersIn = (text: string): string[] => writtenNumbers(text).map(digitsOf)
const digitsOf = (text: string): string => asciiFigures(text).replaceAll(/\D/g, '')

const datesIn = (text: string, lang: string): FoundDate[] => findDates(text, { lang }).filter(({ edtf }) => edtf !== null)

function without(text: string, dates: readonly FoundDate[]): string {
  let [rest, from] = ['', 0]
  for (const { start, end } of dates) {
    rest += `${text.slice(from, start)} · `
    from = end
  }
  return rest + text.slice(from)
}

const readable = new Map<string, boolean>()

/** Whether dates of a language are read here: one that the language itself writes is understood. */
function readsDatesOf(lang: string): boolean {
  const before = readable.get(lang)
  if (before !== undefined) return before
  const written = new Intl.DateTimeFormat(`${lang}-u-ca-gregory`, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(2021, 6, 20))
  const reads = datesIn(written, lang).some(({ edtf }) => edtf === '2021-07-20')
  readable.set(lang, reads)
  return reads
}
