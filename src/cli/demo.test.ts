import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { demoPerson, type DemoAnswer } from '../../test/demo-person.ts'
import { amparo, startAmparo } from '../../test/running-amparo.ts'
import { temporaryFolder } from '../platform/testing.ts'

/** The data of a demo that was loaded and has stopped. */
let loaded: string | undefined

/** A copy of it of one's own: to load it takes many times as long. */
async function loadedDemo(): Promise<string> {
  if (loaded === undefined) {
    const demo = await startAmparo('demo')
    assert.equal(await demo.stop(), 0)
    loaded = demo.data
  }
  const data = temporaryFolder()
  // With its owners and permissions, which PostgreSQL looks at.
  execFileSync('cp', ['-a', `${loaded}/.`, data])
  return data
}

test('the demo loads once, starts warm the second time, and keeps its data apart from the rest', async (t) => {
  const first = await startAmparo('demo')
  t.after(() => first.stop())
  assert.match(first.printed(), /Guzmán.*claims kept/)
  assert.match(first.printed(), /INT-001-1126 takes sign-ons\. Its private key is in .*campaign-key-INT-001-1126\.json/)
  const key = join(first.data, 'demo', 'campaign-key-INT-001-1126.json')
  assert.equal(statSync(key).mode & 0o777, 0o600)
  assert.match(await (await fetch(`${first.origin}/appeals/INT-001-1126`)).text(), /No sign-on is shown yet.*Sign this appeal/s)
  const home = await (await fetch(first.origin)).text()
  await fetch(`${first.origin}/appeals/INT-001-1126.txt`)
  const nowhere = await amparo(['mirror', temporaryFolder()], { AMPARO_DATA: first.data })
  assert.match(nowhere.err, /That of the demo is in .*demo: AMPARO_DATA=.*demo works with it/)
  const misled = await amparo(['mirror', temporaryFolder()], { AMPARO_DATA: join(first.data, 'demo'), AMPARO_ORIGIN: '' })
  assert.match(misled.err, new RegExp(`is served at ${first.origin}, and this command was told .*AMPARO_ORIGIN=${first.origin}`))
  assert.equal(await first.stop(), 0)
  assert.equal(existsSync(join(first.data, 'postgres')), false)

  const second = await startAmparo('demo', { AMPARO_DATA: first.data })
  t.after(() => second.stop())
  assert.doesNotMatch(second.printed(), /kept|version 1|takes sign-ons/)
  assert.equal((await (await fetch(second.origin)).text()).replaceAll(second.origin, first.origin), home)
  assert.equal(await second.stop(), 0)
  loaded = first.data
})

test('a demo appeal that was taken down does not come back with the next start', async (t) => {
  const [data, appeal] = [await loadedDemo(), 'MEX-001-0215']
  const reason = ['--by', 'Ana B.', '--reason', 'It was only an example.']
  const down = await amparo(['take-down', appeal, ...reason], { AMPARO_DATA: join(data, 'demo') })
  assert.equal(down.status, 0, down.err)
  const second = await startAmparo('demo', { AMPARO_DATA: data })
  t.after(() => second.stop())
  assert.match(second.printed(), new RegExp(`${appeal}: taken down, and stays so`))
  assert.equal((await fetch(`${second.origin}/appeals/${appeal}`)).status, 410)
})

async function done(answer: Promise<DemoAnswer>): Promise<DemoAnswer> {
  const { status, text } = await answer
  assert.equal(status, 303, text)
  return answer
}

test('a demo that somebody has used starts again, and everything is as they left it', async (t) => {
  const first = await startAmparo('demo', { AMPARO_DATA: await loadedDemo() })
  t.after(() => first.stop())
  const [editor, administrator] = [await demoPerson(first, 'editor'), await demoPerson(first, 'administrator')]
  await done(editor.post('/cases/salgado/sources/proceso/correction', { name: 'A name that was corrected' }))
  await done(
    editor.post('/cases/salgado/claims/new', {
      about: 'salgado',
      said_by: 'proceso',
      statement: 'A claim that was added.',
    }),
  )
  await done(editor.post('/appeals/MEX-001-0215/head', { title: 'A title that was edited' }))
  const begun = await done(editor.post('/cases/new/empty', { name: 'Ana Ejemplo', title: 'A case of their own', country: 'PE' }))
  const erasing = { words: 'Mandela', reason: 'Somebody asked for it.' }
  const looked = await administrator.post('/cases/mandela/erasures/new', erasing)
  const record = [...looked.text.matchAll(/name="record" value="([^"]+)"/g)].map(([, one]) => one!)
  await done(administrator.post('/cases/mandela/erasures/new', { ...erasing, looked: 'Mandela', record, elsewhere: 'yes' }))
  assert.equal(await first.stop(), 0)

  const second = await startAmparo('demo', { AMPARO_DATA: first.data })
  t.after(() => second.stop())
  assert.doesNotMatch(second.printed(), /claims kept|, version \d/)
  const again = await demoPerson(second, 'editor')
  assert.match((await again.get('/cases/salgado/sources/proceso')).text, /A name that was corrected/)
  assert.match((await again.get('/cases/salgado/claims')).text, /A claim that was added\./)
  assert.match((await again.get('/appeals/MEX-001-0215')).text, /A title that was edited/)
  assert.match((await again.get(new URL(begun.location!, second.deskOrigin).pathname)).text, /A case of their own/)
  assert.doesNotMatch(await (await fetch(`${second.origin}/appeals/MEX-001-0215`)).text(), /A title that was edited|[Vv]ersion 2/)
  const cases = (await (await demoPerson(second, 'administrator')).get('/cases')).text
  assert.equal([...cases.matchAll(/data-row/g)].length, 5)
  assert.doesNotMatch(cases, /Mandela/i)
})

test('the demo does not mix with a team’s own cases', async () => {
  const exported = await amparo(['export', 'salgado'], { AMPARO_DATA: join(await loadedDemo(), 'demo') })
  assert.equal(exported.status, 0, exported.err)
  const data = temporaryFolder()
  const file = join(data, 'own.yaml')
  writeFileSync(file, exported.out.replace('id: salgado', 'id: our-own').replace(/\nappeals:[\s\S]*$/, '\n'))
  const own = { AMPARO_DATA: join(data, 'demo') }
  await (await startAmparo('start', own)).stop()
  const imported = await amparo(['import', file], own)
  assert.equal(imported.status, 0, imported.err)
  const refused = await amparo(['demo'], { AMPARO_DATA: data })
  assert.equal(refused.status, 1)
  assert.match(refused.err, /holds cases of your own \('our-own'\)/)
})
