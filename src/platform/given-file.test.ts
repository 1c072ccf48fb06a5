import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readGivenFile, writeGivenFile } from './given-file.ts'
import { chooseTarget } from './given-target.ts'
import { temporaryFolder } from './testing.ts'

const reasonOf = (path: string, most = 1000): string => {
  const read = readGivenFile(path, most)
  return read.kind === 'refused' ? read.reason : 'not refused'
}

test('a file is read up to the limit and not beyond', () => {
  const path = join(temporaryFolder(), 'case.yaml')
  writeFileSync(path, 'x'.repeat(1000))
  const read = readGivenFile(path, 1000)
  assert.equal(read.kind === 'read' ? read.bytes.length : read.reason, 1000)
  assert.match(reasonOf(path, 999), /is larger than/)
})

test('a pipe is read, and one without an end is given up at the limit', () => {
  const pipe = join(temporaryFolder(), 'pipe')
  execFileSync('sh', ['-c', 'mkfifo "$0"', pipe])
  spawn('sh', ['-c', 'printf "To the Minister" > "$0"', pipe], { stdio: 'ignore' })
  const read = readGivenFile(pipe, 1000)
  assert.equal(read.kind === 'read' ? new TextDecoder().decode(read.bytes) : read.reason, 'To the Minister')
  spawn('sh', ['-c', 'yes > "$0"', pipe], { stdio: 'ignore' })
  assert.match(reasonOf(pipe, 5_000_000), /is larger than 4 MB/)
})

test('devices and folders are refused before anything is read', () => {
  assert.equal(reasonOf('/dev/zero'), '/dev/zero cannot be read: it is a device, not a file.')
  assert.match(reasonOf(temporaryFolder()), /it is a folder, not a file\.$/)
})

test('a file that is there is replaced only when that was asked for', () => {
  const path = join(temporaryFolder(), 'out.yaml')
  assert.equal(writeGivenFile(path, 'first'), undefined)
  assert.match(writeGivenFile(path, 'second') ?? '', /out\.yaml is there already, and was left as it is\. .*--force/)
  assert.equal(readFileSync(path, 'utf8'), 'first')
  assert.equal(writeGivenFile(path, 'second', { force: true }), undefined)
  assert.equal(readFileSync(path, 'utf8'), 'second')
  assert.equal(statSync(path).mode & 0o777, 0o600)
})

test('a link is followed and stays a link', () => {
  const folder = temporaryFolder()
  const [real, link] = [join(folder, 'real'), join(folder, 'link')]
  writeFileSync(real, 'first')
  symlinkSync(real, link)
  assert.match(writeGivenFile(link, 'second') ?? '', /is there already/)
  assert.equal(writeGivenFile(link, 'second', { force: true }), undefined)
  assert.deepEqual([lstatSync(link).isSymbolicLink(), readFileSync(real, 'utf8')], [true, 'second'])
  symlinkSync(join(folder, 'nothing'), join(folder, 'astray'))
  assert.match(writeGivenFile(join(folder, 'astray'), 'x') ?? '', /a link that leads nowhere/)
})

test('a device is written straight and stays a device', () => {
  assert.equal(writeGivenFile('/dev/full', 'x', { force: true }), '/dev/full cannot be written: the disk is full.')
  assert.equal(writeGivenFile('/dev/null', 'x'), undefined)
  for (const device of ['/dev/full', '/dev/null']) assert.equal(statSync(device).isCharacterDevice(), true)
})

test('what cannot be written leaves no piece of itself', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'taken'))
  assert.match(writeGivenFile(join(folder, 'taken'), 'x') ?? '', /it is a folder/)
  assert.match(writeGivenFile(join(folder, 'none', 'out'), 'x') ?? '', /there is no such file or folder/)
  const target = chooseTarget(join(folder, 'out'), false)
  assert.ok(target.kind === 'target')
  writeFileSync(target.place, 'ours')
  writeFileSync(join(folder, 'out'), 'of somebody who was faster')
  assert.match(target.finish() ?? '', /is there already/)
  assert.deepEqual(readdirSync(folder).toSorted(), ['out', 'taken'])
  assert.equal(readFileSync(join(folder, 'out'), 'utf8'), 'of somebody who was faster')
})
