import assert from 'node:assert/strict'
import sodium from 'sodium-native'
import { keepAppeal } from '../../src/appeals/index.ts'
import { importCase } from '../../src/cases/index.ts'
import type { Clock, Database } from '../../src/platform/index.ts'
import { publishAppeal } from '../../src/publishing/index.ts'
import { openSigning } from '../../src/signons/index.ts'
import { facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../fixtures/hospital-case.ts'

/** An appeal that takes sign-ons, and the private key to them, which no server has. */
export type CampaignOpened = { readonly appeal: string; readonly version: number; readonly lang: string; readonly privateKey: Buffer }

/** When the appeal of the fixture was published: before its last day. */
const published: Clock = () => new Date('2021-07-25T10:00:00Z')

/** Publishes the appeal of the fixture and opens it for sign-ons. */
export async function openCampaign(db: Database, clock: Clock): Promise<CampaignOpened> {
  await importCase(db, readCase(hospitalCase), { clock: published })
  const appeal = readAppeal(hospitalAppeal)
  await keepAppeal(db, appeal, { clock: published })
  const outcome = await publishAppeal(db, appeal.id, { as: 'operator', by: 'Ana B.', clock: published, facts })
  assert.equal(outcome.kind, 'published')
  const [publicKey, privateKey] = [Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES), Buffer.alloc(sodium.crypto_box_SECRETKEYBYTES)]
  sodium.crypto_box_keypair(publicKey, privateKey)
  const opened = await openSigning({ db, clock }, appeal.id, { publicKey, note: '', addressed: [] }, { staff: null })
  assert.equal(opened.kind, 'opened')
  return { appeal: appeal.id, version: 1, lang: 'en', privateKey }
}
