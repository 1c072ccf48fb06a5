import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { nothingLost } from '../drills/nothing-lost.ts'
import { peopleSign } from '../drills/people-sign.ts'
import { startSigning } from '../drills/signing-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'amparo-full-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256m,mode=0700', 'tmpfs', folder]).status === 0
const skip = mounted ? false : 'a small disk can only be made by root'

test(
  'on a full disk people who sign are asked to come again, nothing that was acknowledged is lost, and with room it goes on',
  { skip },
  async (t) => {
    t.after(() => {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    })
    const server = await startSigning({ data: join(folder, 'data') })
    t.after(() => server.end())
    const people = peopleSign(server)
    people.begin()
    await wait(1500)
    const filled = join(folder, 'filled')
    fill(filled)
    await wait(2500)
    assert.ok(statfsSync(folder).bavail < 16, 'the disk is full')
    await people.end()
    const before = people.told.asked.size
    rmSync(filled)
    // The database itself may have ended when its own log could not grow; then Amparo has ended with a sentence.
    if (server.running().process.exitCode !== null) await server.startAgain()
    people.begin()
    await wait(1500)
    await people.end()
    await people.tryAgain()
    people.close()
    assert.ok(people.told.asked.size > before, 'nobody could sign again')
    const { confirmed } = await nothingLost(server, people.told)
    t.diagnostic(`${confirmed} confirmed; ${JSON.stringify(Object.fromEntries(people.told.statuses))}`)
    assert.ok((people.told.statuses.get(503) ?? 0) > 0, 'nobody met the full disk')
    assert.deepEqual(
      [...people.told.statuses.keys()].filter((each) => ![200, 503].includes(each)),
      [],
    )
  },
)

/** Writes until there is no room. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (const size of [1 << 20, 4096]) writeUntilFull(file, Buffer.alloc(size, 1))
  } finally {
    closeSync(file)
  }
}

function writeUntilFull(file: number, bytes: Buffer): void {
  try {
    while (writeSync(file, bytes) === bytes.length) {
      // There is room still.
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error
  }
}
