import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openAll } from './open-all.ts'
import { mailSentOut } from './nothing-lost.ts'
import { doorAt, readMail, signForm } from './people.ts'
import { startSigning } from './signing-server.ts'

test('200 confirmations of one address at one time are one entry, whether they come of one mail or of many', async (t) => {
  const server = await startSigning()
  t.after(() => server.end())
  const door = doorAt(server.origin)
  const person = { name: 'Amaranta Q.', mail: 'amaranta@correo.example', country: '', disclosure: 'c', from: '192.0.2.9' } as const
  const path = `/appeals/${server.campaign.appeal}/sign`
  // One mailbox is written to five times in an hour, at most three times because of one network.
  for (const from of [person.from, person.from, person.from, '198.51.100.9', '198.51.100.9'])
    assert.equal((await door(path, { form: signForm(server.campaign, { ...person, from }), from })).status, 200)
  await mailSentOut(server)
  const tokens = server.post.received.flatMap((mail) => readMail(mail).token ?? [])
  assert.equal(tokens.length, 5)
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, at) => door(`/s/${tokens[at % 5]}`, { form: { do: 'confirm' }, from: person.from })),
  )
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  door.close()
  const rows = await server.within((db) => openAll(db, server.campaign))
  assert.deepEqual(
    rows.map(({ mail }) => mail),
    [person.mail],
  )
  const entries = await server.within(
    async (db) => (await sql<{ size: number }>`select coalesce(sum(count), 0)::int8 as size from log_batches`.execute(db)).rows,
  )
  assert.equal(entries[0]?.size, 2, 'the edition, and one sign-on')
})
