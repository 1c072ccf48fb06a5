import { join } from 'node:path'
import { makeCampaignKey, readCampaignKey, readGivenFile, systemRandomness, writeGivenFile } from '../platform/index.ts'
import { findEdition } from '../publishing/index.ts'
import { findCampaign, openSigning, type SignOns } from '../signons/index.ts'
import type { CommandContext } from './command.ts'

/** The one appeal of the demo that is open. */
const appeal = 'INT-001-1126'

/**
 * Lets people try signing: opens the demo's open appeal for sign-ons, under a key that is made for it. There are no made-up
 * signers: whoever tries it is the first. Does nothing where it was opened or closed before, or is not shown.
 */
export async function openDemoSigning(context: CommandContext, signOns: SignOns, dataFolder: string): Promise<void> {
  const published = await findEdition(signOns.db, appeal)
  if (published === null || published.takenDown !== undefined || (await findCampaign(signOns.db, appeal)) !== null) return
  const file = join(dataFolder, `campaign-key-${appeal}.json`)
  const publicKey = keptKey(file) ?? newKey(file)
  if (publicKey === undefined) return
  const note = 'of the demo, beside its database'
  const opened = await openSigning(signOns, appeal, { publicKey: Buffer.from(publicKey), note, addressed: [] }, { staff: null })
  if (opened.kind === 'opened')
    context.err(`  ${appeal} takes sign-ons. Its private key is in ${file}; that of a real appeal would be kept off the server.\n`)
}

function newKey(file: string): Uint8Array | undefined {
  const { publicKey, text } = makeCampaignKey(systemRandomness)
  return writeGivenFile(file, text, { force: 'never' }) === undefined ? publicKey : undefined
}

/** Of a start that was interrupted before the key was used. */
function keptKey(file: string): Uint8Array | undefined {
  const read = readGivenFile(file, 10_000)
  return read.kind === 'read' ? readCampaignKey(new TextDecoder().decode(read.bytes))?.publicKey : undefined
}
