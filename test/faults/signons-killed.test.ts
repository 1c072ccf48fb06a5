import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killRounds } from '../drills/kill-rounds.ts'
import { nothingLost } from '../drills/nothing-lost.ts'
import { startSigning } from '../drills/signing-server.ts'

const rounds = 20

test(`a server that is killed ${rounds} times while people sign loses and doubles nothing that it acknowledged, no entry, and no mail`, async (t) => {
  const server = await startSigning()
  t.after(() => server.end())
  const told = await killRounds(server, rounds, Math.random)
  const { asked, confirmed, mails } = await nothingLost(server, told)
  t.diagnostic(`${asked} asked, ${confirmed} confirmed, ${mails} mails, ${JSON.stringify(Object.fromEntries(told.statuses))}`)
  assert.ok(asked > rounds && confirmed > rounds, 'hardly anybody signed')
  assert.deepEqual(
    [...told.statuses.keys()].filter((status) => ![200, 503].includes(status)),
    [],
  )
})
