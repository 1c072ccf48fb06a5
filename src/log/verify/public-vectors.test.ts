import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { projectPath } from '../../platform/index.ts'
import {
  cosignNote,
  emptyRoot,
  leafHash,
  readBundle,
  readCheckpoint,
  readNote,
  readSignatureLine,
  readVerifierKey,
  rootOf,
  sameHash,
  signNote,
  tilePath,
  verifyConsistency,
  verifyInclusion,
  verifyLog,
  verifyNote,
  writeBase64,
  writeVerifierKey,
  type VerifierKey,
} from './index.ts'

/** Test vectors that others made, where somebody put them beside the project; their licences are their own. */
const folder = process.env['AMPARO_PUBLIC_VECTORS'] ?? projectPath('..', 'shared', 'vectors')
const lacking = (name: string): false | string =>
  existsSync(join(folder, name)) ? false : `the public vectors ${name} are not there; name their folder in AMPARO_PUBLIC_VECTORS`

const keyOf = (vkey: string): VerifierKey => readVerifierKey(vkey) ?? assert.fail(`${vkey} cannot be read`)
const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64')

suite('Proofs of transparency-dev/merkle (417fb0c, testdata)', { skip: lacking('merkle-rfc6962') }, () => {
  const testdata = join(folder, 'merkle-rfc6962', 'testdata')
  type Case = {
    readonly name: string
    readonly leafIdx: number
    readonly treeSize: number
    readonly size1: number
    readonly size2: number
    readonly start: number
    readonly end: number
    readonly size: number
    readonly root: string
    readonly root1: string
    readonly root2: string
    readonly leafHash: string
    readonly proof: readonly string[] | null
    readonly wantErr: boolean
  }
  // Sizes of 64 bits are not numbers that this verifier takes; those are read as the nearest, which no size is.
  const casesOf = (kind: string): Case[] =>
    readdirSync(join(testdata, kind), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ ...(JSON.parse(readFileSync(join(testdata, kind, name), 'utf8')) as Case), name: `${kind}/${name}` }))
  const proofOf = ({ proof }: Case): Buffer[] => (proof ?? []).map(bytesOf)

  test('every inclusion is judged as they judge it', () => {
    const cases = casesOf('inclusion')
    assert.equal(cases.length, 98)
    for (const given of cases) {
      const { leafIdx: index, treeSize: size, root, leafHash: leaf, wantErr, name } = given
      const verified = verifyInclusion({ index, size, root: bytesOf(root), leaf: bytesOf(leaf), proof: proofOf(given) })
      assert.equal(verified, !wantErr, name)
    }
  })

  test('every consistency is judged as they judge it, but for one that grew from nothing', () => {
    const cases = casesOf('consistency')
    assert.equal(cases.length, 98)
    for (const given of cases) {
      const { size1: from, size2: to, root1, root2, wantErr, name } = given
      const verified = verifyConsistency({ from, to, fromRoot: bytesOf(root1), toRoot: bytesOf(root2), proof: proofOf(given) })
      assert.equal(verified, name.endsWith('additional/size1-is-zero-and-size2-is-not-zero.json') || !wantErr, name)
    }
    // What they refuse and tlog-witness allows: a log that grew from nothing, whatever to.
    for (const { size2: to, root2 } of cases.filter(({ size1, wantErr }) => size1 === 0 && wantErr)) {
      const toRoot = to === 0 ? emptyRoot : bytesOf(root2)
      assert.ok(verifyConsistency({ from: 0, to, fromRoot: emptyRoot, toRoot, proof: [] }))
      assert.ok(!verifyConsistency({ from: 0, to, fromRoot: emptyRoot, toRoot, proof: [emptyRoot] }))
    }
  })

  test('of subtrees, those that are whole trees are judged as they judge them; of the others this log has none', () => {
    const whole = casesOf('subtreeinclusion').filter(({ start, end }) => start === 0 && end >= 0)
    for (const given of whole) {
      const { leafIdx: index, end: size, root, leafHash: leaf, wantErr, name } = given
      const verified = verifyInclusion({ index, size, root: bytesOf(root), leaf: bytesOf(leaf), proof: proofOf(given) })
      assert.equal(verified, !wantErr, name)
    }
    const grown = casesOf('subtreeconsistency').filter(({ start, end }) => start === 0 && end > 0)
    for (const given of grown) {
      const { end: from, size: to, root1, root2, wantErr, name } = given
      const verified = verifyConsistency({ from, to, fromRoot: bytesOf(root1), toRoot: bytesOf(root2), proof: proofOf(given) })
      assert.equal(verified, !wantErr, name)
    }
    assert.ok(whole.length > 50 && grown.length > 50, `${whole.length} and ${grown.length}`)
  })
})

