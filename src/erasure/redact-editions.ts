import { redact, type Transaction } from '../platform/index.ts'
import { erasableAt, rerenderRedacted } from '../publishing/index.ts'
import type { Mention } from './find-mentions.ts'
import { withoutWords } from './without-words.ts'
import type { Spellings } from './spellings.ts'

type Settings = { readonly spellings: Spellings; readonly erasure: number; readonly at: Date }

/**
 * Redacts the published editions among these mentions: each text that holds the words is replaced whole, so that the
 * edition still proves its fingerprint. Gives how many editions show a gap now.
 */
export async function redactEditions(tx: Transaction, mentions: readonly Mention[], { spellings, erasure, at }: Settings): Promise<number> {
  let redacted = 0
  for (const { where, prefix, places, record, value } of mentions) {
    if (where.kind !== 'edition') continue
    if (prefix === '') {
      const pointers = places.flatMap((place) => pointerOf(place.at))
      if (pointers.length > 0 && (await rerenderRedacted(tx, where, pointers, { erasure, at }))) redacted++
    }
    // Who published stands beside what a list shows, and is in no edition.
    else if (places.some((place) => place.at === '/published_by')) await redact(tx, record, withoutWords(value, spellings), erasure)
  }
  return redacted
}

/** Where in its edition a text stands that can be erased. */
function pointerOf(at: string): string[] {
  if (!at.startsWith('/edition/')) return []
  const pointer = at.slice('/edition'.length)
  return erasableAt(pointer) === null ? [] : [pointer]
}
