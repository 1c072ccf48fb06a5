import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { makeBundle } from '../../src/bundles/index.ts'
import { exportCase, loadCase } from '../../src/cases/index.ts'
import { dayOfInstant } from '../../src/kit/index.ts'
import { openFiles, type Database } from '../../src/platform/index.ts'
import { temporaryFolder } from '../../src/platform/testing.ts'
import { composeEdition, editionPdf, findEdition, seenByReaders } from '../../src/publishing/index.ts'
import { search } from '../../src/search/index.ts'
import { publicApp } from '../../src/web/public/app.tsx'
import { testExtractor } from '../../src/web/desk/testing.ts'
import { approve, publish, textOf } from '../fixtures/approved-appeal.ts'
import { atAppeal, caseWithAppeal, page } from '../fixtures/appeal-desk.ts'
import { evaluated, facts } from '../fixtures/hospital-case.ts'
import { origin, sheetsOf } from '../fixtures/public-site.ts'

/** The words that stand only in what readers and the team may not see. */
const canary = /zq(?:letter|words|file|name|clerk|unmarked|privileged|passage|sister|phone)/i
const file = Buffer.from('zqfile: the letter as it came')
const sha256 = createHash('sha256').update(file).digest('hex')

/** The case with a claim that is published and printed in a letter that is privileged, and what only the letter tells. */
const withLetter = caseWithAppeal
  .replace(
    'claims:\n',
    `  - {id: L1, title: Zqletter to counsel, by: lawyer, published: '2021-07-19', text: Zqwords of the letter., sensitivity: privileged, original: {sha256: ${sha256}, media_type: text/plain, bytes: ${file.length}, name: zqname.txt}, captured: {by: zqclerk, on: '2021-07-20', how: upload}}
claims:
  - {id: Z1, about: ana, said_by: [lawyer], printed_in: [{document: L1}], statement: Zqunmarked., asserts: []}
  - {id: Z2, about: ana, said_by: [lawyer], said_on: '2021-07-19', printed_in: [], statement: Zqprivileged., asserts: [], sensitivity: privileged}
`,
  )
  .replace(
    'printed_in: [{document: D1}], statement: Nobody told the family.',
    "printed_in: [{document: L1, passage: {exact: zqpassage, page: 2}}], said_on: '2021-07-20', statement: Nobody told the family.",
  )

const nothing = (what: string, text: string): void => assert.doesNotMatch(text, canary, what)

