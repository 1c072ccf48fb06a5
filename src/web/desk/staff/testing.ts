import assert from 'node:assert/strict'
import { facts, hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { caseKeyOf, importCase, readCaseFile } from '../../../cases/index.ts'
import type { Database } from '../../../platform/index.ts'

/** Keeps the fictional case under another id. Gives the key by which memberships name it. */
export async function keepCase(db: Database, id: string): Promise<number> {
  const read = readCaseFile(hospitalCase.replace('id: example,', `id: ${id},`), { file: `${id}.yaml`, facts })
  assert.equal(read.kind, 'read')
  if (read.kind === 'read') await importCase(db, read.document, { clock: () => new Date() })
  return (await caseKeyOf(db, id)) ?? assert.fail('the case was not kept')
}
