import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { importCase, loadCaseWith } from '../../src/cases/index.ts'
import { systemClock } from '../../src/platform/index.ts'
import { openBrowser } from '../browser.ts'
import { withSites } from '../desk/sites.ts'
import { readCase } from '../fixtures/hospital-case.ts'
import { Somebody } from './somebody-at-the-desk.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

/** Two files that may be about one person, of whom one is written in Arabic, with a day of birth that they share. */
const files = [
  [
    'north',
    'Fictional: Salim Darwani at Valdeniebla',
    '{text: Salim Darwani, lang: en, kind: known_as}, {text: Dr. Salim Yusuf Darwani, lang: en, kind: legal}',
    '1958-04',
  ],
  [
    'south',
    'خيالي: سليم درواني',
    '{text: سليم درواني, lang: ar, kind: known_as}, {text: سليم يوسف درواني, lang: ar, kind: legal}',
    '1958-04-11',
  ],
].map(([id, title, names, born]) =>
  readCase(`
format: amparo-case/1
case: {id: ${id}, title: '${title}', country: XX, summary: A person who does not exist., opened: '2026-01-15'}
subjects:
  - {id: P1, kind: person, names: [${names}]}
sources:
  - {id: S1, name: A committee, kind: ngo}
claims:
  - {id: C1, about: P1, said_by: [S1], said_on: '2026-01-16', statement: Born ${born}., asserts: [{fact: person.birth_date, value: '${born}'}]}
`),
)

for (const script of [true, false])
  test(`somebody judges whether two files are about one person, ${script ? 'with script' : 'without script'}`, () =>
    withSites(
      async ({ deskOrigin, password }) => {
        const editor = await Somebody.come(browser, { script, mirrored: false, keyboard: false })
        await editor.page.goto(`${deskOrigin}/cases/north`)
        await editor.type('Name', 'editor')
        await editor.type('Password', password)
        await editor.press('Sign in')
        await editor.press('Same person?')
        assert.match(
          await editor.says(),
          /1 pair to judge[\s\S]*سليم[\s\S]*Date of birth: April 1958 and 11 April 1958, which can both be so/,
        )
        await editor.press(/^Judge whether they are one/)
        await editor.tick(/^Undecided/)
        await editor.type('Why', 'Ask the committee for the father’s name.')
        await editor.press('Record it')
        assert.match(await editor.says(), /Recorded\.[\s\S]*Nobody has a name like this[\s\S]*Undecided\. Ask the committee/)
        await editor.page.setViewportSize({ width: 320, height: 700 })
        assert.ok(await editor.page.evaluate('document.documentElement.scrollWidth <= 320'), 'it fits a small screen')
        await editor.press(/^Judge again, or withdraw it/)
        assert.ok(await editor.page.evaluate('document.documentElement.scrollWidth <= 320'), 'and so does the form')
        await editor.tick(/^Withdraw the judgement/)
        await editor.type('Why', 'They were not asked yet.')
        await editor.press('Record it')
        assert.match(await editor.says(), /1 pair to judge/)
        await editor.leave()
      },
      async (db) => {
        const keys: number[] = []
        for (const file of files) {
          await importCase(db, file, { clock: systemClock })
          keys.push((await loadCaseWith(db, file.case.id))!.key)
        }
        return keys
      },
    ))
