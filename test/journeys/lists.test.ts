import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { listJobs } from '../../src/lists/index.ts'
import { temporaryFolder } from '../../src/platform/testing.ts'
import { testTableReader } from '../../src/web/desk/testing.ts'
import { openBrowser } from '../browser.ts'
import { withSites, type OpenedSites } from '../desk/sites.ts'
import { facts } from '../fixtures/hospital-case.ts'
import { Somebody } from './somebody-at-the-desk.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

const list = `id,Nombre completo,Fecha de nacimiento,prision
1,Ana Ejemplo,1954-02-29,Penal de Libertad
2,أحمد الخطيب,1960-05-01,desaparecido
`

/** What waits in the background is done. */
async function doJobs({ db, files }: OpenedSites): Promise<void> {
  const jobs = listJobs(db, { files, reader: testTableReader, facts, clock: () => new Date(), afterwards: () => Promise.resolve() })
  const { rows } = await sql<{
    id: string
    staff: string
  }>`select id, prepared_by as staff from list_imports where state = 'waiting'`.execute(db)
  for (const row of rows) await jobs['list-imports']!(row)
}

for (const script of [true, false])
  test(`somebody imports a list with a bad column, undoes it, mends the column and imports it again, ${script ? 'with' : 'without'} script`, () =>
    withSites(async (sites) => {
      const path = join(temporaryFolder(), 'list.csv')
      writeFileSync(path, list)
      const editor = await Somebody.come(browser, { script, mirrored: false, keyboard: false })
      await editor.page.goto(`${sites.deskOrigin}/cases/new`)
      await editor.type('Name', 'editor')
      await editor.type('Password', sites.password)
      await editor.press('Sign in')
      await editor.press('Import a list')
      await editor.page.setInputFiles('input[type=file]', path)
      await editor.type('What the list is called', 'List of the committee')
      await editor.type('Who publishes it', 'Committee of relatives')
      await editor.pick('What kind of source that is', /organisation|NGO/i)
      await editor.pick('Country that it is about', 'Uruguay')
      await editor.press('Send the list and look at its columns')
      const column = editor.page.getByRole('group', { name: 'prision' })
      await editor.type('What it is', 'Place of birth', column)
      await editor.press('Look at the rows')
      await editor.press('Import the list')
      await doJobs(sites)
      await editor.press('See how far it is')
      assert.match(await editor.says(), /New people\s+2[\s\S]*Take it back/)
      await editor.press('Undo the whole import')
      assert.match(await editor.says(), /Undone: nothing of the list stands in the case any more/)
      await editor.press('Prepare it again')
      await editor.type('What it is', 'Place of custody', column)
      await editor.press('Look at the rows')
      assert.match(await editor.says(), /This says how somebody is, not where: a status in a column of places/)
      await editor.press('Import the list')
      await doJobs(sites)
      await editor.press('See how far it is')
      assert.match(await editor.says(), /Imported[\s\S]*Claims that are here already\s+0/)
      await editor.leave()
    }))
