import assert from 'node:assert/strict'
import { systemClock, type Database } from '../../src/platform/index.ts'
import { exportSealed, openExport, readSealedLines, type OpenedRow } from '../../src/signons/index.ts'
import type { CampaignOpened } from './open-campaign.ts'

/** Who signed, as the team reads it away from the server, with the private key. */
export async function openAll(db: Database, { appeal, privateKey }: CampaignOpened): Promise<readonly OpenedRow[]> {
  let text = ''
  for await (const line of exportSealed({ db, clock: systemClock }, appeal, { staff: null })) text += line
  const read = readSealedLines(text)
  assert.equal(read.kind, 'read')
  return read.kind === 'read' ? openExport(read.lines, [privateKey]).rows : []
}
