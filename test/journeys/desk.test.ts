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

/** A case of a person who does not exist, as a team has it on the first day: who is who, and nothing said yet. */
const firstDay = readCase(`
format: amparo-case/1
case: {id: ex-1, title: 'Fictional: Ana Ejemplo at Valdeniebla', country: PE, summary: A person who does not exist., opened: '2021-07-15'}
subjects:
  - {id: P1, kind: person, names: [{text: Ana Ejemplo, lang: es, kind: legal}]}
sources:
  - {id: S1, name: Sister of Ana Ejemplo, kind: family}
  - {id: S2, name: Prison service, kind: authority}
consents:
  - {subject: P1, given_by: Ana Ejemplo, relation: herself, scope: Publication of an appeal about her health, on: '2021-07-16'}
`)

/** Most clicks and keys that do something, and fields typed into, for all of it by both people, sign-in included. */
const most = { done: 46, typed: 25 } as const

async function signIn(person: Somebody, { deskOrigin, password }: OpenedSites, role: string): Promise<void> {
  await person.page.goto(`${deskOrigin}/cases`)
  await person.type('Name', role)
  await person.type('Password', password)
  await person.press('Sign in')
}

const title = 'Let a doctor of her choice examine Ana Ejemplo'
const case1 = 'Fictional: Ana Ejemplo at Valdeniebla'

/** What somebody says of the day of the move. */
async function enterDay(person: Somebody, statement: string, day: string): Promise<void> {
  await person.type('What was said, in a sentence', statement)
  await person.type('Answer', day)
}

async function enterWhatContradicts(editor: Somebody): Promise<void> {
  await editor.press(case1)
  await editor.press('Log a call')
  await editor.type('Who called', 'Sister of Ana Ejemplo')
  await editor.type('What was said', 'She was taken to a hospital on 17 July 2021.')
  await editor.press('Log the call')
  await editor.press('Make a claim of it')
  await editor.pick('Question', 'When was the person moved to a hospital?')
  await enterDay(editor, 'She was taken to a hospital on 17 July 2021.', '17 July 2021')
  await editor.press('Save it and allow publishing')
  await editor.press(/^Add what somebody says/)
  await editor.tick(/^Prison service/)
  await enterDay(editor, 'She was moved of her own will on 20 July 2021.', '2021-07-20')
  await editor.press('Save it and allow publishing')
  assert.match(await editor.says(), /1 contested question/)
}

async function rule(editor: Somebody): Promise<void> {
  await editor.press(/^Rule on it/)
  // No side is taken for anybody: that is how the form opens.
  for (const account of ['17 July 2021', '20 July 2021'])
    assert.ok(
      await editor.page
        .getByRole('group', { name: account })
        .getByLabel(/takes no side/)
        .isChecked(),
    )
  assert.ok(await editor.page.getByLabel(/^As the accounts make it/).isChecked())
  await editor.type('Why', 'Both speak of the same move. Nobody has shown a record of it.')
  await editor.press('Rule')
  assert.match(await editor.says(), /Nobody has shown a record/)
}

