import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Hono } from 'hono'
import { caseKeyOf, countAttention, importInto, projectCatalogue, projectFacts, readCaseFile } from '../src/cases/index.ts'
import type { FactDictionary } from '../src/claims/index.ts'
import { dayOfInstant } from '../src/kit/index.ts'
import { createExtractor } from '../src/extraction/index.ts'
import { createTableReader } from '../src/lists/index.ts'
import { openFiles, openUploadPieces, silentLog, systemClock, type Database } from '../src/platform/index.ts'
import { openSheets } from '../src/publishing/index.ts'
import { setMembership } from '../src/staff/index.ts'
import { addStaffMember } from '../src/staff/testing.ts'
import { deskApp } from '../src/web/desk/app.tsx'
import { inNewInstallation } from './installation.ts'
import { largeCase } from './large-case.ts'
import { measure, report } from './measure.ts'

const [cases, claimsOfEach, claimsOfLarge] = [2000, 50, 10_000]

/**
 * Pages of the desk from a real database: the page of a case with 10,000 claims under 150 ms, every other under 50 ms with
 * 100,000 claims in 2,000 cases. Baseline: a null endpoint. Takes how the addresses of the pages that are wanted begin.
 */
export async function benchDesk(only: readonly string[] = []): Promise<void> {
  await inNewInstallation(async ({ db }, folder) => {
    const facts = projectFacts()
    const { staff, token } = await addStaffMember(db, { role: 'administrator' })
    const begun = performance.now()
    await fill(db, facts, staff.id)
    console.log(`Desk: ${cases} cases with ${cases * claimsOfEach} claims, and one with ${claimsOfLarge} (written in ${seconds(begun)} s)`)

    const origin = 'http://localhost:8081'
    const files = openFiles(join(folder, 'files'), db)
    const sheets = openSheets({ db, files, clock: systemClock, log: silentLog, addressOf: (appeal) => `${origin}/appeals/${appeal}` })
    const documents = {
      extractor: createExtractor(),
      pieces: openUploadPieces(join(folder, 'uploads')),
      limits: { largest: 0, total: 0 },
      timestamps: false,
    }
    const needs = {
      db,
      files,
      sheets,
      documents,
      lists: createTableReader(),
      facts,
      catalogue: projectCatalogue(),
      clock: systemClock,
      random: randomBytes,
      log: silentLog,
      origin,
      publicOrigin: origin,
    }
    const { app } = deskApp(needs)
    const empty = new Hono().get('/', (c) => c.text('ok'))
    const get = async (path: string): Promise<number> => {
      const response = await app.request(path, { headers: { Cookie: `amparo=${token}` } })
      assert.equal(response.status, 200, path)
      return (await response.text()).length
    }
    const appeal = '/appeals/app-1230'
    // A made-up appeal in each of the 2,000 cases.
    const pages: readonly (readonly [path: string, goal: number])[] = [
      ['/cases', 50],
      ['/cases?q=case-17&sort=name', 50],
      ['/cases/large', 150],
      ['/cases/large?q=transferred&standing=alleged&page=3', 150],
      ...['/claims?page=100', '/claims/C77', '/claims/new', '/history', '/head', '/points', '/sources', '/documents', '/log'].map(
        (page) => [`/cases/large${page}`, 50] as const,
      ),
      ...['', '/claims', '/claims/new', '/points', '/questions', '/independence', '/log', '/calls/new', '/subjects'].map(
        (page) => [`/cases/case-1230${page}`, 50] as const,
      ),
      ...['/sources', '/documents', '/consents', '/members', '/history', '/export', '/erasures'].map(
        (page) => [`/cases/case-1230${page}`, 50] as const,
      ),
      ...['', '/history', '/preview', '/risk-review', '/approval', '/publication', '/take-down'].map(
        (page) => [appeal + page, 50] as const,
      ),
      ...['/appeals', '/appeals/changed', '/cases/new', '/me', '/staff', '/audit', '/settings'].map((page) => [page, 50] as const),
    ]
    for (const [path, milliseconds] of pages) {
      if (only.length > 0 && !only.some((start) => path.startsWith(start))) continue
      const cold = performance.now()
      const bytes = await get(path)
      const first = performance.now() - cold
      report(
        await measure(
          { name: `${path} (${Math.round(bytes / 1000)} kB; first time ${Math.round(first)} ms)`, run: () => get(path) },
          { name: 'an endpoint that says ok', run: async () => (await empty.request('/')).text() },
          { rounds: 21, warm: 10 },
        ),
        { milliseconds, of: 'wall' },
      )
    }
  })
}

