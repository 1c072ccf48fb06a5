import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { startAmparo } from '../../test/running-amparo.ts'

test('while the database is frozen a page asks to come again, and afterwards it is there', async (t) => {
  const running = await startAmparo('start')
  t.after(() => running.stop())
  // One that is made anew each time: others are kept for some seconds, and shown meanwhile.
  const page = `${running.origin}/appeals/none/check`
  assert.equal((await fetch(page)).status, 404)
  const postmaster = Number(readFileSync(join(running.data, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  const all = [postmaster, ...childrenOf(postmaster)]
  for (const pid of all) process.kill(pid, 'SIGSTOP')
  try {
    const answer = await fetch(page)
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '10'])
    assert.match(await answer.text(), /Please try again in a few seconds/)
  } finally {
    for (const pid of all) process.kill(pid, 'SIGCONT')
  }
  assert.equal((await fetch(page)).status, 404)
})

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
      } catch {
        return false
      }
    })
}
