import { encode } from 'uqr'
import { describeDate, directionOf, languageName, parseDate } from '../../kit/index.ts'
import { projectPath, renderPdf, type PdfOutcome } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { breakable } from '../pdf/breakable.ts'
import type { EditionPlace } from '../pdf/edition-pdf.ts'
import { typefacesFor, typesetting } from '../pdf/typesetting.ts'
import { askingHeadings, statusLine } from '../status-line.ts'
import { codeOf } from '../succession.ts'
import { translationInWords } from '../translation-in-words.ts'
import { formsWords } from '../words/forms.ts'
import { wordsFor } from '../words/index.ts'
import { withoutMarks } from './for-paper.ts'

/**
 * An edition as a poster, A3: what is asked, of whom and until when, and the way to the appeal with its sources, as an address and
 * as a QR code. Of what it says everything else stands there. The same edition and place give the same bytes; refused as
 * renderPdf does. Texts too long for a page at the smallest size flow on.
 */
export function posterPdf(edition: Edition, place: EditionPlace & { readonly address: string }): Promise<PdfOutcome> {
  const poster = composePoster(edition, place)
  const template = projectPath('src', 'publishing', 'forms', 'poster.typ')
  return renderPdf(template, poster, { date: edition.published, fonts: typefacesFor(poster) })
}

/** What the poster says, in its order. */
export function composePoster(edition: Edition, { hash, address, seal }: EditionPlace & { readonly address: string }) {
  const words = wordsFor(edition.lang)
  const { words: forms, lang: own } = formsWords(edition.lang)
  const headings = askingHeadings(edition, words)
  const date = (text: string): string => describeDate(parseDate(text), words.lang)
  const poster = {
    ...typesetting(edition.lang),
    status: statusLine(edition, words),
    title: edition.title,
    summary: edition.summary,
    asks: {
      heading: headings.asks,
      sentences: edition.asks.map(({ text, contested, check }, index) => ({
        number: index + 1,
        text,
        // The other side is on the page; that there is one is said here, too.
        mark: [...(contested ? [words.contested.word] : []), ...(check === undefined ? [] : [words.checks[check]])].join(' · '),
      })),
    },
    to: {
      heading: headings.to,
      people: edition.to.map(({ name, title, body }) => [
        ...new Set([name, title, body].filter((part) => part !== undefined && part !== '')),
      ]),
    },
    own: directionOf(own),
    readHere: forms.readHere,
    sourced: [forms.sourced, ...translationInWords(edition).slice(0, 2)],
    foot: [words.status.published(date(edition.published), edition.version), languageName(edition.lang)].join(' · '),
    hash: words.method.hash,
  }
  // What is copied or read by a camera has nothing put into it.
  return {
    ...withoutMarks(breakable(poster)),
    code: codeOf(edition),
    address,
    fingerprint: hash,
    seal: seal ?? null,
    squares: squaresOf(address),
  }
}

/** A QR code (ISO/IEC 18004) as rows of 0 and 1, with nothing around it. */
function squaresOf(text: string): readonly string[] {
  return encode(text, { ecc: 'M', border: 0 }).data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
}
