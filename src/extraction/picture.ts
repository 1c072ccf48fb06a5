import * as mupdf from 'mupdf'
import { mediaTypeOf } from './media-type.ts'
import { withDocument, withPdf } from './open-pdf.ts'
import type { Answer } from './questions.ts'
import { Refusal } from './refusal.ts'

/** A page (from 1) of a PDF, or a picture, as PNG no larger than so many pixels; a picture is never made larger. */
export function pagePicture(bytes: Uint8Array, size: Size): Answer {
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === 'application/pdf') return withPdf(bytes, (pdf) => drawn(pdf, size, Infinity))
  return withPicture(bytes, mediaType, (picture) => drawn(picture, size, pictureSize(bytes).width))
}

type Size = { readonly page: number; readonly width: number; readonly height: number }

function drawn(document: mupdf.Document, size: Size, largest: number): Answer {
  const page = document.loadPage(pageAt(size.page, document.countPages()))
  const [left, top, right, bottom] = page.getBounds()
  const width = Math.min(Math.max(1, size.width), largest)
  const scale = Math.min(width / (right - left), size.height / (bottom - top))
  if (!(scale > 0 && Number.isFinite(scale))) throw new Refusal('The page has no size.')
  const pixels = drawPage(page, scale)
  const bytes = pixels.asPNG()
  for (const done of [pixels, page]) done.destroy()
  return { mediaType: 'image/png', notes: [], bytes }
}

/** A page drawn on white, so many pixels to a point. */
export const drawPage = (page: mupdf.Page, scale: number): mupdf.Pixmap =>
  page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, false)

/** Where a page counted from 1 stands. Refuses one that is not there. */
export function pageAt(page: number, pages: number): number {
  if (!(Number.isInteger(page) && page >= 1 && page <= pages)) throw new Refusal(`There is no page ${page}; the file has ${pages}.`)
  return page - 1
}

/** How many pixels a picture has, before it is turned the right way up. */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } {
  mupdf.setLog(null)
  const image = new mupdf.Image(bytes)
  const size = { width: image.getWidth(), height: image.getHeight() }
  image.destroy()
  return size
}

/** Opens a picture of a kind that can be drawn, turned the right way up, and hands it on. Refuses one too large to be unpacked. */
export function withPicture<T>(bytes: Uint8Array, mediaType: string, use: (picture: mupdf.Document) => T): T {
  if (!drawnKinds.includes(mediaType)) throw new Refusal(`No picture can be made of files of this kind (${mediaType}).`)
  const { width, height } = pictureSize(bytes)
  const megapixels = (width * height) / 1e6
  if (megapixels > mostMegapixels)
    throw new Refusal(`The picture has ${Math.round(megapixels)} million pixels; at most ${mostMegapixels} million can be unpacked.`)
  return withDocument(bytes, mediaType, use)
}

/** Kinds of pictures that can be drawn. */
export const drawnKinds: readonly string[] = ['image/jpeg', 'image/png', 'image/gif', 'image/bmp', 'image/tiff']

/** Three or four bytes each, and as many again while they are copied. */
const mostMegapixels = 36
