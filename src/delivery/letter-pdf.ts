import { describeDate, parseDate } from '../kit/index.ts'
import { projectPath, renderPdf, type PdfOutcome } from '../platform/index.ts'
import { typefacesFor, typesetting } from '../publishing/index.ts'
import type { Letter } from './letter.ts'
import { hasLetterWords, letterWords } from './letter-words.ts'

/**
 * The letter as a PDF for an envelope with a window (DIN 5008, form B). Takes its day, YYYY-MM-DD, and the code of the appeal.
 * The same letter on the same day gives the same bytes. Refuses characters that no font has by name, as renderPdf does.
 */
export async function letterPdf(letter: Letter, { day, code }: { readonly day: string; readonly code: string }): Promise<PdfOutcome> {
  const { lang, to, from, subject, salutation, text, closing, signed } = letter
  const words = letterWords(lang)
  const sheet = {
    ...typesetting(lang),
    // An address is written as the post of its country reads it, whatever the language of the letter.
    toDir: /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(to.join('')) ? 'rtl' : 'ltr',
    to,
    from,
    code,
    information: [
      [words.date, describeDate(parseDate(day), hasLetterWords(lang) ? lang : 'en')],
      [words.code, code],
    ],
    subject,
    salutation,
    paragraphs: text
      .trim()
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.split('\n')),
    closing,
    signed,
    page: words.page,
  }
  return renderPdf(projectPath('src', 'delivery', 'letter.typ'), sheet, { date: day, fonts: typefacesFor(sheet) })
}
