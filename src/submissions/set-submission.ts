import type { Composed } from './compose.ts'
import { plainSubmission } from './plain-submission.ts'
import { submissionDocx } from './submission-docx.ts'
import { submissionPdf } from './submission-pdf.ts'

/** A file of a submission: what it is saved as, and its bytes. */
export type SetFile = { readonly path: string; readonly media_type: string; readonly content: Uint8Array }

export type SetSubmission =
  | { readonly kind: 'set'; readonly files: readonly SetFile[]; readonly pages: number }
  | { readonly kind: 'refused'; readonly reason: string }

/** A submission in its three forms, which say the same words: PDF, DOCX, text. The title stands below each page. */
export async function setSubmission(composed: Composed, settings: { readonly day: string }): Promise<SetSubmission> {
  const pdf = await submissionPdf(composed, settings)
  if (pdf.kind === 'missing-glyphs')
    return { kind: 'refused', reason: `No typeface here has these characters: ${pdf.characters.join(' ')}.` }
  if (pdf.kind === 'failed') return { kind: 'refused', reason: `It could not be printed (${pdf.message}). Try again in a moment.` }
  return {
    kind: 'set',
    pages: pagesOf(pdf.bytes),
    files: [
      { path: 'submission.pdf', media_type: 'application/pdf', content: pdf.bytes },
      {
        path: 'submission.docx',
        media_type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        content: await submissionDocx(composed, settings),
      },
      { path: 'submission.txt', media_type: 'text/plain; charset=utf-8', content: Buffer.from(plainSubmission(composed)) },
    ],
  }
}

/** How many pages a sheet has that was set here: its root says so. */
const pagesOf = (pdf: Uint8Array): number =>
  Math.max(
    1,
    ...[
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)/g),
    ].map(([, count]) => Number(count)),
  )
