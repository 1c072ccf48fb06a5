import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { test } from 'node:test'
import { startAmparo } from '../../test/running-amparo.ts'
import { projectPath } from '../platform/index.ts'

const long = ['evaluate', projectPath('data', 'demo', 'guzman.yaml'), '--json']

test('output that does not fit on the disk is a sentence and a status, not a crash', async () => {
  const full = openSync('/dev/full', 'w')
  const child = spawn(projectPath('bin', 'amparo'), long, { stdio: ['ignore', full, 'pipe'] })
  closeSync(full)
  let err = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
  const [status] = (await once(child, 'close')) as [number | null]
  assert.deepEqual([status, err], [1, 'The output could not be written: the disk is full.\n'])
})

test('a reader that has had enough ends nothing in noise', async () => {
  const command = '"$0" "$@" | true; exit "${PIPESTATUS[0]}"'
  const child = spawn('bash', ['-c', command, projectPath('bin', 'amparo'), ...long], { stdio: ['ignore', 'ignore', 'pipe'] })
  let err = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
  const [status] = (await once(child, 'close')) as [number | null]
  assert.deepEqual([status, err], [0, ''])
})

test('a server outlives the reader of its log', async (t) => {
  const running = await startAmparo('start')
  t.after(() => running.stop())
  running.process.stdout?.destroy()
  running.process.stderr?.destroy()
  for (let request = 0; request < 5; request += 1) assert.equal((await fetch(running.origin)).status, 200)
  assert.equal(await running.stop(), 0)
})
