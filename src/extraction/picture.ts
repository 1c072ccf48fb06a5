import * as mupdf from 'mupdf'
import { mediaTypeOf } from './media-type.ts'
import { openPdf } from './open-pdf.ts'
import type { Answer } from './questions.ts'
import { Refusal } from './refusal.ts'

/** A page (from 1) of a PDF, or a picture, as PNG no larger than so many pixels; a picture is never made larger. */
export function pagePicture(bytes: Uint8Array, size: { page: number; width: number; height: number }): Answer {
  const mediaType = mediaTypeOf(bytes)
  const document = mediaType === 'application/pdf' ? openPdf(bytes) : openPicture(bytes, mediaType)
  if (size.page < 1 || size.page > document.countPages())
    throw new Refusal(`There is no page ${size.page}; the file has ${document.countPages()}.`)
  const page = document.loadPage(size.page - 1)
  const [left, top, right, bottom] = page.getBounds()
  const scale = Math.min(size.width / (right - left), size.height / (bottom - top))
  if (!(scale > 0 && Number.isFinite(scale))) throw new Refusal('The page has no size.')
  const pixels = page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, false)
  return { mediaType: 'image/png', notes: [], bytes: pixels.asPNG() }
}

/** Opens a picture of a kind that can be drawn, turned the right way up. Refuses one too large to be unpacked. */
export function openPicture(bytes: Uint8Array, mediaType: string): mupdf.Document {
  mupdf.setLog(null)
  if (!drawn.includes(mediaType)) throw new Refusal(`No picture can be made of files of this kind (${mediaType}).`)
  const image = new mupdf.Image(bytes)
  const megapixels = (image.getWidth() * image.getHeight()) / 1e6
  image.destroy()
  if (megapixels > mostMegapixels)
    throw new Refusal(`The picture has ${Math.round(megapixels)} million pixels; at most ${mostMegapixels} million can be unpacked.`)
  return mupdf.Document.openDocument(bytes, mediaType)
}

/** Kinds of pictures that can be drawn. */
export const drawn: readonly string[] = ['image/jpeg', 'image/png', 'image/gif', 'image/bmp', 'image/tiff']

/** Four bytes each, and as many again while they are copied. */
const mostMegapixels = 36
