import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawing, hostileFile, soundFiles } from './hostile-files.ts'
import { createExtractor, longestText, mediaTypeOf, type CopyOutcome, type Extraction } from './index.ts'

/** What is asked of one file: mostly what it says, and now and then a copy. */
async function ask(extractor: ReturnType<typeof createExtractor>, file: Uint8Array, n: number): Promise<Extraction | CopyOutcome> {
  if (n % 20 === 7) return extractor.withoutMetadata(file)
  if (n % 20 === 13)
    return extractor.redacted(file, { boxes: [{ page: 1, x: 0, y: 0, width: 0.5, height: 0.1 }], words: n % 40 === 13 ? [] : ['preso'] })
  return extractor.extract(file)
}

test('two thousand hostile files all get an answer, and none has the process go over its limit', { timeout: 240_000 }, async () => {
  const [megabytes, sound] = [512, await soundFiles()]
  const extractor = createExtractor({ seconds: 10, megabytes })
  const kinds = new Map<string, number>()
  for (let n = 0; n < 2_000; n += 1) {
    const file = await hostileFile(sound, drawing(n))
    const answer = await ask(extractor, file, n)
    kinds.set(answer.kind, (kinds.get(answer.kind) ?? 0) + 1)
    if (answer.kind === 'extracted')
      assert.ok(answer.text.length <= longestText && !answer.text.includes('\0') && answer.text.isWellFormed())
    if (answer.kind === 'unread' || answer.kind === 'refused') assert.match(answer.why, /^\S.*[.)]$/, `file ${n}`)
  }
  await extractor.stop()
  assert.ok(extractor.peak() <= megabytes, `${extractor.peak()} megabytes`)
  for (const kind of ['extracted', 'unread', 'made', 'refused']) assert.ok((kinds.get(kind) ?? 0) > 10, JSON.stringify([...kinds]))
})

test('what kind of file it is can be told of any bytes', async () => {
  const sound = await soundFiles()
  for (let n = 0; n < 1_000; n += 1) assert.match(mediaTypeOf(await hostileFile(sound, drawing(n + 1e6))), /^[a-z]+\/[a-z0-9.+-]+$/)
})
