import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing.ts'
import { folderOfReports, imapOfReports, type ReportBox } from './report-boxes.ts'
import { startMailbox } from './testing.ts'

test('a mail over which its taker fails holds up no other one, and comes again', async () => {
  const folder = temporaryFolder()
  for (const name of ['1', '2', '3']) writeFileSync(join(folder, name), name)
  const imap = await startMailbox(['Subject: 1\n\n1', 'Subject: 2\n\n2', 'Subject: 3\n\n3'])
  try {
    for (const box of [folderOfReports(folder), imapOfReports(imap.url)]) {
      const taken: string[] = []
      const failing = async (bytes: Uint8Array): Promise<boolean> => {
        const name = Buffer.from(bytes).toString().trim().at(-1)!
        if (name === '2' && !taken.includes('3')) throw new Error('It cannot be taken')
        taken.push(name)
        return true
      }
      await assert.rejects(box.look(failing), /It cannot be taken/)
      await box.look(failing)
      assert.deepEqual(taken, ['1', '3', '2'])
    }
  } finally {
    await imap.stop()
  }
})

const look = async (box: ReportBox): Promise<string> => {
  let taken = ''
  await box.look((bytes) => {
    const name = Buffer.from(bytes).toString().trim().at(-1)!
    taken += name
    return Promise.resolve(name === '1')
  })
  return taken
}

test('what is for people stays unread in their mailbox, and is handed over once', async () => {
  const imap = await startMailbox(['Subject: A report\n\n1', 'Subject: Their answer\n\n2'])
  try {
    const box = imapOfReports(imap.url)
    assert.deepEqual([await look(box), await look(box)], ['12', ''])
    // Whoever else looks finds it unread.
    assert.equal(await look(imapOfReports(imap.url)), '2')
  } finally {
    await imap.stop()
  }
})