test('a document that is not for everybody, its passages, its file, and who a protected source is, stand behind no door', () =>
  atAppeal(async (desk) => {
    const { db, editor, time } = desk
    assert.match(withLetter, /zqpassage/)
    const files = openFiles(temporaryFolder(), db)
    await files.keep(file)
    const secret = { label: 'A relative, not named', name: 'Zqsister', contact: 'zqphone' }
    assert.equal((await editor.post('/cases/example/sources/family/protection', secret)).status, 303)
    const lawyer = await desk.member('reader', 'privileged')

    // What the preview says is what is published.
    const preview = (await editor.get(`${page}/who-sees`)).text
    nothing('the preview of somebody who may not read it', preview)
    const told = textOf((await lawyer.get(`${page}/who-sees`)).text)
    assert.match(told, /Kept from readers: 1 L1 Zqletter to counsel \. It is marked privileged\. Neither its title nor its words/)
    assert.match(
      told,
      /S2 Nobody told the family\. .*said by A relative, not named \(protected: this is all that is said of them\) ?: Nobody told the family\./,
    )
    const [appeal, document] = [(await loadCase(db, 'example'))!.appeals[0]!, (await loadCase(db, 'example'))!]
    const today = dayOfInstant(time.now)
    const cases = evaluated([document], today)
    const edition = composeEdition(appeal, cases, { at: today, published: today, version: 1, approved: 'alone', facts })
    const shown = seenByReaders(appeal, cases).flatMap((one) => one.shown)
    const printed = edition.notes.flatMap(({ claim, points }) => [
      ...(claim === undefined ? [] : [claim]),
      ...points.flatMap(({ accounts }) => accounts.flatMap(({ statements }) => statements)),
    ])
    assert.deepEqual(new Set(shown.map(({ id }) => id)), new Set(printed.map(({ claim }) => claim)))
    for (const { id, printedIn } of shown)
      assert.deepEqual(names(printedIn), names(printed.find(({ claim }) => claim === id)!.printed_in), `what ${id} is printed in`)

    await approve(editor, await desk.member('reviewer', 'team', 'Rita Reviewer'))
    await publish(editor)
    const { app: site } = publicApp({ db, facts, clock: () => time.now, origin, sheets: sheetsOf(db, files) })
    for (const path of ['/', '/feed.atom', ...['', '.txt', '.json', '.jsonld', '/1'].map((end) => `/appeals/EX-001${end}`)]) {
      const answer = await site.request(path)
      assert.equal(answer.status, 200, path)
      nothing(path, await answer.text())
    }
    const published = (await findEdition(db, 'EX-001'))!
    const pdf = await editionPdf(published.edition, { hash: 'f'.repeat(64) })
    assert.ok(pdf.kind === 'rendered')
    const extracted = await testExtractor().extract(pdf.bytes, {})
    assert.ok(extracted.kind === 'extracted')
    assert.match(extracted.text, /Nobody told the family/)
    nothing('the PDF', extracted.text)

    nothing('the export of the team', (await exportFor(editor)) ?? '')
    assert.doesNotMatch((await exportCase(db, 'example', { sealed: true })) ?? '', /zqsister|zqphone/i, 'no export says who it is')
    for (const clearance of ['public', 'team'] as const) {
      const bundle = await makeBundle(document, files, clearance)
      assert.ok(bundle.kind === 'made')
      for (const each of bundle.files)
        nothing(`${each.path} of the ${clearance} bundle`, each.path + Buffer.from(await each.read()).toString())
    }
    for (const word of ['Zqletter', 'Zqwords', 'Zqunmarked', 'Zqprivileged', 'zqpassage', 'Zqsister', 'zqphone', 'zqname', 'zqleter'])
      assert.deepEqual(await found(db, desk.key, word, 1), [0, 0, 0], `a search for ${word}`)
    assert.notDeepEqual(await found(db, desk.key, 'Zqletter', 2), [0, 0, 0], 'whoever may read it finds it')
    for (const word of ['Zqsister', 'zqphone'])
      assert.deepEqual(await found(db, desk.key, word, 3), [0, 0, 0], 'no clearance finds who it is')
    nothing('what is kept and backed up', await storedText(db))
    for (const word of ['Zqletter', 'Zqsister', 'zqphone']) {
      const { text } = await editor.get(`/search?q=${word}`)
      nothing('the search page', text.replaceAll(word, ''))
    }
    for (const path of ['', '/claims', '/documents', '/sources', '/history', '/who-sees', '/points', '/consents']) {
      const answer = await editor.get(`/cases/example${path}`)
      assert.equal(answer.status, 200, path)
      nothing(path, answer.text)
    }
  }, withLetter))

const names = (list: readonly { readonly title: string }[]): readonly string[] => list.map(({ title }) => title)

async function exportFor(person: { readonly post: (path: string) => Promise<{ readonly text: string; readonly status: number }> }) {
  const { status, text } = await person.post('/cases/example/export')
  assert.equal(status, 200)
  assert.match(text, /^(#[^\n]*\n)*format: amparo-case\/1/)
  return text
}

/** How many results, counts and suggestions a search has. */
async function found(db: Database, caseKey: number, text: string, level: 1 | 2 | 3): Promise<readonly number[]> {
  const { hits, counts, suggestions } = await search(db, { text }, [{ caseKey, level }])
  return [hits.length, counts.reduce((sum, { count }) => sum + count, 0), suggestions.length]
}

/** All that stands in tables that backups hold, as text. */
async function storedText(db: Database): Promise<string> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('pg_catalog', 'information_schema')`.execute(db)
  const texts: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(db)
    texts.push(...rows.map(({ text }) => text))
  }
  return texts.join('\n')
}
