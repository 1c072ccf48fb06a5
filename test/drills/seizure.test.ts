import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { lockServerKeys, systemRandomness } from '../../src/platform/index.ts'
import { wordsLeft } from '../words-left.ts'
import { canaries } from './canaries.ts'
import { addresses } from './dictionary.ts'
import { seize, signInAllWays } from './seizure.ts'
import { startSigning } from './signing-server.ts'

const [people, dictionary] = [60, 20_000]

test('whoever takes a server whose keys were locked finds nobody who signed, in no encoding and with no dictionary', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'amparo-drill-'))
  const passphrase = 'five words nobody ever guesses'
  const locked = await lockServerKeys(data, { passphrase, random: systemRandomness, workFactor: 10 })
  assert.equal(locked.kind, 'done')
  const server = await startSigning({ data, passphrase })
  t.after(() => server.end())
  const signers = canaries(people, Math.random)
  const { confirmed } = await signInAllWays(server, signers)
  const known = signers.map(({ mail }) => mail)
  const { left, guessed, keys, mails } = await seize(server, signers, addresses(dictionary, known))
  assert.deepEqual(left, [])
  assert.deepEqual({ guessed, mails }, { guessed: 0, mails: 0 })
  t.diagnostic(`0 of ${people} found, with ${keys} possible keys`)
  const shown = confirmed.find(({ disclosure }) => disclosure === 'n') ?? assert.fail('nobody has a name shown')
  assert.notDeepEqual(await wordsLeft([shown.name], { paths: [data] }), [], 'the search finds what its owner wanted to be shown')
})

test('where the keys lie open, a dictionary tells whose mailbox counts, and nothing else names anybody', async (t) => {
  const server = await startSigning()
  t.after(() => server.end())
  const signers = canaries(people, Math.random)
  const { confirmed, withdrawn, erased, asked, unsent } = await signInAllWays(server, signers)
  const known = signers.map(({ mail }) => mail)
  const { left, guessed, mails } = await seize(server, signers, addresses(dictionary, known))
  assert.deepEqual(left, [])
  t.diagnostic(
    `${guessed} of ${people} found: ${confirmed.length} stood signed, ${erased.length} had erased and went on being counted, ${withdrawn.length} had withdrawn, ${asked.length + unsent.length} had not confirmed. ${mails} of ${unsent.length} mails that waited were opened`,
  )
  // Of whoever is erased and goes on counting the hash of the mailbox stays until the sign-ons are closed.
  assert.deepEqual({ guessed, mails }, { guessed: confirmed.length + erased.length, mails: unsent.length })
})
