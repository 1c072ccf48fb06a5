import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import * as fc from 'fast-check'
import { withDatabase } from '../platform/testing.ts'
import { writeCopy } from './index.ts'
import { exampleEntries, logKey, logOrigin, openTestLog, releaseAll } from './testing.ts'
import {
  emptyTail,
  growTail,
  leafHash,
  readBundle,
  readCheckpoint,
  readNote,
  readVerifierKey,
  rootOfTail,
  signNote,
  verifyLog,
  writeBundle,
  writeCheckpoint,
  type VerifierKey,
} from './verify/index.ts'

type Files = ReadonlyMap<string, Uint8Array>

let whole: Files
let smaller: Files
let key: VerifierKey

before(() =>
  withDatabase(async (db) => {
    const log = await openTestLog(db)
    const entries = exampleEntries(320)
    await releaseAll(db, log, entries.slice(0, 280))
    smaller = await copyOf(db)
    await releaseAll(db, log, entries.slice(280))
    whole = await copyOf(db)
    key = readVerifierKey(log.vkey) ?? assert.fail('no key')
  }),
)

async function copyOf(db: Parameters<typeof writeCopy>[0]): Promise<Files> {
  const files = new Map<string, Uint8Array>()
  const read = (path: string): Uint8Array | null => files.get(path) ?? null
  await writeCopy(db, { read, has: (path) => files.has(path), write: (path, bytes) => void files.set(path, bytes) })
  return files
}

const verify = (files: Files, earlier: Parameters<typeof verifyLog>[1]['earlier'] = []) =>
  verifyLog(async (path) => files.get(path) ?? null, { keys: [key], earlier })

const headOf = (files: Files) => readCheckpoint(readNote(files.get('checkpoint') ?? '')?.text ?? '') ?? assert.fail('no head')

test('a log that nobody touched has no problem, and has grown from the smaller one', async () => {
  const verified = await verify(whole, [headOf(smaller), headOf(whole)])
  assert.deepEqual(verified.problems, [])
  assert.equal(verified.checkpoint?.size, 320)
  assert.equal(verified.by[0]?.key.name, logOrigin)
  assert.deepEqual([...whole.keys()].toSorted(), [
    'checkpoint',
    'tile/0/000',
    'tile/0/001.p/64',
    'tile/1/000.p/1',
    'tile/entries/000',
    'tile/entries/001.p/64',
  ])
})

