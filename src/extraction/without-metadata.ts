import { mediaTypeOf } from './media-type.ts'
import type { Answer } from './questions.ts'
import { Refusal } from './refusal.ts'

/** A copy that says nothing of who made the file, when, where and with what. Refuses kinds of which none can be made. */
export async function copyWithoutMetadata(bytes: Uint8Array): Promise<Answer> {
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === 'application/pdf') return pdfWithout(bytes)
  if (mediaType === 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    return (await import('./clean-office.ts')).cleanDocx(bytes)
  if (mediaType === 'application/vnd.oasis.opendocument.text') return (await import('./clean-office.ts')).cleanOdt(bytes)
  if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml')
    return (await import('./strip-picture.ts')).stripPicture(bytes, mediaType)
  throw new Refusal(refusals[mediaType] ?? 'No copy without metadata can be made of files of this kind.')
}

async function pdfWithout(bytes: Uint8Array): Promise<Answer> {
  const [{ savePdf, withPdf }, { cleanPdf }] = await Promise.all([import('./open-pdf.ts'), import('./clean-pdf.ts')])
  const copy = withPdf(bytes, (pdf) => {
    const notes = cleanPdf(pdf)
    return { notes, bytes: savePdf(pdf) }
  })
  return {
    mediaType: 'application/pdf',
    notes: ['Author, dates, programs, earlier versions, scripts and files inside are gone; the pages are the same.', ...copy.notes],
    bytes: copy.bytes,
  }
}

const refusals: Readonly<Record<string, string>> = {
  'text/plain': 'Plain text says nothing besides its words: there is nothing to take out.',
  'message/rfc822': 'A mail is made of its headers. Make a redacted copy, which is its text, and choose the words to black out.',
  'text/html': 'A web page is text all through. Make a redacted copy, which is its text as it is seen.',
}
