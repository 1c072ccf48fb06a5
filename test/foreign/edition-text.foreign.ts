import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { digitsOf } from '../../src/kit/index.ts'
import { temporaryFolder } from '../../src/platform/testing.ts'
import { editionPdf, posterPdf, type Edition } from '../../src/publishing/index.ts'
import { composeSheet } from '../../src/publishing/pdf/compose-sheet.ts'
import { arabicEdition, chineseEdition, farsiEdition, spanishEdition } from '../../src/publishing/pdf/example-editions.ts'
import { amharicEdition, russianEdition } from '../../src/publishing/pdf/more-example-editions.ts'
import { lacksDebianPackages } from './debian.ts'

const place = { hash: '0123456789abcdef'.repeat(4), address: 'https://amparo.example/appeals/EX-001' }
const folder = temporaryFolder()

const skip = lacksDebianPackages('poppler-utils')

suite('The text that poppler takes out of a sheet, normalised (docs/publishing.md), is what the edition says', { skip }, () => {
  for (const [name, edition] of [
    ['Spanish', spanishEdition],
    ['Chinese', chineseEdition],
    ['Russian', russianEdition],
    ['Amharic', amharicEdition],
  ] as const)
    test(`in ${name}: the same words, each as often`, async () => {
      assert.deepEqual(counted(wordsIn(await copied(edition))), counted(wordsIn(printed(edition))))
    })

  for (const [name, edition] of [
    ['Arabic', arabicEdition],
    ['Farsi', farsiEdition],
  ] as const)
    test(`in ${name}: the same letters, each as often, but for those under two signs or a hamza, which may be there once more`, async () => {
      const [expected, found] = [counted(lettersIn(printed(edition))), counted(lettersIn(await copied(edition)))]
      const twice = counted(drawnTwice(printed(edition)))
      assert.deepEqual(Object.keys(found), Object.keys(expected))
      for (const [letter, count] of Object.entries(expected)) {
        const more = (found[letter] ?? 0) - count
        assert.ok(more >= 0 && more <= (twice[letter] ?? 0), `'${letter}' is there ${found[letter]} times for ${count}`)
      }
    })
})

suite('A camera that is not ours (ZBar) reads the poster', { skip: lacksDebianPackages('poppler-utils', 'zbar-tools') }, () => {
  for (const edition of [spanishEdition, arabicEdition])
    test(`in ${edition.lang}: its code is the address of the appeal`, async () => {
      const poster = await posterPdf(edition, place)
      assert.ok(poster.kind === 'rendered')
      const file = join(folder, `poster-${edition.lang}`)
      writeFileSync(`${file}.pdf`, poster.bytes)
      execFileSync('pdftoppm', ['-r', '60', '-png', '-singlefile', `${file}.pdf`, file])
      assert.equal(
        execFileSync('zbarimg', ['--quiet', '--raw', `${file}.png`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
        place.address,
      )
    })
})

/** Everything that the sheet prints, its foot on both of its pages; numbers with the digits of the language. */
function printed(edition: Edition): string {
  const { lang: _, region: _region, script: _script, dir: _dir, stop: _stop, page, foot, ...sheet } = composeSheet(edition, place)
  const format = new Intl.NumberFormat(edition.lang, { numberingSystem: digitsOf(edition.lang), useGrouping: false })
  const feet = [1, 2].map((number) => `${foot} ${page.replace('{page}', format.format(number)).replace('{pages}', format.format(2))}`)
  return [...textsOf(sheet, format), ...feet].join(' ')
}

const textsOf = (value: unknown, format: Intl.NumberFormat): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [format.format(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((each) => textsOf(each, format)) : []
}

async function copied(edition: Edition): Promise<string> {
  const outcome = await editionPdf(edition, place)
  assert.equal(outcome.kind, 'rendered')
  const file = join(folder, `${edition.lang}.pdf`)
  if (outcome.kind === 'rendered') writeFileSync(file, outcome.bytes)
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' })
}

const visible = (text: string): string => text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '')

/** A Chinese character is a word. */
const wordsIn = (text: string): string[] =>
  visible(text.normalize('NFC')).match(/\p{Script=Han}|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+/gv) ?? []

/** Letters and digits without the signs over and under them, which come before their letter in some lines and after it in others. */
const lettersIn = (text: string): string[] => visible(text.normalize('NFKD')).match(/[\p{L}\p{N}]/gu) ?? []

/** Most letters under two signs are drawn in two runs, as is a Farsi heh with a hamza, and poppler copies them twice (docs/decisions/0004). */
const drawnTwice = (text: string): string[] =>
  Array.from(text.normalize('NFKD').matchAll(/(\p{L})\p{M}{2,}|(ه)\u0654/gu), ([, under, heh]) => under ?? heh ?? '')

/** How often each is there, in the order of the letters. */
const counted = (items: readonly string[]): Record<string, number> => {
  const groups = Map.groupBy(items.toSorted(), (item) => item)
  return Object.fromEntries(Array.from(groups, ([item, all]) => [item, all.length]))
}
