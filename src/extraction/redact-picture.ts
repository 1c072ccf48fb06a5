import type { Redaction } from './extraction.ts'
import type { Answer } from './questions.ts'
import { Refusal } from './refusal.ts'
import { nativePixels } from './strip-picture.ts'

/** A picture whose boxes are black, drawn anew as PNG, so that nothing is left beside the pixels. */
export function redactPicture(bytes: Uint8Array, mediaType: string, { boxes, words }: Redaction): Answer {
  if (boxes.length === 0) throw new Refusal('Words cannot be found in a picture. Draw boxes over them.')
  const pixels = nativePixels(bytes, mediaType)
  const [width, height, stride, parts] = [pixels.getWidth(), pixels.getHeight(), pixels.getStride(), pixels.getNumberOfComponents()]
  const values = pixels.getPixels()
  for (const box of boxes) {
    if (box.page !== 1) throw new Refusal(`There is no page ${box.page}; a picture has one.`)
    const [left, right] = [Math.floor(box.x * width), Math.ceil((box.x + box.width) * width)].map((x) => Math.min(Math.max(x, 0), width))
    const [top, bottom] = [Math.floor(box.y * height), Math.ceil((box.y + box.height) * height)].map((y) =>
      Math.min(Math.max(y, 0), height),
    )
    for (let y = top ?? 0; y < (bottom ?? 0); y += 1) values.fill(0, y * stride + (left ?? 0) * parts, y * stride + (right ?? 0) * parts)
  }
  const notes = ['The boxes are black in the pixels themselves.']
  if (words.length > 0) notes.push('Words cannot be found in a picture: only the boxes were blacked out.')
  return { mediaType: 'image/png', notes, bytes: pixels.asPNG() }
}
