import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { editionPdf, type Edition } from '../../src/publishing/index.ts'
import {
  arabicEdition,
  chineseEdition,
  farsiEdition,
  longEdition,
  mixedEdition,
  spanishEdition,
} from '../../src/publishing/pdf/example-editions.ts'
import { lacksDebianPackages } from './debian.ts'

const skip = lacksDebianPackages('poppler-utils')
const folder = mkdtempSync(join(tmpdir(), 'amparo-pdf-text-'))
after(() => rmSync(folder, { recursive: true, force: true }))

suite('Text copied out of a PDF by poppler, which is not ours', { skip }, () => {
  for (const [name, edition] of [
    ['Spanish', spanishEdition],
    ['Chinese', chineseEdition],
    ['long', longEdition],
  ] as const)
    test(`gives every sentence of the ${name} edition as it was written`, async () => {
      const text = together(await copied(edition))
      for (const sentence of textsOf(edition)) assert.ok(text.includes(together(sentence)), `'${sentence}' is not in the text`)
    })

  for (const [name, edition] of [
    ['Arabic', arabicEdition],
    ['Farsi', farsiEdition],
    ['mixed', mixedEdition],
  ] as const)
    test(`gives the words of the ${name} edition with their letters in their order`, async () => {
      const words = new Set(wordsIn(await copied(edition)))
      for (const sentence of textsOf(edition)) {
        // Letters under vowel signs are drawn in two runs, and poppler copies them twice (docs/decisions/0004).
        for (const word of wordsIn(sentence.replace(/\S*\p{M}\S*/gu, ' ')))
          assert.ok(words.has(word), `'${word}' of '${sentence}' is not in the text`)
      }
    })

  test('finds no box, no direction mark of ours and no letter outside the page', async () => {
    for (const edition of [spanishEdition, arabicEdition, chineseEdition, mixedEdition, farsiEdition, longEdition]) {
      const file = await saved(edition)
      const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
      assert.doesNotMatch(text, /[\ufffd\u2066-\u2069]/)
      const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
      for (const [, left, right] of boxes.matchAll(/<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"/g))
        assert.ok(Number(left) >= 50 && Number(right) <= 546, `a word runs from ${left} to ${right} of 595 points`)
    }
  })
})

async function saved(edition: Edition): Promise<string> {
  const outcome = await editionPdf(edition, { hash: 'f'.repeat(64), address: 'https://amparo.example/appeals/ex-001' })
  assert.equal(outcome.kind, 'rendered')
  const file = join(folder, `${edition.lang}-${edition.title.length}.pdf`)
  if (outcome.kind === 'rendered') writeFileSync(file, outcome.bytes)
  return file
}

const copied = async (edition: Edition): Promise<string> => execFileSync('pdftotext', [await saved(edition), '-'], { encoding: 'utf8' })

const textsOf = (edition: Edition): string[] => [
  edition.title,
  edition.summary,
  ...[...edition.sections.flatMap((section) => section.sentences), ...edition.asks].map((sentence) => sentence.text),
  ...edition.to.map((addressee) => addressee.name),
]

/** Without what a line's end, a column or the reader's own direction marks put in between. */
const together = (text: string): string => text.replace(/[\s\u200b\u200e\u200f\u202a-\u202e]/gu, '')

/** Words by their letters; the joiners of Farsi come out on the other side of their letter in some readers. */
const wordsIn = (text: string): string[] =>
  text.replace(/[\u200c\u200e\u200f\u202a-\u202e]/gu, '').match(/\p{N}+|[\p{Script=Arabic}--\p{N}]+|[\p{L}--\p{Script=Arabic}]+/gv) ?? []
