import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { withDatabase } from '../platform/testing.ts'
import { search, searchLevels, unfinishedCases, type SearchLevel, type SearchQuestion } from '../search/index.ts'
import type { Database } from '../platform/index.ts'
import {
  caseKeyOf,
  importCase,
  indexDocumentText,
  readableBy,
  rebuildSearch,
  recordEntries,
  type CaseDocument,
  type EntryChange,
} from './index.ts'
import { demoText, documentOf, facts } from './testing.ts'

const clock = () => new Date('2021-08-01T10:00:00Z')
const at = clock()

async function keep(db: Database, document: CaseDocument): Promise<number> {
  assert.equal((await importCase(db, document, { clock })).kind, 'imported')
  return (await caseKeyOf(db, document.case.id))!
}

/** What a search says, apart from where things stand in the database. */
async function said(db: Database, question: SearchQuestion, caseKey: number, level: SearchLevel) {
  const { hits, counts, suggestions, looked } = await search(db, question, [{ caseKey, level }], { most: 50 })
  return {
    counts,
    suggestions,
    looked: looked.toSorted(),
    hits: hits.map(({ kind, entry, title, text, about, said: by, standing, dates }) =>
      // A consent has no id: its place is another where the rest was never there.
      JSON.stringify({ kind, ...(kind !== 'consents' && { entry }), title, text, about, by, standing, dates }),
    ),
  }
}

const words = ['hospital', 'beaten', 'guard', 'transfer', 'letter', 'Quispe', 'Mamani', 'Zeballos', 'Huamán', 'ward'] as const
const marks = [undefined, undefined, 'public', 'privileged', 'sealed'] as const
const word = fc.constantFrom(...words)
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
const upTo = (prefix: string, count: number) => fc.nat(count - 1).map((n) => `${prefix}${n}`)

