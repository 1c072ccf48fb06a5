import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { amparo, startAmparo } from '../../test/running-amparo.ts'

test('the demo loads once, starts warm the second time, and keeps its data apart from the rest', async (t) => {
  const first = await startAmparo('demo')
  t.after(() => first.stop())
  assert.match(first.printed(), /Guzmán.*claims kept/)
  const home = await (await fetch(first.origin)).text()
  assert.equal(await first.stop(), 0)
  assert.equal(existsSync(join(first.data, 'postgres')), false)

  const second = await startAmparo('demo', { AMPARO_DATA: first.data })
  t.after(() => second.stop())
  assert.doesNotMatch(second.printed(), /kept|version 1/)
  assert.equal((await (await fetch(second.origin)).text()).replaceAll(second.origin, first.origin), home)
})

test('a demo appeal that was taken down does not come back with the next start', async (t) => {
  const first = await startAmparo('demo')
  t.after(() => first.stop())
  const [, appeal = ''] = /^ {2}(\S+), version 1:/m.exec(first.printed()) ?? []
  const reason = ['--by', 'Ana B.', '--reason', 'It was only an example.']
  const down = await amparo(['take-down', appeal, ...reason], { AMPARO_DATA: join(first.data, 'demo') })
  assert.equal(down.status, 0, down.err)
  await first.stop()
  const second = await startAmparo('demo', { AMPARO_DATA: first.data })
  t.after(() => second.stop())
  assert.match(second.printed(), new RegExp(`${appeal}: taken down, and stays so`))
  assert.equal((await fetch(`${second.origin}/appeals/${appeal}`)).status, 410)
})

test('the demo does not mix with a team’s own cases', async () => {
  const demo = await startAmparo('demo')
  await demo.stop()
  const folder = join(demo.data, 'demo')
  const exported = await amparo(['export', 'salgado'], { AMPARO_DATA: folder })
  assert.equal(exported.status, 0, exported.err)
  const path = join(demo.data, 'own.yaml')
  writeFileSync(path, exported.out.replace('id: salgado', 'id: our-own').replace(/\nappeals:[\s\S]*$/, '\n'))
  const imported = await amparo(['import', path], { AMPARO_DATA: folder })
  assert.equal(imported.status, 0, imported.err)
  const again = await amparo(['demo'], { AMPARO_DATA: demo.data })
  assert.equal(again.status, 1)
  assert.match(again.err, /holds cases of your own \('our-own'\)/)
})
