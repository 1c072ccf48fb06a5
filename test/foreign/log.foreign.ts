import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, suite, test } from 'node:test'
import { commit, readIdentity, receipt, writeCopy, writeEntry } from '../../src/log/index.ts'
import { appendAlone, exampleEntries, exampleOpening, openTestLog, releaseAll } from '../../src/log/testing.ts'
import { openGivenFolder, projectPath } from '../../src/platform/index.ts'
import { temporaryFolder, withDatabase } from '../../src/platform/testing.ts'
import { lacksDebianPackages } from './debian.ts'

const size = 66_000
const folder = temporaryFolder()
let vkey = ''
let proof = ''
let entry = ''

before(() =>
  withDatabase(async (db) => {
    const log = await openTestLog(db)
    await appendAlone(db, log, exampleEntries(size - 1))
    entry = writeEntry({
      kind: 'sign',
      edition: 0,
      commitment: commit(Buffer.alloc(16, 1), exampleOpening),
      disclosure: 'c',
      country: null,
    })
    await releaseAll(db, log, [entry])
    const target = openGivenFolder(folder, 'write')
    assert.ok(target.kind === 'folder')
    assert.equal((await writeCopy(db, target)).kind, 'written')
    vkey = (await readIdentity(db))?.vkey ?? ''
    proof = (await receipt(db, size - 1)) ?? ''
  }),
)

suite(
  "Go's checksum database code (golang.org/x/mod/sumdb), which is not ours",
  {
    skip: lacksDebianPackages('golang-go', 'golang-golang-x-mod-dev'),
  },
  () => {
    const program = join(temporaryFolder(), 'verify-log')
    const verify = (key = vkey) => spawnSync(program, [folder, key], { encoding: 'utf8' })

    before(() => {
      const env = {
        ...process.env,
        GO111MODULE: 'off',
        GOPROXY: 'off',
        GOFLAGS: '',
        GOPATH: '/usr/share/gocode',
        GOCACHE: temporaryFolder(),
      }
      execFileSync('go', ['build', '-o', program, projectPath('test', 'foreign', 'verify-log.go')], { env, stdio: 'pipe' })
    })

    test('opens our checkpoint and proves entries and earlier sizes from our tiles', () => {
      const { status, stdout, stderr } = verify()
      assert.equal(status, 0, stderr)
      assert.equal(stdout, `example.org/log: 60 entries of ${size} and 100 earlier sizes verified\n`)
    })

    test('rejects a flipped bit in the checkpoint, in a tile of each level, and in the last entry', () => {
      for (const [path, at] of [
        ['checkpoint', 3],
        ['checkpoint', 20],
        ['checkpoint', 120],
        ['tile/0/257.p/208', 5],
        ['tile/1/001.p/1', 5],
        ['tile/2/000.p/1', 5],
        ['tile/entries/257.p/208', readFileSync(join(folder, 'tile/entries/257.p/208')).length - 5],
      ] as const)
        withFlippedBit(path, at, () => {
          const { status, stdout } = verify()
          // A bit in the middle of the last bundle is only seen if its entry is among those that are drawn.
          if (path.startsWith('tile/entries') && at === 200 * 60) return
          assert.notEqual(status, 0, `${path} ${at}: ${stdout}`)
        })
    })

    test('rejects another key', () => {
      assert.notEqual(verify('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW').status, 0)
    })
  },
)

suite('The recipe of docs/log.md, with a shell and OpenSSL', { skip: lacksDebianPackages('openssl', 'coreutils', 'sed', 'grep') }, () => {
  const script = join(temporaryFolder(), 'check.sh')
  const file = join(temporaryFolder(), 'mine.tlog-proof')
  const check = (text: string, line = entry, key = vkey) => {
    writeFileSync(file, text)
    return spawnSync('sh', [script, file, key, line], { encoding: 'utf8' })
  }

  before(() => {
    const [, recipe = ''] = /```sh\n(.*?)```/s.exec(readFileSync(projectPath('docs', 'log.md'), 'utf8')) ?? []
    writeFileSync(script, recipe)
  })

  test('shows that an entry is in the log', () => {
    const { status, stdout, stderr } = check(proof)
    assert.equal(status, 0, stderr + stdout)
    assert.match(stdout, new RegExp(`The entry is in the log of ${size} entries\\.\\n$`))
  })

  test('hashes the entry as sha256sum does', () => {
    const digest = execFileSync('sh', ['-c', `{ printf '\\000'; printf %s "$1"; } | sha256sum`, 'sh', entry], { encoding: 'utf8' })
    const tile = readFileSync(join(folder, 'tile/0/257.p/208'))
    assert.equal(digest.slice(0, 64), tile.subarray(-32).toString('hex'))
  })

  test('rejects another entry, another key, another index, and a proof or checkpoint with another hash', () => {
    const lines = proof.split('\n')
    const hashAt = lines.findIndex((line) => line.startsWith('index ')) + 1
    const other = (lines[hashAt] ?? '').replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))
    for (const [what, outcome] of [
      ['entry', check(proof, entry.replace(/ c --$/, ' n --'))],
      ['key', check(proof, entry, 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')],
      ['index', check(proof.replace(/^index \d+$/m, 'index 5'))],
      ['index beyond', check(proof.replace(/^index \d+$/m, `index ${size}`))],
      ['hash', check(lines.with(hashAt, other).join('\n'))],
      ['missing hash', check(lines.toSpliced(hashAt, 1).join('\n'))],
      ['checkpoint', check(proof.replace(`\n${size}\n`, `\n${size + 1}\n`))],
    ] as const)
      assert.notEqual(outcome.status, 0, `${what}: ${outcome.stdout}`)
  })
})

/** Does something with a bit of a file flipped, and puts it right again. */
function withFlippedBit(path: string, at: number, body: () => void): void {
  const file = join(folder, path)
  const bytes = readFileSync(file)
  const flipped = Buffer.from(bytes)
  flipped[at] = (flipped[at] ?? 0) ^ 1
  writeFileSync(file, flipped)
  body()
  writeFileSync(file, bytes)
}
