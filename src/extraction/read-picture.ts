import { exifBlock, exifFacts } from './exif.ts'
import type { Fact } from './extraction.ts'
import { drawnKinds, pictureSize } from './picture.ts'
import type { Found } from './read-file.ts'

/** A picture has no text that could be taken; what it says of itself is told. Refuses one that is broken. */
export function readPicture(bytes: Uint8Array, mediaType: string): Found {
  const block = exifBlock(bytes, mediaType)
  return { text: '', facts: [sizeFact(bytes, mediaType), ...(block === undefined ? [] : exifFacts(block))] }
}

function sizeFact(bytes: Uint8Array, mediaType: string): Fact {
  if (!drawnKinds.includes(mediaType)) return { label: 'Picture', value: 'Of a kind that is kept and not drawn here.' }
  const { width, height } = pictureSize(bytes)
  return { label: 'Picture', value: `${width} × ${height} pixels` }
}
