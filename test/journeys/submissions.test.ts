import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { importCaseFile, loadCaseWith } from '../../src/cases/index.ts'
import { openBrowser } from '../browser.ts'
import { withSites, type OpenedSites } from '../desk/sites.ts'
import { facts, hospitalCase } from '../fixtures/hospital-case.ts'
import { Somebody } from './somebody-at-the-desk.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

const file = `${hospitalCase}consents:
  - {subject: ana, given_by: Ana Ejemplo, relation: herself, capacity: self, scope: that bodies are told, covers: [authorities, name, publication], on: '2021-07-20'}
`

async function signIn({ deskOrigin, password }: OpenedSites, name: 'editor' | 'reviewer'): Promise<Somebody> {
  const somebody = await Somebody.come(browser, { script: true, mirrored: false, keyboard: name === 'editor' })
  await somebody.page.goto(`${deskOrigin}/cases/example/submissions`)
  await somebody.type('Name', name)
  await somebody.type('Password', password)
  await somebody.press('Sign in')
  return somebody
}

test('somebody drafts a submission from a case, says on which consent it rests, another person approves it, and it is brought to its body', () =>
  withSites(
    async (sites) => {
      const editor = await signIn(sites, 'editor')
      await editor.press('Begin a submission')
      await editor.pick('What is submitted', /deprivation of liberty/)
      await editor.press('Draft it from the case')
      assert.match(await editor.says(), /Contested: When was the person moved to a hospital\?\s+– 17 July 2021 \(Lawyer of the prisoner\)/)
      await editor.press('Answer: Relation to the person and consent')
      await editor.tick(/^Ana Ejemplo \(herself\)/)
      await editor.press('Save the answer')
      await editor.press('Answer: Who made the arrest')
      await editor.type('Answer', 'Soldiers, her sister says {C3}')
      await editor.press('Save the answer')

      for (const [question, ours] of [
        ['Family name', 'Ejemplo'],
        ['Name and address', 'A committee, Lima'],
      ] as const) {
        await editor.press(`Answer: ${question}`)
        await editor.type('Answer', ours)
        await editor.tick(/^Paragraphs that name no claim are stated by us/)
        await editor.press('Save the answer')
      }

      const reviewer = await signIn(sites, 'reviewer')
      await reviewer.press('Submission on a deprivation of liberty')
      await reviewer.press('Approve and freeze it')
      assert.match(await reviewer.says(), /Nothing of it changes any more/)
      await reviewer.leave()

      await editor.page.reload()
      await editor.press('I brought it there by post, portal, fax or in person…')
      await editor.tick('portal of the body')
      await editor.type('On which day', new Date().toISOString().slice(0, 10))
      await editor.type('Where it went', 'Its portal, number 12')
      await editor.press('Record it')
      assert.match(await editor.says(), /portal of the body: sent/)
      await editor.press('Submissions', editor.page.getByRole('navigation', { name: 'Way here' }))
      assert.match(await editor.says(), /UN Working Group on Arbitrary Detention[\s\S]*answer of the State due in 60 days/)
      await editor.leave()
    },
    async (db) => {
      const imported = await importCaseFile(db, file, { file: 'case.yaml', facts, clock: () => new Date('2021-07-25T10:00:00Z') })
      assert.equal(imported.kind, 'imported', JSON.stringify(imported))
      return [(await loadCaseWith(db, 'example'))!.key]
    },
  ))
