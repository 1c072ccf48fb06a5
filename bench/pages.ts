import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { keepAppeal } from '../src/appeals/index.ts'
import { importCaseFile, projectFacts, readAppealFile } from '../src/cases/index.ts'
import { listenForNews, openFiles, projectPath, readProjectFile, silentLog, systemClock } from '../src/platform/index.ts'
import { editionPdf, findEdition, openSheets, publishAppeal, type Edition } from '../src/publishing/index.ts'
import { guard } from '../src/web/guard.ts'
import { publicApp, publicNews, samePages } from '../src/web/public/app.tsx'
import { serve } from '../src/web/serve.ts'
import { benchBesideNginx } from './beside-nginx.ts'
import { inNewInstallation } from './installation.ts'
import { measure, report } from './measure.ts'

const appeals = ['ZAF-001-0988', 'PER-001-0721', 'INT-001-1126']

/** Pages from a real database under 20 ms of CPU; PDFs under 100 ms warm. Baselines: a null endpoint, the shortest of the sheets. */
export async function benchPages(): Promise<void> {
  await inNewInstallation(async ({ db, connection }, folder) => {
    await fill(db)
    const origin = 'http://localhost:8080'
    const needs = { db, files: openFiles(join(folder, 'files'), db), clock: systemClock, log: silentLog }
    const sheets = openSheets({ ...needs, addressOf: (appeal) => `${origin}/appeals/${appeal}` })
    const pages = publicApp({ db, sheets, clock: systemClock, origin })
    const { app } = pages
    const empty = new Hono().get('/', (c) => c.text('ok'))
    const get = async (path: string): Promise<number> => (await (await app.request(path)).text()).length

    console.log('Pages, from a request to the last byte, with the edition read from the database')
    for (const path of ['/', '/method', '/feed.atom', ...appeals.map((id) => `/appeals/${id}`), `/appeals/${appeals[0]}.pdf`]) {
      assert.equal((await app.request(path)).status, 200, path)
      report(
        await measure(
          { name: path, run: () => get(path) },
          { name: 'an endpoint that says ok', run: async () => (await empty.request('/')).text() },
          { rounds: 41, warm: 40 },
        ),
        { milliseconds: 20, of: 'cpu' },
      )
    }

    const news = listenForNews(connection, publicNews, silentLog)
    const guarded = guard(pages, { site: 'public', origin, db, log: silentLog })
    const served = await serve(guarded, { address: '127.0.0.1', port: 0, variable: 'PORT', same: { paths: samePages, news } })
    if (served.kind === 'refused') throw new Error(served.reason)
    await benchBesideNginx(served.port, ['/', ...appeals.map((id) => `/appeals/${id}`)])
    await served.close()
    await news.stop()

    console.log('PDF sheets, with the compiler warm')
    const hash = 'f'.repeat(64)
    const [smallest, ...others] = await Promise.all(appeals.map(async (id) => ({ id, edition: (await findEdition(db, id))?.edition })))
    for (const { id, edition } of others) {
      if (smallest?.edition === undefined || edition === undefined) throw new Error('an appeal was not published')
      const [large, small] = [edition, smallest.edition]
      report(
        await measure(
          { name: `${id}.pdf`, run: () => editionPdf(another(large), { hash }) },
          { name: `${smallest.id}.pdf (the shortest)`, run: () => editionPdf(another(small), { hash }) },
          { rounds: 15, warm: 15 },
        ),
        { milliseconds: 100, of: 'wall' },
      )
    }
  })
}

let round = 0

/** The same appeal with every sentence changed: Typst remembers what it has set before, and must not here. */
function another(edition: Edition): Edition {
  round += 1
  const changed = (sentences: Edition['asks']): Edition['asks'] =>
    sentences.map((sentence) => ({ ...sentence, text: `${sentence.text} (${round})` }))
  const notes = edition.notes.map((note) => ({ ...note, case: { ...note.case, title: `${note.case.title} ${round}` } }))
  return {
    ...edition,
    notes,
    asks: changed(edition.asks),
    sections: edition.sections.map((section) => ({ ...section, sentences: changed(section.sentences) })),
  }
}

async function fill(db: Parameters<typeof importCaseFile>[0]): Promise<void> {
  const facts = projectFacts()
  const clock = systemClock
  for (const file of readdirSync(projectPath('data', 'demo')).filter((name) => name.endsWith('.yaml')))
    await importCaseFile(db, readProjectFile('data', 'demo', file), { file, facts, clock })
  const file = 'independent-doctors.yaml'
  const alone = readAppealFile(readProjectFile('data', 'demo', 'appeals', file), { file })
  if (alone.kind === 'read') await keepAppeal(db, alone.appeal, { clock })
  for (const id of appeals) {
    const outcome = await publishAppeal(db, id, { as: 'operator', by: 'bench', clock, facts })
    assert.equal(outcome.kind, 'published', JSON.stringify(outcome))
  }
}
