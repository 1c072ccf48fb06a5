import type { Fact } from './extraction.ts'

/** What a camera wrote into a picture (EXIF 2.32, a TIFF structure): who, when, with what, where. Broken parts are passed over. */
export function exifFacts(tiff: Uint8Array): Fact[] {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (tiff.length < 8) return []
  const little = tiff[0] === 0x49
  const main = directory(view, view.getUint32(4, little), little)
  const camera = directory(view, Number(main.get(0x8769)?.[0] ?? 0), little)
  const place = directory(view, Number(main.get(0x8825)?.[0] ?? 0), little)
  const facts = [...named(main, mainNames), ...named(camera, cameraNames)]
  const [latitude, longitude] = [degrees(place.get(2), place.get(1)), degrees(place.get(4), place.get(3))]
  if (latitude !== undefined && longitude !== undefined) facts.push({ label: 'Place (GPS)', value: `${latitude}, ${longitude}` })
  const day = place.get(0x1d)?.[0]
  if (typeof day === 'string') facts.push({ label: 'Day (GPS, UTC)', value: day })
  return facts
}

/** Which way a camera says that a picture is to be turned: 1 (as it stands) to 8. */
export function exifOrientation(tiff: Uint8Array | undefined): number {
  if (tiff === undefined || tiff.length < 8) return 1
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const little = tiff[0] === 0x49
  return Number(directory(view, view.getUint32(4, little), little).get(0x0112)?.[0] ?? 1)
}

/** The EXIF block of a picture, wherever its format keeps it; undefined where it has none. */
export function exifBlock(bytes: Uint8Array, mediaType: string): Uint8Array | undefined {
  if (mediaType === 'image/tiff') return bytes
  if (mediaType === 'image/jpeg') return jpegExif(bytes)
  if (mediaType === 'image/png') return chunk(bytes, 8, 'eXIf', false)
  return mediaType === 'image/webp' ? chunk(bytes, 12, 'EXIF', true) : undefined
}

type Values = readonly (string | number)[]

/** One directory of a TIFF file: tag to its values. At most 200 entries and 64 numbers each. */
function directory(view: DataView, at: number, little: boolean): Map<number, Values> {
  const found = new Map<number, Values>()
  if (at < 8 || at + 2 > view.byteLength) return found
  const count = Math.min(view.getUint16(at, little), 200)
  for (let n = 0; n < count; n += 1) {
    const entry = at + 2 + n * 12
    if (entry + 12 > view.byteLength) return found
    const values = valuesAt(view, entry, little)
    if (values !== undefined) found.set(view.getUint16(entry, little), values)
  }
  return found
}

const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }

function valuesAt(view: DataView, entry: number, little: boolean): Values | undefined {
  const [type, count] = [view.getUint16(entry + 2, little), view.getUint32(entry + 4, little)]
  const size = sizes[type]
  if (size === undefined || count > 65_536) return undefined
  const start = size * count <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
  if (start + size * count > view.byteLength) return undefined
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, count * size)
  if (type === 2) return [new TextDecoder().decode(bytes).replace(/\0[^]*$/, '')]
  if (type === 7) return []
  return Array.from({ length: Math.min(count, 64) }, (_, n) => numberAt(view, start + n * size, type, little))
}

function numberAt(view: DataView, at: number, type: number, little: boolean): number {
  if (type === 1) return view.getUint8(at)
  if (type === 3) return view.getUint16(at, little)
  if (type === 4) return view.getUint32(at, little)
  if (type === 9) return view.getInt32(at, little)
  return type === 5
    ? view.getUint32(at, little) / view.getUint32(at + 4, little)
    : view.getInt32(at, little) / view.getInt32(at + 4, little)
}

const mainNames = new Map([
  [0x010e, 'Description'],
  [0x010f, 'Camera made by'],
  [0x0110, 'Camera'],
  [0x0131, 'Written with'],
  [0x0132, 'Changed'],
  [0x013b, 'Author'],
  [0x8298, 'Rights'],
])

const cameraNames = new Map([
  [0x9003, 'Taken'],
  [0x9011, 'Time zone'],
  [0xa430, 'Owner of the camera'],
  [0xa431, 'Serial number of the camera'],
  [0xa433, 'Lens made by'],
  [0xa434, 'Lens'],
])

const named = (found: ReadonlyMap<number, Values>, names: ReadonlyMap<number, string>): Fact[] =>
  [...names].flatMap(([tag, label]) => {
    const value = found.get(tag)?.[0]
    return typeof value === 'string' && value.trim() !== '' ? [{ label, value }] : []
  })

/** Degrees, minutes and seconds as decimal degrees, south and west negative. Five places are a metre. */
function degrees(parts: Values | undefined, side: Values | undefined): string | undefined {
  const [whole, minutes, seconds] = (parts ?? []).map(Number)
  if (whole === undefined) return undefined
  const value = whole + (minutes ?? 0) / 60 + (seconds ?? 0) / 3600
  if (!Number.isFinite(value) || value > 180) return undefined
  return (side?.[0] === 'S' || side?.[0] === 'W' ? -value : value).toFixed(5)
}

/** Segment APP1 that begins “Exif”. */
function jpegExif(bytes: Uint8Array): Uint8Array | undefined {
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff;) {
    const kind = bytes[at + 1]
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (kind === 0xda || length < 2) return undefined
    const body = bytes.subarray(at + 4, at + 2 + length)
    if (kind === 0xe1 && Buffer.from(body.subarray(0, 4)).toString('latin1') === 'Exif') return body.subarray(6)
    at += 2 + length
  }
  return undefined
}

/** A chunk by its name: in PNG the length stands first, in WebP (RIFF) second. */
function chunk(bytes: Uint8Array, from: number, wanted: string, riff: boolean): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = from; at + 8 <= bytes.length;) {
    const name = Buffer.from(bytes.subarray(riff ? at : at + 4, (riff ? at : at + 4) + 4)).toString('latin1')
    const length = riff ? view.getUint32(at + 4, true) : view.getUint32(at)
    if (name === wanted) return bytes.subarray(at + 8, at + 8 + length)
    at += riff ? 8 + length + (length % 2) : 12 + length
  }
  return undefined
}