suite('The log of transparency-dev/tessera (1811ae1, testdata/log)', { skip: lacking('tessera-log') }, () => {
  const log = join(folder, 'tessera-log', 'testdata', 'log')
  const key = keyOf('example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx')
  const fetchAt =
    (size: number) =>
    async (path: string): Promise<Uint8Array | null> => {
      const file = join(log, path === 'checkpoint' ? `checkpoint.${size}` : path)
      return existsSync(file) ? readFileSync(file) : null
    }

  test('is what it says at each of its sixteen sizes, but for entries, which are not of our kind', async () => {
    const earlier = []
    for (let size = 0; size <= 15; size += 1) {
      const verified = await verifyLog(fetchAt(size), { keys: [key], earlier })
      assert.deepEqual(
        verified.problems.filter((problem) => !problem.includes('not a line that the log knows')),
        [],
        `${size}`,
      )
      assert.equal(verified.checkpoint?.size, size)
      earlier.push(verified.checkpoint)
    }
  })

  test('has each partial tile made of the entries beside it', () => {
    for (let width = 1; width <= 15; width += 1) {
      const entries = readBundle(readFileSync(join(log, tilePath({ level: 'entries', number: 0, width })))) ?? []
      const leaves = entries.map(leafHash)
      assert.deepEqual(Buffer.concat(leaves), readFileSync(join(log, tilePath({ level: 0, number: 0, width }))))
      const { root } = readCheckpoint(readNote(readFileSync(join(log, `checkpoint.${width}`)))?.text ?? '') ?? assert.fail()
      assert.ok(sameHash(rootOf(leaves), root))
    }
  })
})

suite('Cosigned checkpoints of FiloSottile/sunlight (ed0bc38, cmd/skylight/testdata)', { skip: lacking('sunlight') }, () => {
  const testdata = join(folder, 'sunlight', 'cmd', 'skylight', 'testdata')
  const given = [
    [
      'witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN',
      'witness',
      '000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706',
    ],
    [
      'witness2.example.org+2e55b896+BIZ7fpceQWd60IfqQeS9IAnmNOCZjMDne8lZuguz/bi9',
      'witness2',
      '88ad7a28caeb0b2aa890fdf0304c2fcaf59fca2ee140134ff8c1300bac493482',
    ],
  ] as const

  test('are verified by the key of their witness, with the time; the log’s own signature is of a kind that is passed over', () => {
    for (const [vkey, name, log] of given) {
      const key = keyOf(vkey)
      const note = readNote(readFileSync(join(testdata, name, log, 'checkpoint'))) ?? assert.fail('not a note')
      assert.equal(key.kind, 'witness')
      assert.deepEqual(verifyNote(note, [key]), { kind: 'verified', by: [{ key, time: 1767139200 }] })
      assert.equal(verifyNote({ ...note, text: note.text.replace('300', '301') }, [key]).kind, 'refused')
    }
  })

  test('have tiles in which a hash of level 1 stands over a full tile of level 0', () => {
    const tiles = join(testdata, 'witness', 'mirror', given[0][2])
    const row = readFileSync(join(tiles, 'tile', '0', '000'))
    const hashes = Array.from({ length: 256 }, (_, at) => row.subarray(at * 32, at * 32 + 32))
    assert.deepEqual(Buffer.from(rootOf(hashes)), readFileSync(join(tiles, 'tile', '1', '000.p', '1')))
  })
})

