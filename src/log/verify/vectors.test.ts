import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { projectPath } from '../../platform/index.ts'
import {
  checkReceipt,
  commit,
  cosignNote,
  countsOfAppeals,
  foldMore,
  leafHash,
  newFold,
  readEntry,
  readNote,
  readVerifierKey,
  rootOf,
  signNote,
  verifierKeyOf,
  verifyConsistency,
  verifyNote,
  writeBase64,
  writeCheckpoint,
  writeEntry,
  writeOpening,
  writeVerifierKey,
  type Opening,
} from './index.ts'

/** Made by a program of another language that shares nothing with ours (docs/log.md, "Test vectors"). */
const vectors = JSON.parse(readFileSync(projectPath('data', 'log-vectors.json'), 'utf8')) as {
  readonly entries: { readonly readable: string[]; readonly unreadable: string[] }
  readonly commitments: { readonly salt: string; readonly opening: Opening; readonly canonical: string; readonly commitment: string }[]
  readonly log: {
    readonly seed: string
    readonly origin: string
    readonly vkey: string
    readonly entries: string[]
    readonly roots: string[]
    readonly checkpoint: string
    readonly witness: { readonly seed: string; readonly name: string; readonly vkey: string; readonly time: number; readonly line: string }
    readonly consistency: { readonly from: number; readonly to: number; readonly proof: string[] }[]
    readonly receipts: { readonly index: number; readonly size: number; readonly opening?: number; readonly text: string }[]
  }
  readonly receipts_under: {
    readonly verified: { readonly index: number; readonly opening: Opening; readonly text: string }[]
    readonly outdated: { readonly text: string }[]
    readonly refused: { readonly why: string; readonly text: string }[]
  }
  readonly fold: { readonly problems: number[]; readonly appeals: Record<string, unknown> }
}
const { log } = vectors
const leaves = log.entries.map((entry) => leafHash(Buffer.from(entry)))
const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64')
const key = readVerifierKey(log.vkey) ?? assert.fail('the vkey cannot be read')

test('every readable entry is read and written again as it was, and no unreadable one is read', () => {
  for (const line of vectors.entries.readable) {
    const entry = readEntry(line) ?? assert.fail(`not read: ${line}`)
    assert.equal(writeEntry(entry), line)
  }
  for (const line of vectors.entries.unreadable) assert.equal(readEntry(line), null, line)
})

test('a commitment stands for what was given, in its canonical form', () => {
  for (const { salt, opening, canonical, commitment } of vectors.commitments) {
    assert.equal(writeOpening(opening), canonical)
    assert.equal(commit(Buffer.from(salt, 'hex'), opening), commitment)
    assert.notEqual(commit(Buffer.alloc(16), opening), commitment)
  }
})

test('the roots at all sizes are those that the other program computed', () => {
  for (const [size, root] of log.roots.entries()) assert.equal(writeBase64(rootOf(leaves.slice(0, size))), root, `${size}`)
})

test('the log signs the same checkpoint, and its key and that of its witness read as they are written', () => {
  const mine = { seed: Buffer.from(log.seed, 'hex'), name: log.origin }
  assert.equal(writeVerifierKey(verifierKeyOf(mine)), log.vkey)
  assert.equal(writeVerifierKey(key), log.vkey)
  const text = writeCheckpoint({ origin: log.origin, size: leaves.length, root: rootOf(leaves) })
  assert.equal(`${text}\n${signNote(text, mine)}\n`, log.checkpoint)
  const { witness } = log
  assert.equal(cosignNote(text, { seed: Buffer.from(witness.seed, 'hex'), name: witness.name }, witness.time), witness.line)
  const watcher = readVerifierKey(witness.vkey) ?? assert.fail('the key of the witness cannot be read')
  const both = verifyNote(readNote(`${log.checkpoint}${witness.line}\n`) ?? assert.fail('not a note'), [key, watcher])
  assert.deepEqual(both, { kind: 'verified', by: [{ key }, { key: watcher, time: witness.time }] })
})

test('consistency is proven as the other program proves it, from nothing by an empty proof', () => {
  for (const { from, to, proof } of log.consistency) {
    const given = { from, to, fromRoot: bytes(log.roots[from] ?? ''), toRoot: bytes(log.roots[to] ?? '') }
    assert.ok(verifyConsistency({ ...given, proof: proof.map(bytes) }), `${from} to ${to}`)
    assert.ok(!verifyConsistency({ ...given, fromRoot: Buffer.alloc(32), proof: proof.map(bytes) }))
    assert.ok(!verifyConsistency({ ...given, proof: [...proof, log.roots[0] ?? ''].map(bytes) }))
  }
})

test('receipts prove their entry, and a full one what it stands for', () => {
  for (const { index, size, opening, text } of log.receipts) {
    const checked = checkReceipt(text, [key])
    assert.ok(checked.kind === 'verified', JSON.stringify(checked))
    assert.equal(checked.index, index)
    assert.equal(checked.checkpoint.size, size)
    assert.equal(checked.line, log.entries[index])
    assert.deepEqual(checked.opening, opening === undefined ? undefined : vectors.commitments[opening]?.opening)
  }
})

test('a full receipt shows under which appeal its entry counts, and no other appeal can be put there', () => {
  const { verified, outdated, refused } = vectors.receipts_under
  for (const { index, opening, text } of verified) {
    const checked = checkReceipt(text, [key])
    assert.ok(checked.kind === 'verified' && checked.index === index, JSON.stringify(checked))
    assert.deepEqual(checked.opening, opening)
  }
  for (const { text } of outdated) assert.equal(checkReceipt(text, [key]).kind, 'outdated')
  assert.equal(refused.length, 6)
  for (const { why, text } of refused) assert.equal(checkReceipt(text, [key]).kind, 'refused', why)
})

test('no character of a receipt can be another without its being refused', () => {
  const { text } = log.receipts.find(({ opening }) => opening !== undefined) ?? assert.fail('no full receipt')
  for (let at = 0; at < text.length; at += 1)
    for (const other of ['A', '1', ' ', '\n'].filter((letter) => letter !== text[at]))
      assert.equal(checkReceipt(text.slice(0, at) + other + text.slice(at + 1), [key]).kind, 'refused', `at ${at}`)
  assert.equal(checkReceipt(text.slice(0, -1), [key]).kind, 'refused')
})

test('the fold counts what the vectors count, whole or in pieces', () => {
  const whole = foldMore(newFold(), log.entries)
  assert.deepEqual(Object.fromEntries(countsOfAppeals(whole)), vectors.fold.appeals)
  assert.deepEqual(
    whole.problems.map(({ index }) => index),
    vectors.fold.problems,
  )
  const pieces = newFold()
  for (const entry of log.entries) foldMore(pieces, [entry])
  assert.deepEqual(countsOfAppeals(pieces), countsOfAppeals(whole))
})
