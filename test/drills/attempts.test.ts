import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAll } from './open-all.ts'
import { owned, signers, tryToSign } from './attempts.ts'
import { doorAt } from './people.ts'
import { startSigning } from './signing-server.ts'

const attempts = 1500

test(`of ${attempts} attempts of a script to sign for others none gets into the log, and everybody who signs meanwhile does`, async (t) => {
  const server = await startSigning()
  t.after(() => server.end())
  const door = doorAt(server.origin)
  const people = signers(40)
  const { confirmed, statuses } = await tryToSign(server, door, { attempts, people, chance: Math.random })
  door.close()
  const counted = await server.within((db) => openAll(db, server.campaign))
  t.diagnostic(`${counted.length} sign-ons; answers ${JSON.stringify(Object.fromEntries(statuses))}`)
  const mailboxes = counted.map(({ mail }) => (/script/i.test(mail.replaceAll('.', '')) ? owned : mail))
  assert.deepEqual(
    mailboxes.filter((mail) => !confirmed.has(mail)),
    [],
    'somebody signed whose mailbox was never confirmed',
  )
  assert.equal(mailboxes.filter((mail) => mail === owned).length, 1, 'one mailbox signs once, however it is spelt')
  assert.deepEqual(new Set(mailboxes), new Set([...people.map(({ mail }) => mail), owned]))
  assert.ok(
    [...statuses.keys()].every((status) => status < 500),
    JSON.stringify([...statuses]),
  )
})
