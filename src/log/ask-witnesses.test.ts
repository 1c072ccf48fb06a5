import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { Database } from '../platform/index.ts'
import { withDatabase } from '../platform/testing.ts'
import { addWitness, askWitnesses, listWitnesses, openLog, publishHeads, readReleased, removeWitness, type Asked } from './index.ts'
import { appendAlone, exampleEntries, logKey, logOrigin, openTestLog, releaseAll } from './testing.ts'
import {
  cosignNote,
  emptyRoot,
  readCheckpoint,
  readHash,
  readNote,
  readNumber,
  readVerifierKey,
  verifierKey,
  verifierKeyOf,
  verifyConsistency,
  verifyNote,
  writeVerifierKey,
  type Hash,
} from './verify/index.ts'

const witnessKey = { seed: Buffer.alloc(32, 40), name: 'witness.example.net/w1' }
const vkey = writeVerifierKey(verifierKey(witnessKey.name, 'witness', verifierKeyOf(witnessKey).publicKey))
const clock = () => new Date('2026-01-01T12:00:00Z')
const logVkey = writeVerifierKey(verifierKeyOf({ ...logKey, name: logOrigin }))

/** A witness as C2SP tlog-witness describes it, on a port of this machine. What it last signed can be set by the test. */
type RunningWitness = {
  readonly url: string
  last: { size: number; root: Hash }
  readonly asked: string[]
  answer?: (body: string) => [number, string]
}