/** Writes the cases in a few transactions, and makes one person a member of all of them. */
async function fill(db: Database, facts: FactDictionary, staff: string): Promise<void> {
  const now = systemClock()
  const settings = { clock: () => now, by: staff }
  const documents = [
    { id: 'large', size: claimsOfLarge },
    ...Array.from({ length: cases }, (_, n) => ({ id: `case-${n}`, size: claimsOfEach })),
  ]
  const small = caseText('case-0', claimsOfEach)
  for (let from = 0; from < documents.length; from += 100)
    await db.transaction().execute(async (tx) => {
      for (const { id, size } of documents.slice(from, from + 100)) {
        const text =
          size === claimsOfEach
            ? small.replaceAll(/case-0(?=[":#])/g, id).replaceAll('app-0', id.replace('case', 'app'))
            : caseText(id, size)
        const read = readCaseFile(text, { file: id, facts })
        assert.equal(read.kind, 'read', JSON.stringify(read).slice(0, 500))
        if (read.kind !== 'read') return
        await importInto(tx, read.document, settings)
        const caseKey = await caseKeyOf(tx, id)
        await setMembership(tx, { staff, caseKey: caseKey!, clearance: 'sealed' }, { by: staff, at: now })
      }
    })
  for (const { id } of documents) await countAttention(db, id, { facts, at: dayOfInstant(now) })
}

type Plain = {
  readonly case: object
  readonly subjects: readonly { readonly id: string }[]
  readonly sources: readonly { readonly id: string; readonly relays?: readonly string[] }[]
  readonly documents: readonly { readonly id: string; readonly by: string }[]
  readonly claims: readonly { readonly id: string; readonly about: string; readonly said_by: readonly string[] }[]
}

/** A made-up case with only the people and sources that its claims name. */
function caseText(id: string, size: number): string {
  const large = largeCase(size) as Plain
  // A small case is about two people, so that its claims contradict each other as those of a large one do.
  const claims = size === claimsOfEach ? large.claims.map((claim, n) => ({ ...claim, about: `person-${n % 2}` })) : large.claims
  const plain = { ...large, claims }
  const people = new Set(claims.map(({ about }) => about))
  const named = new Set([...plain.claims.flatMap(({ said_by }) => said_by), ...plain.documents.map(({ by }) => by)])
  for (const source of plain.sources) if (named.has(source.id)) for (const origin of source.relays ?? []) named.add(origin)
  return JSON.stringify({
    ...plain,
    case: { ...plain.case, id, title: `${id}: a made-up case` },
    subjects: plain.subjects.filter((subject) => people.has(subject.id)),
    appeals: size === claimsOfEach ? [appealOver(id, plain.claims.slice(0, 12))] : [],
    sources: plain.sources.filter((source) => named.has(source.id)),
  })
}

/** An appeal of twelve sentences, each resting on a claim. */
const appealOver = (id: string, claims: readonly { readonly id: string }[]): object => ({
  id: id.replace('case', 'app'),
  title: 'A made-up appeal',
  summary: 'It asks for nothing.',
  status: 'draft',
  opened: '2021-07-25',
  lang: 'en',
  sections: [{ sentences: claims.map((claim) => ({ text: 'So somebody says.', cites: [`${id}#${claim.id}`] })) }],
  asks: [{ text: 'Nothing.', own_words: true }],
  to: [{ name: 'Nobody', title: 'Nowhere' }],
})

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1)
