import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { largeCase } from '../../bench/large-case.ts'
import { projectPath } from '../../src/platform/index.ts'
import { amparo, startAmparo, type RunningAmparo } from '../running-amparo.ts'

const rounds = 20

suite('when a command is killed in the middle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-killed-'))
  // No passphrase: each would be stretched for seconds, and what is looked for here does not depend on the key.
  const key = join(folder, 'key.txt')
  let backup: readonly string[]
  let running: RunningAmparo

  before(async () => {
    const identity = await generateIdentity()
    writeFileSync(key, identity)
    backup = ['backup', '--recipient', await identityToRecipient(identity)]
    running = await startAmparo('start')
  })
  after(async () => {
    await running?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Runs a command and kills it, without warning, somewhere between its start and its usual end. */
  const killAt = async (words: readonly string[], milliseconds: number): Promise<void> => {
    const env = { ...process.env, AMPARO_DATA: running.data }
    const child = spawn(process.execPath, [projectPath('dist', 'src', 'cli', 'main.js'), ...words], { env, stdio: 'ignore' })
    const gone = once(child, 'exit')
    await Promise.race([wait(milliseconds), gone])
    child.kill('SIGKILL')
    await gone
  }
  const timed = async (words: readonly string[]): Promise<number> => {
    const start = performance.now()
    const { status, err } = await amparo(words, { AMPARO_DATA: running.data })
    assert.equal(status, 0, err)
    return performance.now() - start
  }

  test(`an import is whole or nothing, ${rounds} times`, async () => {
    const usual = await timed(['import', made(folder, 'usual')])
    const whole = await amparo(['export', 'usual'], { AMPARO_DATA: running.data })
    let [complete, nothing] = [0, 0]
    for (let round = 0; round < rounds; round += 1) {
      const id = `killed-${round}`
      await killAt(['import', made(folder, id)], usual * (0.2 + (0.9 * round) / rounds))
      const found = await amparo(['export', id], { AMPARO_DATA: running.data })
      if (found.status === 0) {
        assert.equal(found.out.replaceAll(id, 'usual'), whole.out, `round ${round} left half a case`)
        complete += 1
      } else {
        assert.match(found.err, new RegExp(`no case.*${id}`, 'i'))
        nothing += 1
      }
    }
    assert.equal(complete + nothing, rounds)
    assert.ok(nothing > 0, 'no round was killed before it was done')
  })

  test(`a backup is there whole or not at all, ${rounds} times, and what is there restores to the same cases`, async () => {
    const usual = await timed([...backup, join(folder, 'usual.backup')])
    const size = statSync(join(folder, 'usual.backup')).size
    let last = join(folder, 'usual.backup')
    for (let round = 0; round < rounds; round += 1) {
      const file = join(folder, `round-${round}.backup`)
      await killAt([...backup, file], usual * (0.2 + (0.9 * round) / rounds))
      if (!existsSync(file)) continue
      // Every backup of the same database is as long as the first, give or take the random parts of a header.
      assert.ok(Math.abs(statSync(file).size - size) < 4096, `round ${round} left ${statSync(file).size} bytes of ${size}`)
      last = file
    }
    const empty = mkdtempSync(join(tmpdir(), 'amparo-restored-'))
    const restored = await amparo(['restore', last, '--identity', key], { AMPARO_DATA: empty })
    assert.equal(restored.status, 0, restored.err)
    const [there, here] = [
      await amparo(['export', 'usual'], { AMPARO_DATA: empty }),
      await amparo(['export', 'usual'], { AMPARO_DATA: running.data }),
    ]
    assert.equal(there.status, 0, there.err)
    assert.equal(there.out, here.out)
    rmSync(empty, { recursive: true, force: true })
  })

  test('a server killed without warning leaves its cases, and the next start ends the orphan and serves them', async () => {
    const kept = await amparo(['export', 'usual'], { AMPARO_DATA: running.data })
    const gone = once(running.process, 'exit')
    running.process.kill('SIGKILL')
    await gone
    const orphan = Number(readFileSync(join(running.data, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
    running = await startAmparo('start', { AMPARO_DATA: running.data })
    assert.ok(ended(orphan), 'the server that was left behind still runs')
    const again = await amparo(['export', 'usual'], { AMPARO_DATA: running.data })
    assert.equal(again.out, kept.out)
  })

  test('a second Amparo on the same data is refused in one sentence', async () => {
    const second = await amparo(['start'], { AMPARO_DATA: running.data, PORT: '18099', DESK_PORT: '18098' })
    assert.equal(second.status, 1)
    assert.match(second.err, /already in use by another Amparo/)
  })
})

/** A case file under another id, large enough that a kill finds its import at work. */
function made(folder: string, id: string): string {
  const file = join(folder, `${id}.json`)
  const large = largeCase(3000) as { case: { id: string } }
  writeFileSync(file, JSON.stringify({ ...large, case: { ...large.case, id } }))
  return file
}

/** Whether a process has ended; one that nobody has fetched yet (a zombie) has. */
function ended(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return true
  }
}
