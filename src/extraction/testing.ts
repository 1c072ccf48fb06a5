import assert from 'node:assert/strict'
import { after } from 'node:test'
import { createExtractor, type CopyOutcome } from './index.ts'

export { pdfOf } from './example-files.ts'

/** An extractor that stops after the tests of a file. */
export const extractor = createExtractor()
after(() => extractor.stop())

type Made = Extract<CopyOutcome, { kind: 'made' }>

/** A copy that has to be made. */
export function made(outcome: CopyOutcome): Made {
  assert.ok(outcome.kind === 'made', JSON.stringify(outcome))
  return outcome
}

/** Why a copy is refused. */
export const refusal = (outcome: CopyOutcome): string => (outcome.kind === 'refused' ? outcome.why : 'made')

/** The words of a file, or why it has none. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const read = await extractor.extract(bytes)
  return read.kind === 'extracted' ? read.text : read.why
}

/** What a file tells of itself, by the labels of its facts. */
export async function factsOf(bytes: Uint8Array): Promise<string[]> {
  const read = await extractor.extract(bytes)
  return read.kind === 'extracted' ? read.facts.map(({ label }) => label) : [read.why]
}
