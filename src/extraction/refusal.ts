/** A file that cannot be read, or a copy that cannot be made, for a reason that staff can be told: a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** The sentence for whatever went wrong while a file was read. What a library says is quoted, because it may help. */
export function refusalInWords(error: unknown, mediaType: string): string {
  if (error instanceof Refusal) return error.message
  if (error instanceof RangeError) return `${called(mediaType)} is nested too deeply, or too large, to be read.`
  const said = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim().slice(0, 200)
  return `${called(mediaType)} is broken and cannot be read${said === '' ? '' : ` (“${said.replace(/\.$/, '')}”)`}.`
}

/** “The PDF file”, “The picture” … */
function called(mediaType: string): string {
  if (mediaType === 'application/pdf') return 'The PDF file'
  if (mediaType.startsWith('image/')) return 'The picture'
  if (mediaType === 'message/rfc822') return 'The mail'
  if (mediaType === 'application/wacz') return 'The web archive'
  return 'The file'
}
