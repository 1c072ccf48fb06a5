import assert from 'node:assert/strict'
import type { Hono } from 'hono'
import { facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../../test/fixtures/hospital-case.ts'
import { keepAppeal } from '../../appeals/index.ts'
import { importCase } from '../../cases/index.ts'
import { openFiles, silentLog, type Database, type FileStore } from '../../platform/index.ts'
import { temporaryFolder, withDatabase } from '../../platform/testing.ts'
import { openSheets, publishAppeal, type Sheets } from '../../publishing/index.ts'
import { publicApp } from './app.tsx'

export const clock = () => new Date('2021-07-25T10:00:00Z')
export const origin = 'https://example.org'

export const sheetsOf = (db: Database, files: FileStore): Sheets =>
  openSheets({ db, files, clock, log: silentLog, addressOf: (appeal) => `${origin}/appeals/${appeal}` })

/** The public site over a database of its own, with one appeal published in each of the languages. */
export const withSite = (body: (site: Hono, db: Database) => Promise<void>, languages: readonly string[] = ['en']): Promise<void> =>
  withDatabase(async (db) => {
    await importCase(db, readCase(hospitalCase), { clock })
    for (const lang of languages) {
      const appeal = { ...readAppeal(hospitalAppeal.replace('lang: en', `lang: ${lang}`)), id: `EX-${lang}` }
      await keepAppeal(db, appeal, { clock })
      assert.equal((await publishAppeal(db, appeal.id, { by: 'Ana B.', clock, facts })).kind, 'published')
    }
    const { app, notFound } = publicApp({ db, clock, origin, sheets: sheetsOf(db, openFiles(temporaryFolder())) })
    if (notFound) app.notFound(notFound)
    await body(app, db)
  })

export const get = async (site: Hono, path: string): Promise<string> => {
  const response = await site.request(path)
  assert.equal(response.status, 200, path)
  return response.text()
}