/** Something that a fault or an enemy may do to one file, or to two. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('add' as const), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('overwrite' as const), at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  fc.record({ kind: fc.constant('lose' as const) }),
  fc.record({ kind: fc.constant('take another' as const), other: fc.nat() }),
  fc.record({ kind: fc.constant('swap entries' as const), one: fc.nat(), other: fc.nat() }),
  fc.record({ kind: fc.constant('swap hashes' as const), one: fc.nat(), other: fc.nat() }),
  fc.record({ kind: fc.constant('leave out an entry' as const), one: fc.nat() }),
  fc.record({ kind: fc.constant('repeat an entry' as const), one: fc.nat() }),
)
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

function mutate(files: Files, path: string, given: Mutation): Files {
  const bytes = files.get(path) as Uint8Array
  const changed = new Map(files)
  const at = 'at' in given ? given.at % bytes.length : 0
  const put = (...parts: readonly Uint8Array[]): Files => changed.set(path, Buffer.concat(parts))
  switch (given.kind) {
    case 'flip': {
      const flipped = Uint8Array.from(bytes)
      flipped[at] = (flipped[at] as number) ^ (1 << given.bit)
      return put(flipped)
    }
    case 'cut':
      return put(bytes.subarray(0, at))
    case 'add':
      return put(bytes, given.bytes)
    case 'insert':
      return put(bytes.subarray(0, at), given.bytes, bytes.subarray(at))
    case 'overwrite':
      return put(bytes.subarray(0, at), given.bytes, bytes.subarray(at + given.bytes.length))
    case 'lose':
      changed.delete(path)
      return changed
    case 'take another': {
      const others = [...files.values()]
      return put(others[given.other % others.length] as Uint8Array)
    }
    case 'swap hashes': {
      const count = Math.floor(bytes.length / 32)
      return put(
        ...swapped(
          Array.from({ length: count }, (_, n) => bytes.subarray(n * 32, n * 32 + 32)),
          given.one,
          given.other,
        ),
      )
    }
    case 'swap entries':
      return put(writeBundle(swapped(entriesIn(files, path), given.one, given.other)))
    case 'leave out an entry':
    case 'repeat an entry': {
      const entries = [...entriesIn(files, path)]
      const one = given.one % entries.length
      entries.splice(
        one,
        given.kind === 'repeat an entry' ? 0 : 1,
        ...(given.kind === 'repeat an entry' ? [entries[one] as Uint8Array] : []),
      )
      return put(writeBundle(entries))
    }
    default:
      return given satisfies never
  }
}

const entriesIn = (files: Files, path: string): Uint8Array[] =>
  readBundle(files.get(path.startsWith('tile/entries') ? path : 'tile/entries/000') as Uint8Array) ?? []

function swapped(list: readonly Uint8Array[], one: number, other: number): Uint8Array[] {
  const changed = [...list]
  const [a, b] = [one % Math.max(list.length, 1), other % Math.max(list.length, 1)]
  ;[changed[a], changed[b]] = [changed[b] as Uint8Array, changed[a] as Uint8Array]
  return changed.filter((item) => item !== undefined)
}

test('a thousand mutated logs are all rejected, each with a sentence', async () => {
  let rejected = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...whole.keys()), mutation, async (path, given) => {
      const mutated = mutate(whole, path, given)
      // A mutation that changed nothing is none: two equal bytes were swapped, or a file was taken for itself.
      fc.pre(!Buffer.from(mutated.get(path) ?? []).equals(whole.get(path) as Uint8Array))
      const { problems } = await verify(mutated)
      assert.ok(problems.length > 0, `${given.kind} of ${path}`)
      for (const problem of problems) assert.match(problem, /^.+\.$/)
      rejected += 1
    }),
    { numRuns: 1000 },
  )
  assert.ok(rejected >= 1000, `${rejected}`)
})

test('an enemy who makes all tiles anew but has no key is rejected for the root', async () => {
  const { files } = remade((entries) => entries.with(5, Buffer.from(exampleEntries(7, 'other')[6]!)))
  const { problems } = await verify(files)
  assert.deepEqual(problems, ['The entries are not those that the checkpoint was signed over: the root differs.'])
})

test('an enemy who has the key and rewrites an entry, or takes some out, is found by whoever kept an earlier checkpoint', async () => {
  const { files, sign } = remade((entries) => entries.with(5, Buffer.from(exampleEntries(7, 'other')[6]!)))
  const rewritten = new Map(files).set('checkpoint', sign())
  assert.deepEqual((await verify(rewritten)).problems, [])
  const { problems } = await verify(rewritten, [headOf(smaller)])
  assert.deepEqual(problems, ['The log was rewritten: its first 280 entries are not those of an earlier checkpoint.'])
  const shrunk = await verify(smaller, [headOf(whole)])
  assert.match(shrunk.problems[0] ?? '', /has shrunk/)
  const other = { ...headOf(smaller), origin: 'other.example/log' }
  assert.match((await verify(whole, [other])).problems[0] ?? '', /of another log/)
})

test('an entry that breaks a rule is named with its index, though the tree is right', async () => {
  const { files, sign } = remade((entries) => entries.with(5, Buffer.from('amparo-log/1 restore 4 mistake')).with(6, Buffer.from('x y')))
  const { problems } = await verify(new Map(files).set('checkpoint', sign()))
  assert.deepEqual(problems, ['Entry 5 restores entry 4, which was not removed.', 'Entry 6 is not a line that the log knows.'])
})

test('a checkpoint of another key, of another log, or of none is not believed', async () => {
  const { size, root } = headOf(whole)
  const signedAs = (seed: Uint8Array, name: string, origin: string): Uint8Array => {
    const text = writeCheckpoint({ origin, size, root })
    return Buffer.from(`${text}\n${signNote(text, { seed, name })}\n`)
  }
  for (const [checkpoint, why] of [
    [signedAs(Buffer.alloc(32, 9), logOrigin, logOrigin), /none of the known keys/],
    [signedAs(logKey.seed, 'other.example/log', logOrigin), /none of the known keys/],
    [signedAs(logKey.seed, logOrigin, 'other.example/log'), /not signed by the log it names/],
    [Buffer.from(`${writeCheckpoint({ origin: logOrigin, size, root })}\n`), /cannot be read/],
  ] as const) {
    const { problems } = await verify(new Map(whole).set('checkpoint', checkpoint))
    assert.match(problems.join(), why)
  }
})

/** The log with other entries and with tiles that fit them, as somebody would make it who writes its files. */
function remade(change: (entries: readonly Uint8Array[]) => readonly Uint8Array[]): {
  readonly files: Files
  readonly sign: () => Uint8Array
} {
  const bundles = ['tile/entries/000', 'tile/entries/001.p/64']
  const entries = change(bundles.flatMap((path) => entriesIn(whole, path)))
  const leaves = entries.map(leafHash)
  const files = new Map(whole)
  for (const [number, path] of bundles.entries()) {
    files.set(path, writeBundle(entries.slice(number * 256, number * 256 + 256)))
    files.set(path.replace('entries', '0'), Buffer.concat(leaves.slice(number * 256, number * 256 + 256)))
  }
  const { tail } = growTail(emptyTail, leaves)
  files.set('tile/1/000.p/1', Buffer.concat(tail.levels[1] ?? []))
  const text = writeCheckpoint({ origin: logOrigin, size: 320, root: rootOfTail(tail) })
  return { files, sign: () => Buffer.from(`${text}\n${signNote(text, logKey)}\n`) }
}
