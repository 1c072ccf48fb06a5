import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { startPostgres } from './postgres.ts'
import { chooseServerUser } from './postgres-user.ts'
import { temporaryFolder } from './testing.ts'

const root = process.geteuid?.() === 0
const onlyRoot = root ? false : 'only root has to choose another user'
const onlyOthers = root ? 'root cannot run PostgreSQL as itself' : false

/** A folder for the server, below one that only its owner may enter or that everybody may. */
function below(mode: number): string {
  const parent = temporaryFolder()
  chmodSync(parent, mode)
  const folder = join(parent, 'postgres')
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

async function startsIn(folder: string): Promise<void> {
  const server = await startPostgres(folder, { password: 'test', say: () => undefined, durable: false })
  assert.equal(server.kind, 'running', server.kind === 'refused' ? server.reason : '')
  if (server.kind === 'running') await server.stop('in order')
}

test('an ordinary user runs the server as themselves', { skip: onlyOthers }, () => {
  assert.deepEqual(chooseServerUser('/bin/sh', below(0o700)), { how: 'as ourselves', prefix: [], spawn: {} })
})

test('root runs it as another user where that user can go', { skip: onlyRoot }, async () => {
  const folder = below(0o711)
  const user = chooseServerUser('/bin/sh', folder)
  assert.ok('how' in user && user.how === 'as another user')
  assert.notEqual(statSync(folder).uid, 0)
  await startsIn(folder)
})

test('root runs it below a folder that only root may enter, and changes nothing of that folder', { skip: onlyRoot }, async () => {
  const folder = below(0o700)
  await startsIn(folder)
  const parent = statSync(join(folder, '..'))
  assert.deepEqual([parent.uid, parent.mode & 0o777], [0, 0o700])
})

test('a server that started as one user starts again as another', { skip: onlyRoot }, async () => {
  const folder = below(0o700)
  await startsIn(folder)
  chmodSync(join(folder, '..'), 0o711)
  await startsIn(folder)
})