const drawn = fc.record({
  names: fc.array(word, { minLength: 4, maxLength: 4 }),
  speakers: fc.array(text, { minLength: 4, maxLength: 4 }),
  titles: fc.array(text, { minLength: 3, maxLength: 3 }),
  texts: fc.array(fc.option(text), { minLength: 3, maxLength: 3 }),
  claims: fc.array(
    fc.record({
      about: upTo('P', 4),
      by: upTo('S', 4),
      document: fc.option(upTo('D', 3)),
      statement: text,
      value: fc.constantFrom('psoriasis', 'anaemia'),
      mark: fc.constantFrom(...marks),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  question: fc.option(fc.record({ text, claim: fc.nat(5) })),
  reason: text,
  consents: fc.array(fc.record({ subject: upTo('P', 4), giver: text, scope: text, refused: fc.boolean() }), { maxLength: 3 }),
  sentences: fc.array(fc.record({ text, claim: fc.nat(5) }), { maxLength: 3 }),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never

/** A case of what was drawn; every claim tells a diagnosis, so that those about one person answer each other. */
function caseOf(id: string, { names, speakers, titles, texts, claims, question, reason, consents, sentences }: Drawn): CaseDocument {
  const claim = (n: number): string => `C${n % claims.length}`
  return documentOf(
    JSON.stringify({
      format: 'amparo-case/1',
      case: { id, title: 'Made up', country: 'XX', summary: 'To be searched.', opened: '2020' },
      subjects: names.map((name, n) => ({ id: `P${n}`, kind: 'person', names: [{ text: `Person ${name}`, kind: 'legal' }] })),
      sources: speakers.map((name, n) => ({ id: `S${n}`, name: `Source ${name}`, kind: n === 0 ? 'family' : 'press' })),
      documents: titles.map((title, n) => ({ id: `D${n}`, title, by: `S${n}`, ...(texts[n] !== null && { text: texts[n] }) })),
      claims: claims.map(({ about, by, document, statement, value, mark }, n) => ({
        id: `C${n}`,
        about,
        said_by: [by],
        printed_in: document === null ? [] : [{ document }],
        statement,
        said_on: '2021-07',
        asserts: [{ fact: 'health.diagnosis', value, when: '2021' }],
        ...(mark !== undefined && { sensitivity: mark }),
      })),
      questions: question === null ? [] : [{ id: 'Q0', question: question.text, claims: [claim(question.claim)], state: 'open' }],
      rulings: [
        {
          point: `${claims[0]!.about}/health.diagnosis`,
          prefer: [],
          deprecate: [],
          standing: 'disputed',
          reason,
          by: 'Ana',
          on: '2021-08-01',
          seen: ['C0'],
        },
      ],
      consents: consents.map(({ subject, giver, scope, refused }) => ({
        subject,
        given_by: `Giver ${giver}`,
        relation: 'sister',
        scope,
        ...(refused && { refused }),
        on: '2021-07',
      })),
      appeals: [
        {
          id: `${id}-appeal`,
          title: 'An appeal',
          summary: 'It asks.',
          status: 'draft',
          opened: '2021',
          lang: 'en',
          sections: [{ sentences: sentences.map((one) => ({ text: one.text, cites: [`${id}#${claim(one.claim)}`] })) }],
        },
      ],
    }),
  )
}

/** The same under another id, with what it cites. */
const renamed = (document: CaseDocument, id: string): CaseDocument =>
  JSON.parse(
    JSON.stringify(document).replaceAll(`${document.case.id}#`, `${id}#`).replaceAll(`"${document.case.id}"`, `"${id}"`),
    (key, value: unknown) =>
      // JSON has no infinite numbers: open sides of dates.
      value === null && (key === 'earliest' || key === 'latest') ? (key === 'earliest' ? -Infinity : Infinity) : value,
  ) as CaseDocument

test('whoever may not read all of a case finds exactly what they would if the rest had never been there', () =>
  withDatabase(async (db) => {
    const asked = fc.record({
      text: fc.oneof(
        text,
        word.map((one) => `${one.slice(0, 2)}${one.slice(3)}`),
        fc.constantFrom('Киспе', '"guard hospital"', 'Kispe', 'psoriasis', ''),
      ),
      standing: fc.option(fc.constantFrom('disputed', 'alleged')),
    })
    let run = 0
    await fc.assert(
      fc.asyncProperty(drawn, fc.array(asked, { minLength: 6, maxLength: 6 }), async (parts, questions) => {
        const id = `whole-${++run}`
        const document = caseOf(id, parts)
        const whole = await keep(db, document)
        for (const level of searchLevels) {
          const clearance = (['team', 'privileged', 'sealed'] as const)[level - 1]!
          const less = await keep(db, renamed(readableBy(document, clearance), `less-${run}-${level}`))
          for (const { text: typed, standing } of questions) {
            const question = { text: typed, ...(standing !== null && { standing }) }
            const strip = (all: Awaited<ReturnType<typeof said>>) =>
              JSON.parse(JSON.stringify(all).replaceAll(/(whole|less)-\d+(-\d)?/g, 'case'))
            assert.deepEqual(
              strip(await said(db, question, whole, level)),
              strip(await said(db, question, less, 3)),
              `${clearance}: ${typed}`,
            )
          }
        }
      }),
      { numRuns: 8 },
    )
  }))

const rowsOf = async (db: Database): Promise<readonly unknown[]> =>
  (
    await sql`select case_key, list, position, part, from_level, to_level, encode(hash, 'hex') as hash, words::text from search_rows
      order by 1, 2, 3, 4, 5`.execute(db)
  ).rows

test('what is searched follows every change, and is made anew where a crash has emptied it', () =>
  withDatabase(async (db) => {
    const id = 'salgado'
    const key = await keep(db, documentOf(demoText('salgado')))
    const find = async (typed: string) =>
      (await search(db, { text: typed }, [{ caseKey: key, level: 1 }])).hits.map(({ kind, entry }) => `${kind}/${entry}`)
    const write = (...changes: EntryChange[]) => db.transaction().execute((tx) => recordEntries(tx, id, changes, { by: 'ana', at, facts }))
    assert.deepEqual(await find('xylophone'), [])
    const [about, source] = ['salgado', documentOf(demoText('salgado')).sources[0]!.id]
    const entry = { about, said_by: [source], statement: 'She heard a xylophone.', said_on: '2014' }
    const added = await write({ kind: 'add', list: 'claims', entry })
    assert.equal(added.kind, 'recorded')
    const claim = added.kind === 'recorded' ? added.ids[0]! : ''
    assert.deepEqual(await find('xylophone'), [`claims/${claim}`])
    assert.deepEqual(await find('xilophones'), [`claims/${claim}`], 'a slip, in another form')
    await write({ kind: 'add', list: 'tightenings', entry: { claim, sensitivity: 'sealed' } })
    assert.deepEqual(await find('xylophone'), [])
    assert.deepEqual(await find('xilophones'), [], 'nor is it what may be meant')
    const before = await rowsOf(db)
    assert.deepEqual(await unfinishedCases(db, [key]), [])
    for (const table of ['search_rows', 'search_words', 'search_names', 'search_spellings', 'search_sounds', 'search_cases'])
      await sql`truncate ${sql.table(table)}`.execute(db)
    assert.deepEqual(await find('Salgado'), [])
    assert.deepEqual(await unfinishedCases(db, [key]), [key])
    assert.equal(await rebuildSearch(db), 1)
    assert.deepEqual(await rowsOf(db), before)
    assert.equal(await rebuildSearch(db), 0)
  }))

test('the words of a file are found with their page, as far as whoever asks may read them, and are made anew of the file', () =>
  withDatabase(async (db) => {
    const sha256 = 'a'.repeat(64)
    const file = { sha256, media_type: 'application/pdf', bytes: 9 }
    const derived = [{ kind: 'text', sha256: 'b'.repeat(64), media_type: 'text/plain', bytes: 9 }]
    const claim = { about: 'P', said_by: ['S'], statement: 'He was moved.', said_on: '2021', printed_in: [{ document: 'D' }] }
    const document = documentOf(
      JSON.stringify({
        format: 'amparo-case/1',
        case: { id: 'filed', title: 'A case', country: 'XX', summary: 'With a file.', opened: '2021' },
        subjects: [{ id: 'P', kind: 'person', names: [{ text: 'Ana Quispe', kind: 'legal' }] }],
        sources: [{ id: 'S', name: 'The ward', kind: 'authority' }],
        documents: [{ id: 'D', title: 'A letter', by: 'S', original: file, derived }],
        claims: [{ id: 'C1', ...claim }],
      }),
    )
    const key = await keep(db, document)
    const find = async (typed: string, level: SearchLevel = 1) =>
      (await search(db, { text: typed }, [{ caseKey: key, level }])).hits.map(({ kind, entry, page }) => `${kind}/${entry}, page ${page}`)
    assert.deepEqual(await unfinishedCases(db, [key]), [key], 'its words are not taken of the file yet')
    const ofFile = 'Page one\fOn page two a glockenspiel.'
    await db.transaction().execute((tx) => indexDocumentText(tx, key, 0, ofFile))
    assert.deepEqual(await unfinishedCases(db, [key]), [])
    assert.deepEqual(await find('glockenspiel'), ['documents/D, page 2'])
    // Nothing is sealed, so the words of the file stay; the name of who printed it does not.
    const printedBy = async () => (await search(db, { text: 'glockenspiel' }, [{ caseKey: key, level: 1 }])).hits.map(({ said: by }) => by)
    assert.match(JSON.stringify(await printedBy()), /The ward/)
    const otherName = {
      kind: 'revise',
      list: 'sources',
      id: 'S',
      base: 1,
      entry: { id: 'S', name: 'Somebody', kind: 'authority' },
    } as const
    assert.equal(
      (await db.transaction().execute((tx) => recordEntries(tx, 'filed', [otherName], { by: 'ana', at, facts }))).kind,
      'recorded',
    )
    assert.doesNotMatch(JSON.stringify(await printedBy()), /ward/)
    assert.deepEqual(await find('glockenspiel'), ['documents/D, page 2'])
    const { rows: left } = await sql<{ word: string }>`select word from search_words where word = 'ward'`.execute(db)
    assert.deepEqual(left, [])
    const sealed = { ...claim, statement: 'She was beaten.', sensitivity: 'sealed' }
    await db
      .transaction()
      .execute((tx) => recordEntries(tx, 'filed', [{ kind: 'add', list: 'claims', entry: sealed }], { by: 'ana', at, facts }))
    assert.deepEqual(await find('glockenspiel'), [], 'a sealed claim is printed in it')
    assert.deepEqual(await find('glockenspeil'), [])
    assert.deepEqual(await find('glockenspiel', 3), ['documents/D, page 2'])
    const before = await rowsOf(db)
    await sql`truncate search_rows, search_cases`.execute(db)
    assert.equal(await rebuildSearch(db, () => Promise.resolve(ofFile)), 1)
    assert.deepEqual(await rowsOf(db), before)
  }))
