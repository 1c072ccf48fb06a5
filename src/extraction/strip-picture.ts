import * as mupdf from 'mupdf'
import { exifBlock, exifOrientation } from './exif.ts'
import { drawPage, pageAt, pictureSize, withPicture } from './picture.ts'
import type { Answer } from './questions.ts'

/**
 * A picture without anything but its pixels. JPEG and PNG keep them bit for bit; a picture that a camera says is to be
 * turned, and every other kind, is drawn anew.
 */
export function stripPicture(bytes: Uint8Array, mediaType: string): Answer {
  const turned = exifOrientation(exifBlock(bytes, mediaType)) > 1
  const stripped = turned
    ? undefined
    : mediaType === 'image/jpeg'
      ? stripJpeg(bytes)
      : mediaType === 'image/png'
        ? stripPng(bytes)
        : undefined
  if (stripped !== undefined) {
    pictureSize(stripped)
    return { mediaType, notes: ['The pixels are the same; all that stood beside them is gone.'], bytes: stripped }
  }
  const asJpeg = mediaType === 'image/jpeg'
  return {
    mediaType: asJpeg ? mediaType : 'image/png',
    notes: [turned ? 'Drawn anew, because the picture had to be turned.' : 'Drawn anew as PNG; of several pictures only the first.'],
    bytes: withPixels(bytes, mediaType, (pixels) => (asJpeg ? pixels.asJPEG(92) : pixels.asPNG())),
  }
}

/** Hands on a picture the right way up, pixel by pixel, in red, green and blue. One that is not turned needs half the memory. */
export function withPixels<T>(bytes: Uint8Array, mediaType: string, use: (pixels: mupdf.Pixmap) => T): T {
  return withPicture(bytes, mediaType, (picture) => {
    const turned = exifOrientation(exifBlock(bytes, mediaType)) > 1
    const pixels = (turned ? undefined : storedPixels(bytes)) ?? drawnPixels(picture, bytes)
    mupdf.emptyStore()
    const done = use(pixels)
    pixels.destroy()
    return done
  })
}

function drawnPixels(picture: mupdf.Document, bytes: Uint8Array): mupdf.Pixmap {
  const page = picture.loadPage(pageAt(1, picture.countPages()))
  const [left, top, right, bottom] = page.getBounds()
  const { width, height } = pictureSize(bytes)
  const pixels = drawPage(page, Math.max(width, height) / Math.max(right - left, bottom - top))
  page.destroy()
  return pixels
}

/** The pixels as they are stored; undefined where they are not red, green and blue alone. */
function storedPixels(bytes: Uint8Array): mupdf.Pixmap | undefined {
  const image = new mupdf.Image(bytes)
  const pixels = image.toPixmap()
  image.destroy()
  if (pixels.getNumberOfComponents() === 3 && pixels.getColorSpace()?.isRGB() === true) return pixels
  pixels.destroy()
  return undefined
}

/** JPEG (ITU T.81, annex B) with the segments that hold the picture, and none of those of applications; undefined where it is broken. */
export function stripJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const kept = [bytes.subarray(0, 2)]
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const kind = bytes[at + 1] ?? 0
    if (kind === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    if (end < at + 4 || end > bytes.length) return undefined
    const isAdobe = kind === 0xee
    const isJfif = kind === 0xe0 && bytes[at + 4] === 0x4a
    if (kind < 0xe0 || isAdobe || isJfif) kept.push(bytes.subarray(at, end))
    if (kind === 0xda) {
      const over = endOfScan(bytes, end)
      kept.push(bytes.subarray(end, over))
      // One that ends too early is shown as far as it goes.
      if (over === bytes.length || bytes[over + 1] === 0xd9) return Buffer.concat([...kept, endOfImage])
      at = over
    } else at = end
  }
  return undefined
}

const endOfImage = Uint8Array.of(0xff, 0xd9)

/** Where the next marker stands after coded pixels; restart marks and stuffed zeros belong to them. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

const needed = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'IDAT', 'IEND'])

/** PNG with the chunks that its pixels need and no others; undefined where it is broken. */
export function stripPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return undefined
    const name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (needed.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return undefined
}
