import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Edition } from '../../../publishing/index.ts'
import { sentenceDifference } from './sentence-difference.ts'

const sentence = (words: string) => ({ text: words, own_words: true, notes: [], contested: false })
const edition = (text: readonly string[], asks: readonly string[] = []): Edition =>
  ({ sections: [{ sentences: text.map(sentence) }], asks: asks.map(sentence) }) as unknown as Edition
const texts = fc.array(fc.constantFrom('A b.', 'B c.', 'C d.', 'A c d.', 'E.'), { maxLength: 8 })

function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...all]
  for (const text of some) left.splice(left.indexOf(text), 1)
  return left.toSorted()
}

test('a sentence written anew is shown once, with its words; what is only there or only gone is shown whole', () => {
  const [changed, added] = sentenceDifference(
    edition(['She was moved.', 'Nobody knew.'], ['Let her go.']),
    edition(['She was taken.', 'Nobody knew.'], ['Let her go.', 'Say where she is.']),
  )
  assert.ok(changed?.kind === 'changed')
  assert.deepEqual(
    changed.before.filter(({ only }) => only).map(({ text }) => text.trim()),
    ['moved.'],
  )
  assert.deepEqual(added, { kind: 'added', text: 'Say where she is.' })
})

test('the same text has no difference, and whatever differs can be put together from what is shown', () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      assert.deepEqual(sentenceDifference(edition(one), edition(one)), [])
      const changes = sentenceDifference(edition(one), edition(other))
      const gone = changes.flatMap((change) =>
        change.kind === 'removed' ? [change.text] : change.kind === 'changed' ? [change.before.map(({ text }) => text).join('')] : [],
      )
      const come = changes.flatMap((change) =>
        change.kind === 'added' ? [change.text] : change.kind === 'changed' ? [change.after.map(({ text }) => text).join('')] : [],
      )
      // What is the same in both is left over on both sides alike.
      assert.deepEqual(without(one, gone), without(other, come))
    }),
  )
})