/** Writes the appeal, answers for its risks, and asks for its approval. Gives its id. */
async function write(editor: Somebody, way: Way): Promise<string> {
  await editor.press(case1)
  await editor.press('Write an appeal')
  await editor.type('Title', title)
  await editor.type('Summary', 'Her sister and the prison service differ about when she was moved to a hospital.')
  await editor.type('What it asks', 'Let a doctor of her choice examine her.')
  await editor.type('Who decides', 'Head of the prison service')
  await editor.type('Office', 'Prison service')
  await editor.press('Begin the appeal')
  await editor.type('The sentence', 'Her sister says she was moved on 17 July 2021; the prison service says on 20 July.')
  assert.equal(await editor.page.getByLabel('Find a claim, a point or a norm').isVisible(), !way.script)
  assert.match(await editor.says(), way.script ? /Type \/ and a word, such as \/hospital/ : /Find it below by its words/)
  if (way.script) {
    await editor.type('What it cites', '')
    await editor.page.keyboard.type('/moved hosp')
    await editor.page
      .getByRole('option', { name: /contested/ })
      .first()
      .waitFor()
    await editor.key('Enter')
  } else {
    await editor.type('Find a claim, a point or a norm', 'moved hosp')
    await editor.press('Find')
    await editor.tick(/^When was the person moved|#P1/)
  }
  await editor.press('Add')
  assert.match(await editor.says(), /Contested. The accounts/)
  await editor.press('Answer the risk review')
  // The sister of the person is named, and gave no consent that is on record.
  await editor.tick('Sister of Ana Ejemplo')
  for (const question of await editor.page
    .locator('section.question')
    .filter({ hasNot: editor.page.locator('#names') })
    .all()) {
    const consents = await question.getByLabel(/consents on record/).count()
    await editor.tick(consents > 0 ? /consents on record/ : /^No$/, question)
  }
  await editor.press('Save the answers')
  await editor.press('Ask for the approval of this text')
  return new URL(editor.page.url()).pathname.split('/')[2] ?? ''
}

async function approve(reviewer: Somebody): Promise<void> {
  await reviewer.press(/waits for your approval$/)
  await reviewer.tick(/approve it$/)
  await reviewer.press('Decide')
}

async function publish(editor: Somebody, appeal: string): Promise<void> {
  await editor.press(appeal)
  await editor.press('Publish…')
  await editor.press('Publish version 1')
}

/** From sign-in to what is taken down again, by an editor and a reviewer. Gives how much they had to do for it. */
async function journey(sites: OpenedSites, way: Way): Promise<{ readonly done: number; readonly typed: number }> {
  const [editor, reviewer] = [await Somebody.come(browser, way), await Somebody.come(browser, way)]
  await signIn(editor, sites, 'editor')
  if (way.mirrored) await editor.mirror()
  await enterWhatContradicts(editor)
  await rule(editor)
  const appeal = await write(editor, way)
  await signIn(reviewer, sites, 'reviewer')
  await approve(reviewer)
  await publish(editor, appeal)
  const readers = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const read = async (): Promise<string> => {
    await readers.goto(`${sites.publicOrigin}/appeals/${appeal}`)
    return readers.innerText('body')
  }
  const published = await read()
  assert.match(published, /Contested/)
  assert.match(published, /A second person approved this text/)
  assert.doesNotMatch(published, /Noted on/)
  // Somebody says something else.
  await editor.press('Back to the text')
  await editor.press('When was the person moved to a hospital?')
  await editor.press(/^Add what somebody says/)
  await editor.tick(/^Sister of Ana/)
  await enterDay(editor, 'It was on 18 July 2021, after midnight.', '2021-07-18')
  assert.match(await editor.says(), /readers may see a dated note at once/)
  await editor.press('Save it and allow publishing')
  assert.match(await read(), /Noted on .*further account/)
  await editor.press(/^Used in 1 sentence/)
  await editor.press(/^Take .*down/)
  await editor.type('Why', 'Her sister asks for it.')
  await editor.press('Take it down')
  assert.match(await read(), /has been taken down.*Her sister asks for it/s)
  await readers.context().close()
  await Promise.all([editor.leave(), reviewer.leave()])
  return { done: editor.done + reviewer.done, typed: editor.typed + reviewer.typed }
}

const ways: readonly (readonly [string, Way])[] = [
  ['with script', { script: true, mirrored: false, keyboard: false }],
  ['without script, laid out from right to left', { script: false, mirrored: true, keyboard: false }],
  ['with the keyboard alone, laid out from right to left', { script: true, mirrored: true, keyboard: true }],
  ['with the keyboard alone, without script', { script: false, mirrored: false, keyboard: true }],
]

for (const [name, way] of ways)
  test(`from a call to a published appeal, the note beside it and its end, ${name}`, () =>
    withSites(
      async (sites) => {
        const { done, typed } = await journey(sites, way)
        assert.ok(done < most.done && typed < most.typed, `it took ${done} clicks and keys, and ${typed} fields`)
      },
      async (db) => {
        await importCase(db, firstDay, { clock: systemClock })
        return [(await loadCaseWith(db, 'ex-1'))!.key]
      },
    ))
