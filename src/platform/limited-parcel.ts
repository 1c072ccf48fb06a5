/** What goes to a limited process and comes back: words as JSON, and bytes as they are, copied as seldom as can be. */
export type Parcel = { readonly words: unknown; readonly bytes?: Uint8Array }

/** The pieces to write for a parcel: two lengths (32 bits each, little-endian), the JSON, the bytes. */
export function packParcel({ words, bytes }: Parcel): Uint8Array[] {
  const json = new TextEncoder().encode(JSON.stringify(words))
  const lengths = new DataView(new ArrayBuffer(8))
  lengths.setUint32(0, json.length, true)
  lengths.setUint32(4, bytes?.length ?? 0, true)
  return [new Uint8Array(lengths.buffer), json, ...(bytes === undefined || bytes.length === 0 ? [] : [bytes])]
}

/**
 * Puts parcels together from pieces as they come off a pipe and hands each whole one on. Gives false, and takes no more,
 * when one is larger than `largest` bytes or is no JSON.
 */
export function parcelReader(largest: number, whole: (parcel: Parcel) => void): (piece: Uint8Array) => boolean {
  let lengths = filling(8)
  let json: Filling | undefined
  let bytes: Filling | undefined
  return (piece) => {
    let rest = piece
    while (rest.length > 0 || bytes?.missing() === 0) {
      if (lengths.missing() > 0) rest = lengths.take(rest)
      if (lengths.missing() > 0) return true
      if (json === undefined || bytes === undefined) {
        const view = new DataView(lengths.held.buffer)
        if (view.getUint32(0, true) + view.getUint32(4, true) > largest) return false
        json = filling(view.getUint32(0, true))
        bytes = filling(view.getUint32(4, true))
      }
      rest = bytes.take(json.take(rest))
      if (json.missing() + bytes.missing() > 0) return true
      const parcel = { words: readJson(json.held), bytes: bytes.held }
      if (parcel.words === undefined) return false
      ;[lengths, json, bytes] = [filling(8), undefined, undefined]
      whole(parcel)
    }
    return true
  }
}

type Filling = { readonly held: Uint8Array<ArrayBuffer>; missing(): number; take(piece: Uint8Array): Uint8Array }

function filling(length: number): Filling {
  const held = new Uint8Array(length)
  let filled = 0
  return {
    held,
    missing: () => length - filled,
    take(piece) {
      const taken = piece.subarray(0, length - filled)
      held.set(taken, filled)
      filled += taken.length
      return piece.subarray(taken.length)
    },
  }
}

function readJson(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(json)) as unknown
  } catch {
    return undefined
  }
}