suite('Notes of the specification and of golang/mod sumdb/note', () => {
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  const peter = keyOf('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
  const peterLine = '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM='
  const noteOf = (...lines: readonly string[]) => readNote(`${text}\n${lines.map((line) => `${line}\n`).join('')}`) ?? assert.fail()

  test('the example of the specification is verified', () => {
    const key = keyOf('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
    const line = '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM='
    const note = readNote(`This is an example message.\n\n${line}\n`) ?? assert.fail('not a note')
    assert.deepEqual(verifyNote(note, [key]), { kind: 'verified', by: [{ key }] })
  })

  test('the example of Go is verified, and our signature with its key is the same', () => {
    assert.deepEqual(verifyNote(noteOf(peterLine), [peter]), { kind: 'verified', by: [{ key: peter }] })
    const secret = bytesOf('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz').subarray(1)
    assert.equal(signNote(text, { seed: secret, name: 'PeterNeumann' }), peterLine)
  })

  test('unknown keys are passed over, and one known key that signed something else has the note refused', () => {
    const other = { seed: Buffer.alloc(32, 3), name: 'other.example' }
    const unknown = signNote(text, other)
    assert.equal(verifyNote(noteOf(unknown, peterLine), [peter]).kind, 'verified')
    assert.equal(verifyNote(noteOf(unknown), [peter]).kind, 'refused')
    const wrong = signNote('Something else.\n', {
      seed: bytesOf('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz').subarray(1),
      name: 'PeterNeumann',
    })
    assert.equal(verifyNote(noteOf(peterLine, wrong), [peter]).kind, 'refused')
    // The same name with another key is somebody else.
    assert.equal(verifyNote(noteOf(peterLine, signNote(text, { ...other, name: 'PeterNeumann' })), [peter]).kind, 'verified')
    // A cosignature by the same key has another id.
    assert.equal(verifyNote(noteOf(peterLine, cosignNote(text, other, 5)), [peter]).kind, 'verified')
  })

  test('a key that is mangled anywhere is none', () => {
    const vkey = writeVerifierKey(peter)
    for (let start = 0; start < vkey.length; start += 1)
      for (let end = start; end < vkey.length; end += 1) assert.equal(readVerifierKey(vkey.slice(start, end)), null)
    for (let at = 0; at < vkey.length; at += 1) {
      const mangled = vkey.slice(0, at) + String.fromCharCode(vkey.charCodeAt(at) + 1) + vkey.slice(at + 1)
      assert.equal(readVerifierKey(mangled), null, mangled)
    }
    // Another length, and another algorithm, each with its right id.
    assert.equal(readVerifierKey('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='), null)
    assert.equal(readVerifierKey('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'), null)
  })

  test('what is not formed as a note is not read', () => {
    for (const bad of [
      '',
      text,
      `${text}\n`,
      `${text}\n${peterLine}`,
      `${text}${peterLine}\n`,
      `${text}\n${peterLine}\n\n`,
      `${text}\n${peterLine}\r\n`,
      `${text}\n${peterLine.replace('—', '-')}\n`,
      `${text}\n${peterLine.replace('— ', '—')}\n`,
      `${text}\n${peterLine.replace('PeterNeumann', 'Peter+Neumann')}\n`,
      `${text}\n${peterLine.replace('PeterNeumann', 'Peter\u00a0Neumann')}\n`,
      `${text}\n${peterLine.replace('AM=', 'AN=')}\n`,
      `a\u0000b\n\n${peterLine}\n`,
      `${text}\n${`${peterLine}\n`.repeat(101)}`,
    ])
      assert.equal(readNote(bad), null, JSON.stringify(bad))
    assert.equal(readNote(Buffer.concat([Buffer.from([0xff]), Buffer.from(`${text}\n${peterLine}\n`)])), null)
    assert.equal(readSignatureLine('— a AAAA'), null)
    assert.equal(writeBase64(emptyRoot), '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=')
  })
})
