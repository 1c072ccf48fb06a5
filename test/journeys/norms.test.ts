import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { importCase, loadCaseWith } from '../../src/cases/index.ts'
import { systemClock } from '../../src/platform/index.ts'
import { openBrowser } from '../browser.ts'
import { withSites, type OpenedSites } from '../desk/sites.ts'
import { readCase } from '../fixtures/hospital-case.ts'
import { Somebody, type Way } from './somebody-at-the-desk.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

/** A case of a person who does not exist, with an appeal that says little yet. */
const held = readCase(`
format: amparo-case/1
case: {id: ex-1, title: 'Fictional: Ana Ejemplo held alone', country: PE, summary: A person who does not exist., opened: '2021-07-15'}
subjects:
  - {id: P1, kind: person, names: [{text: Ana Ejemplo, lang: es, kind: legal}]}
sources:
  - {id: S1, name: Sister of Ana Ejemplo, kind: family}
appeals:
  - id: EX-ALONE
    title: 'Fictional: let Ana Ejemplo be with others'
    summary: Fictional.
    status: open
    opened: '2021-07-22'
    lang: en
    sections: [{heading: What is known, sentences: [{text: Her sister writes to her every week., own_words: true}]}]
    asks: [{text: Let her be with others., own_words: true}]
    to: [{name: Head of the prison service, title: Prison service}]
`)

const rule = /^Nelson Mandela Rules, Rule 43\(1\)\(b\)/
const title = 'Fictional: Ana Ejemplo held alone'

async function claim(editor: Somebody, statement: string, answer: { readonly type: string } | { readonly pick: string }): Promise<void> {
  await editor.tick(/^Sister of Ana/)
  await editor.type('What was said, in a sentence', statement)
  // Before the question is known, one field takes any answer; afterwards it is the one that fits.
  await ('type' in answer ? editor.type(/^Answer/, answer.type) : editor.pick('Answer', answer.pick))
  await editor.type('When it held', 'June 2021')
  await editor.press('Save it and allow publishing')
}

/** The norms of the case, not those of the catalogue. */
async function toNorms(editor: Somebody): Promise<void> {
  await editor.press(title)
  await editor.press('Norms', editor.page.locator('nav[aria-label="This case"]'))
}

/** From the claim to the sentence. */
async function journey({ deskOrigin, password }: OpenedSites, way: Way): Promise<void> {
  const editor = await Somebody.come(browser, way)
  await editor.page.goto(`${deskOrigin}/cases`)
  await editor.type('Name', 'editor')
  await editor.type('Password', password)
  await editor.press('Sign in')
  if (way.mirrored) await editor.mirror()
  await editor.press(title)
  await editor.press('Add a claim')
  await editor.pick('Question', 'For how many consecutive days was the person isolated?')
  await claim(editor, 'She was alone for 16 days in June.', { type: '16' })
  await toNorms(editor)
  assert.match(await editor.says(), /Rule 43\(1\)\(b\) with 44[\s\S]*Cannot tell/)
  // The file does not say enough: the checklist does what is missing, and begins the claim.
  for (const answered of [
    { question: /answers it.*Hours a day alone/, statement: 'She was alone 23 hours a day.', answer: { type: '23' } },
    { question: /answers it.*meaningful human contact/, statement: 'Nobody spoke to her.', answer: { pick: 'No' } },
  ]) {
    await editor.press('Open questions')
    await editor.press(answered.question)
    await claim(editor, answered.statement, answered.answer)
    await toNorms(editor)
  }
  await editor.press(rule)
  assert.match(await editor.says(), /May be engaged/)
  await editor.tick(/^Accept/)
  await editor.type('Why', 'Her sister heard it from her.')
  await editor.press('Decide')
  assert.match(await editor.says(), /Accepted by Demo editor/)
  await editor.press('Insert into an appeal…')
  await editor.press('Fictional: let Ana Ejemplo be with others')
  const text = editor.page.getByLabel('The sentence')
  assert.match(await text.inputValue(), /She was alone for 16 days in June\..*This may engage Nelson Mandela Rules, Rule 43/s)
  await editor.type(
    'The sentence',
    'Her sister says that she was alone for 16 days, 23 hours a day. This may engage Rule 43 of the Nelson Mandela Rules.',
  )
  await editor.press('Add to the appeal')
  const written = await editor.says()
  assert.match(written, /Her sister says that she was alone for 16 days/)
  assert.match(written, /Nelson Mandela Rules, Rule 43\(1\)\(b\) with 44 \(2015; standard\) in our words/i)
  await editor.press('Preview')
  assert.match(await editor.page.innerText('body'), /Rules of law that are cited[\s\S]*Nelson Mandela Rules, Rule 43/)
  await editor.leave()
}

const ways: readonly (readonly [string, Way])[] = [
  ['with script', { script: true, mirrored: false, keyboard: false }],
  ['without script, laid out from right to left', { script: false, mirrored: true, keyboard: false }],
]

for (const [name, way] of ways)
  test(`from a claim of 16 days of isolation to a sentence that cites the rule, ${name}`, () =>
    withSites(
      (sites) => journey(sites, way),
      async (db) => {
        await importCase(db, held, { clock: systemClock })
        return [(await loadCaseWith(db, 'ex-1'))!.key]
      },
    ))
