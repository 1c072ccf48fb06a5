import type { Pixmap } from 'mupdf'
import type { Redaction, RedactionBox } from './extraction.ts'
import type { Answer } from './questions.ts'
import { Refusal } from './refusal.ts'
import { withPixels } from './strip-picture.ts'

/** A picture whose boxes are black, drawn anew as PNG, so that nothing is left beside the pixels. */
export function redactPicture(bytes: Uint8Array, mediaType: string, { boxes, words }: Redaction): Answer {
  if (boxes.length === 0) throw new Refusal('Words cannot be found in a picture. Draw boxes over them.')
  const elsewhere = boxes.find(({ page }) => page !== 1)
  if (elsewhere !== undefined) throw new Refusal(`There is no page ${elsewhere.page}; a picture has one.`)
  const notes = ['The boxes are black in the pixels themselves.']
  if (words.length > 0) notes.push('Words cannot be found in a picture: only the boxes were blacked out.')
  const copy = withPixels(bytes, mediaType, (pixels) => {
    for (const box of boxes) blacken(pixels, box)
    return pixels.asPNG()
  })
  return { mediaType: 'image/png', notes, bytes: copy }
}

function blacken(pixels: Pixmap, box: RedactionBox): void {
  const [width, height, stride, parts] = [pixels.getWidth(), pixels.getHeight(), pixels.getStride(), pixels.getNumberOfComponents()]
  const [left, right] = [within(Math.floor(box.x * width), width), within(Math.ceil((box.x + box.width) * width), width)]
  const [top, bottom] = [within(Math.floor(box.y * height), height), within(Math.ceil((box.y + box.height) * height), height)]
  const values = pixels.getPixels()
  for (let y = top; y < bottom; y += 1) values.fill(0, y * stride + left * parts, y * stride + right * parts)
}

const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most)
