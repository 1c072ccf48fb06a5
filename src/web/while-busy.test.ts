import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sharedWhileBusy } from './while-busy.ts'

test('the first few who ask each get their own; of the many after them all get one', async () => {
  const share = sharedWhileBusy<number>()
  let made = 0
  const ask = (): Promise<number> => share('page', async () => ++made)
  const given = []
  for (let times = 0; times < 100; times++) given.push(await ask())
  assert.deepEqual(given.slice(0, 6), [1, 2, 3, 4, 5, 5])
  assert.ok(made <= 10, `${made} were made`)
  assert.equal(await share('another', async () => -1), -1)
})

test('what fails is told to whoever asked, and made anew for the next', async () => {
  const share = sharedWhileBusy<string>()
  for (let times = 0; times < 4; times++) await share('page', async () => 'made')
  const failing = (): Promise<string> => share('page', () => Promise.reject(new Error('away')))
  await assert.rejects(failing(), /away/)
  assert.equal(await share('page', async () => 'made again'), 'made again')
})