async function withWitness(body: (witness: RunningWitness) => Promise<void>): Promise<void> {
  const witness = { url: '', last: { size: 0, root: emptyRoot }, asked: [] } as RunningWitness
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const sent = Buffer.concat(parts).toString('utf8')
      witness.asked.push(`${request.method} ${request.url} ${sent.split('\n')[0]}`)
      const [status, text] = (witness.answer ?? ((given) => addCheckpoint(witness, given)))(sent)
      response.writeHead(status, { 'Content-Type': status === 409 ? 'text/x.tlog.size' : 'text/plain' }).end(text)
    })
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  try {
    await body(Object.assign(witness, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/prefix` }))
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function addCheckpoint(witness: RunningWitness, body: string): [number, string] {
  const end = body.indexOf('\n\n')
  const [oldLine = '', ...proofLines] = body.slice(0, end).split('\n')
  const note = readNote(body.slice(end + 2))
  const old = readNumber(/^old (\d+)$/.exec(oldLine)?.[1] ?? '')
  const proof = proofLines.map(readHash)
  if (old === null || proof.includes(null) || note === null) return [400, '']
  const head = readCheckpoint(note.text)
  if (head?.origin !== logOrigin) return [404, '']
  if (verifyNote(note, [readVerifierKey(logVkey) ?? assert.fail()]).kind !== 'verified') return [403, '']
  if (old > head.size) return [400, '']
  if (old !== witness.last.size) return [409, `${witness.last.size}\n`]
  const given = { from: old, to: head.size, fromRoot: witness.last.root, toRoot: head.root, proof: proof as Hash[] }
  if (old === head.size && !Buffer.from(head.root).equals(witness.last.root)) return [409, '']
  if (!verifyConsistency(given)) return [422, '']
  witness.last = { size: head.size, root: head.root }
  return [200, `${cosignNote(note.text, witnessKey, 1767268800)}\n`]
}

const withLog = (body: (db: Database, log: Awaited<ReturnType<typeof openLog>>) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => body(db, await openTestLog(db)))

test('a witness is sent each released head with the proof that the log has grown, and what it signs stands under the checkpoint', () =>
  withWitness((witness) =>
    withLog(async (db, log) => {
      assert.deepEqual(await addWitness(db, { name: witnessKey.name, vkey, url: witness.url }), { kind: 'kept' })
      assert.deepEqual(await askWitnesses(db, clock), [], 'nothing is released')
      for (const count of [1, 300, 257]) {
        await releaseAll(db, log, exampleEntries(count + 1).slice(1))
        assert.deepEqual(await askWitnesses(db, clock), [{ name: witnessKey.name, kind: 'signed', size: log.size }])
        assert.deepEqual(await askWitnesses(db, clock), [{ name: witnessKey.name, kind: 'known' }])
        const checkpoint = (await readReleased(db))?.checkpoint ?? ''
        const keys = [logVkey, vkey].map((text) => readVerifierKey(text) ?? assert.fail())
        const verified = verifyNote(readNote(checkpoint) ?? assert.fail(), keys)
        assert.ok(verified.kind === 'verified')
        assert.deepEqual(
          verified.by.map(({ key, time }) => [key.name, time]),
          [
            [logOrigin, undefined],
            [witnessKey.name, 1767268800],
          ],
        )
      }
      assert.deepEqual(
        witness.asked,
        ['old 0', 'old 1', 'old 301'].map((line) => `POST /prefix/add-checkpoint ${line}`),
      )
      assert.equal((await listWitnesses(db))[0]?.size, 558)
    }),
  ))

test('a witness that remembers another head than we thought is asked again from there', () =>
  withWitness((witness) =>
    withLog(async (db, log) => {
      await addWitness(db, { name: witnessKey.name, vkey, url: `${witness.url}/` })
      await releaseAll(db, log, exampleEntries(280))
      witness.last = { size: 280, root: (await readReleased(db))?.root ?? emptyRoot }
      await releaseAll(db, log, exampleEntries(50).slice(1))
      assert.equal((await askWitnesses(db, clock))[0]?.kind, 'signed')
      assert.deepEqual(
        witness.asked.map((line) => line.split(' ').slice(-2).join(' ')),
        ['old 0', 'old 280'],
      )
    }),
  ))

test('what a witness should not have answered is not kept, and said', () =>
  withWitness((witness) =>
    withLog(async (db, log) => {
      await addWitness(db, { name: witnessKey.name, vkey, url: witness.url })
      await releaseAll(db, log, exampleEntries(30))
      const text = readNote((await readReleased(db))?.note ?? '')?.text ?? ''
      const good = cosignNote(text, witnessKey, 5)
      const wholeNote = (await readReleased(db))?.note ?? ''
      const other = { seed: Buffer.alloc(32, 41), name: witnessKey.name }
      for (const [answer, reason] of [
        [[200, ''], /something else|none of the known keys/],
        [[200, 'Thank you'], /something else than signatures/],
        [[200, good], /something else/],
        [[200, `${cosignNote(text, other, 5)}\n`], /none of the known keys/],
        [[200, `${cosignNote(text.replace('30', '31'), witnessKey, 5)}\n`], /is wrong/],
        [[200, `${good}\n\n${good}\n`], /something else/],
        [[200, `\n${cosignNote(wholeNote, witnessKey, 5)}\n`], /something else/],
        [[200, 'x'.repeat(70_000)], /too much/],
        [[403, ''], /answered 403/],
        [[422, ''], /answered 422/],
        [[302, ''], /could not be reached|answered 302/],
        [[409, '31\n'], /longer log, of 31 entries/],
        [[409, ''], /another head of the same size/],
        [[409, '1'.repeat(30)], /another head/],
      ] as const) {
        witness.answer = () => [...answer]
        const [asked] = await askWitnesses(db, clock)
        assert.ok(asked?.kind === 'refused', JSON.stringify([answer, asked]))
        assert.match(asked.reason, reason)
      }
      assert.equal((await listWitnesses(db))[0]?.size, null)
      witness.answer = () => [200, `${cosignNote(text, other, 5)}\n${good}\n`]
      assert.equal((await askWitnesses(db, clock))[0]?.kind, 'signed', 'a line of another key is passed over')
      assert.ok((await readReleased(db))?.checkpoint.endsWith(`${good}\n`))
    }),
  ))

test('a witness that cannot be reached hinders nobody else', () =>
  withWitness((witness) =>
    withLog(async (db, log) => {
      const second = { seed: Buffer.alloc(32, 42), name: 'away.example.net' }
      const secondKey = writeVerifierKey(verifierKey(second.name, 'witness', verifierKeyOf(second).publicKey))
      await addWitness(db, { name: second.name, vkey: secondKey, url: 'http://127.0.0.1:1/' })
      await addWitness(db, { name: witnessKey.name, vkey, url: witness.url })
      await releaseAll(db, log, exampleEntries(3))
      assert.deepEqual(
        (await askWitnesses(db, clock)).map(({ kind }) => kind),
        ['refused', 'signed'],
      )
      assert.deepEqual(await removeWitness(db, second.name), { kind: 'kept' })
      assert.equal((await removeWitness(db, second.name)).kind, 'refused')
    }),
  ))

test('only the key of a witness is taken for one, under its own name, at an address of the web', () =>
  withDatabase(async (db) => {
    const { name } = witnessKey
    for (const given of [
      { name, vkey: 'x', url: 'https://example.net' },
      { name: logOrigin, vkey: logVkey, url: 'https://example.net' },
      { name: 'other.example.net', vkey, url: 'https://example.net' },
      { name, vkey, url: 'file:///etc/passwd' },
      { name, vkey, url: 'example.net' },
    ])
      assert.equal((await addWitness(db, given)).kind, 'refused', JSON.stringify(given))
    assert.deepEqual(await listWitnesses(db), [])
  }))

test('heads are signed, released and sent to witnesses by themselves, and a failure stops nothing', () =>
  withWitness((witness) =>
    withLog(async (db, log) => {
      await addWitness(db, { name: witnessKey.name, vkey, url: witness.url })
      await appendAlone(db, log, exampleEntries(40))
      const failures: unknown[] = []
      const signed = Promise.withResolvers<readonly Asked[]>()
      let failing = true
      const unsteady = { ...log, sign: () => (failing ? ((failing = false), Promise.reject(new Error('away'))) : log.sign()) }
      const publishing = publishHeads(db, unsteady, { clock, failed: (error) => failures.push(error), asked: signed.resolve, every: 5 })
      assert.deepEqual(await signed.promise, [{ name: witnessKey.name, kind: 'signed', size: 40 }])
      await publishing.stop()
      assert.equal(failures.length, 1)
    }),
  ))
