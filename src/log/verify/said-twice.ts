import { randomInt } from 'node:crypto'

/** Notes commitments, and says in the end which may stand there twice. */
export type SaidTwice = {
  readonly note: (line: string) => void
  /** Null where none does. Else gives the index of the earlier entry that has the same commitment; takes all entries again, in order. */
  readonly suspects: () => ((line: string, index: number) => number | undefined) | null
}

/**
 * Finds commitments that stand in a log more than once: the signature of one person, counted as several. Salts are drawn by chance, so two
 * are never the same by themselves. Keeps six bytes of each, at places that are drawn anew each time, so that nobody can make some that look
 * the same; where any do, the entries are to be read again and compared whole.
 */
export function saidTwice(): SaidTwice {
  const places = Array.from({ length: 32 }, (_, place) => place)
  for (let at = places.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1)
    ;[places[at], places[other]] = [places[other] as number, places[at] as number]
  }
  const buckets: Bucket[] = Array.from({ length: 256 }, () => ({ full: [], last: new Uint8Array(chunk), used: 0 }))
  const bytes = Buffer.alloc(32)
  const byteAt = (at: number): number => bytes[places[at] as number] as number
  return {
    note(line) {
      const commitment = commitmentIn(line)
      if (commitment === undefined) return
      bytes.write(commitment, 'base64url')
      const bucket = buckets[byteAt(0)] as Bucket
      if (bucket.used === chunk) {
        bucket.full.push(bucket.last)
        bucket.last = new Uint8Array(chunk)
        bucket.used = 0
      }
      for (let at = 0; at < width; at += 1) bucket.last[bucket.used + at] = byteAt(at + 1)
      bucket.used += width
    },
    suspects() {
      const names = new Set(buckets.flatMap((bucket, first) => repeated(bucket).map((rest) => `${first} ${rest}`)))
      if (names.size === 0) return null
      const seen = new Map<string, number>()
      return (line, index) => {
        const commitment = commitmentIn(line)
        if (commitment === undefined) return undefined
        bytes.write(commitment, 'base64url')
        let rest = 0
        for (let at = 0; at < width; at += 1) rest = rest * 256 + byteAt(at + 1)
        if (!names.has(`${byteAt(0)} ${rest}`)) return undefined
        const before = seen.get(commitment)
        if (before === undefined) seen.set(commitment, index)
        return before
      }
    },
  }
}

type Bucket = { readonly full: Uint8Array[]; last: Uint8Array; used: number }

/** In bytes: of what is kept of one, besides that by which its bucket is chosen; and of how much room is made at once. */
const width = 5
const chunk = 1000 * width

/** What stands in a bucket more than once, as numbers. */
function repeated({ full, last, used }: Bucket): number[] {
  const all = new Float64Array((full.length * chunk + used) / width)
  let next = 0
  for (const part of [...full, last.subarray(0, used)])
    for (let from = 0; from < part.length; from += width) {
      let number = 0
      for (let at = from; at < from + width; at += 1) number = number * 256 + (part[at] as number)
      all[next] = number
      next += 1
    }
  all.sort()
  const found: number[] = []
  for (let at = 1; at < all.length; at += 1) if (all[at] === all[at - 1]) found.push(all[at] as number)
  return found
}

/** Of a sign-on or its correction: it stands before its last fields. */
function commitmentIn(line: string): string | undefined {
  if (!line.startsWith('amparo-log/1 sign ') && !line.startsWith('amparo-log/1 correct ')) return undefined
  const from = line.indexOf(' ', line.indexOf(' ', 13) + 1) + 1
  const end = line.indexOf(' ', from)
  return end - from === 43 ? line.slice(from, end) : undefined
}
