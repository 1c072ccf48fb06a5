import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellingLines } from './postgres-folder.ts'

test('of what PostgreSQL says when the disk is full, that is told, and not what it removed', () => {
  const said = [
    'running bootstrap script ... 2026-11-22 12:00:00.000 UTC [7] FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device',
    'child process exited with exit code 1',
    'initdb: removing data directory "/srv/amparo/postgres/data.unfinished"',
    'initdb: hint: try again',
    '',
    '',
  ].join('\n')
  assert.equal(tellingLines(said), 'the disk is full.')
  assert.equal(tellingLines('FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 9'), 'the disk is full.')
})

test('errors are told before whatever follows them', () => {
  const said = 'LOG:  starting\nFATAL:  lock file "x" is empty\nHINT:  a\nLOG:  b\nLOG:  c\nLOG:  database system is shut down\n'
  assert.equal(tellingLines(said), 'FATAL:  lock file "x" is empty')
  assert.equal(tellingLines('one\ntwo\n'), 'one two')
})
