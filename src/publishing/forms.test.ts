import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { evaluated, facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import {
  asIfPublished,
  atomFeed,
  composeEdition,
  feedOfAppeals,
  inOrder,
  jsonLd,
  plainText,
  statusLine,
  wordLanguages,
  wordsFor,
  type ListedEdition,
} from './index.ts'
import { setApart } from './bidi.ts'
import { composeSheet } from './pdf/compose-sheet.ts'
import { wrap } from './wrap.ts'

const moment = { at: 18_833, published: 18_833, version: 1, approved: 'second-person', facts } as const
const edition = composeEdition(readAppeal(hospitalAppeal), evaluated([readCase(hospitalCase)]), moment)
const listed = (changes: Partial<ListedEdition>): ListedEdition => ({
  ...edition,
  publishedAt: new Date('2021-07-25T10:00:00Z'),
  firstPublishedAt: new Date('2021-07-25T10:00:00Z'),
  ...changes,
})
const english = wordsFor('en')
const hash = 'f'.repeat(64)

test('the plain text holds every sentence, every account and the word contested, in 72 columns', () => {
  const text = plainText(asIfPublished(edition), 'https://example.org/appeals/EX-001')
  for (const part of [
    '1. She was moved to a hospital in July. [1][2] (Contested)',
    '3. The law is clear. (our words)',
    '1. Let an independent doctor examine her.\n',
    'Open until 30 September 2021',
    'Lawyer of the prisoner: She was moved on 17 July.',
    'Prison service: The move was on 20 July.',
    '"she was moved on Saturday" p. 3',
    'https://example.org/appeals/EX-001',
  ])
    assert.ok(text.replaceAll(/\n +/g, ' ').includes(part), part)
  assert.ok(text.split('\n').every((line) => line.length <= 72))
})

const ruled = `${hospitalCase}  - {id: C20, about: ana, said_by: [gazette], printed_in: [{document: D1}], statement: It was the 20th., asserts: [{fact: custody.hospital_transfer_date, value: '2021-07-20', occasion: july}], sensitivity: public}
rulings:
  - {point: ana/custody.hospital_transfer_date/july, prefer: [C2], deprecate: [C1], standing: verified, reason: The register of the ward was seen., by: Berta Quispe, on: '2021-07-24', seen: [C1, C2]}
`

test('a ruling is printed in every form with its reason, whom it prefers and what came after it, and never with who ruled', async () => {
  for (const [lang, preferred, deprecated] of [
    ['en', 'preferred by the team', 'not preferred by the team'],
    ['es', 'preferida por el equipo', 'no preferida por el equipo'],
    ['ar', 'رجّحها الفريق', 'لم يرجّحها الفريق'],
    ['zh-Hans', '团队采信', '团队未采信'],
  ] as const) {
    const made = composeEdition(readAppeal(hospitalAppeal.replace('lang: en', `lang: ${lang}`)), evaluated([readCase(ruled)]), moment)
    assert.doesNotMatch(JSON.stringify(made), /Berta/)
    const sheet = JSON.stringify(composeSheet(made, { hash }).notes)
    const text = plainText(asIfPublished(made), 'https://example.org').replaceAll(/\s+/g, ' ')
    for (const form of [text, sheet])
      for (const part of ['The register of the ward was seen.', preferred, deprecated, wordsFor(lang).notes.newer(1)])
        assert.ok(form.includes(part), `${lang}: '${part}' is not in ${form}`)
  }
})

test('on paper too, a sentence of our own says that it is, and what is asked need not', () => {
  const { sections, asks } = composeSheet(edition, { hash })
  assert.deepEqual(
    [...sections.flatMap(({ sentences }) => sentences), ...asks.sentences].map(({ own }) => own),
    [null, null, ' (our words)', null],
  )
})

test('answers that may all be true are not called agreement, and each has its own voices, in every language and form', () => {
  const many = `${hospitalCase}  - {id: C20, about: ana, said_by: [lawyer], printed_in: [{document: D1}], statement: Psoriasis., asserts: [{fact: health.diagnosis, value: psoriasis}], sensitivity: public}
  - {id: C21, about: ana, said_by: [prisons], printed_in: [{document: D2}], statement: Hypertension., asserts: [{fact: health.diagnosis, value: hypertension}], sensitivity: public}
`
  const cited = hospitalAppeal.replace("['example#C3', 'example#C1']", "['example#ana/health.diagnosis']")
  for (const { lang, states, notes } of wordLanguages) {
    const made = composeEdition(readAppeal(cited.replace('lang: en', `lang: ${lang}`)), evaluated([readCase(many)]), moment)
    const text = plainText(asIfPublished(made), 'https://example.org').replaceAll(/\s+/g, ' ')
    const sheet = JSON.stringify(composeSheet(made, { hash }).notes)
    for (const form of [text, sheet]) {
      assert.ok(form.includes(notes.severalAnswers(2)) && !form.includes(states.agreeing), `${lang}: ${form}`)
      assert.equal(form.split(notes.voices(1)).length - 1, 2, `${lang}: ${form}`)
    }
  }
})

test('what only a court says is not called alleged, in any form, and others are with their number of voices', () => {
  const judged = `${hospitalCase.replace(
    'documents:',
    `  - {id: court, name: Court of Valdeniebla, kind: court}
  - {id: agency, name: The Agency, kind: press, relays: [court]}
documents:`,
  )}  - {id: C20, about: ana, said_by: [court], printed_in: [{document: D2}], statement: She is convicted., asserts: [], sensitivity: public}
  - {id: C21, about: ana, said_by: [agency], printed_in: [{document: D1}], statement: She was convicted., asserts: [], sensitivity: public}
`
  const cited = hospitalAppeal.replace("['example#C3', 'example#C1']", "['example#C20', 'example#C21']")
  for (const { lang, notes, standings } of wordLanguages) {
    const made = composeEdition(readAppeal(cited.replace('lang: en', `lang: ${lang}`)), evaluated([readCase(judged)]), moment)
    const text = plainText(asIfPublished(made), 'https://example.org').replaceAll(/\s+/g, lang === 'zh-Hans' ? '' : ' ')
    const sheet = composeSheet(made, { hash }).notes.map(({ statement }) => statement)
    const squeezed = (part: string): string => (lang === 'zh-Hans' ? part.replaceAll(/\s+/g, '') : part)
    for (const part of [
      notes.courtRecord,
      `${standings.alleged} (${notes.voices(1)})`,
      notes.passingOn('The Agency', 'Court of Valdeniebla'),
    ])
      assert.ok(text.includes(squeezed(part)), `${lang}: '${part}' is not in ${text}`)
    assert.equal(sheet.find((statement) => statement?.text.includes('She is convicted.'))?.standing, notes.courtRecord)
    assert.match(
      sheet.find((statement) => statement?.text.includes('She was convicted.'))?.speaker ?? '',
      /The Agency.*Court of Valdeniebla/,
    )
  }
})

test('a closed record asks nobody for anything any more, and asks are numbered from 1 in every form', () => {
  const closing = hospitalAppeal
    .replace('status: open', "status: closed\n  closed: '2021-07-24'\n  outcome: released")
    .replace('title: Prison service}', 'title: Prison service, salutation: Dear Sir, language: es}')
  const made = composeEdition(readAppeal(closing), evaluated([readCase(hospitalCase)]), moment)
  const { asks, to } = composeSheet(made, { hash })
  assert.deepEqual([asks.heading, asks.sentences[0]?.number, to.heading, to.people[0]?.lines], ['What was asked', 1, 'Who decided', []])
  const text = plainText(asIfPublished(made), 'https://example.org')
  assert.match(text, /What was asked\n-+\n\n1\. Let/)
  assert.doesNotMatch(text, /\nWhat we ask\n|\nWho decides\n/)
})

const opens = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/g
const closes = /[\u202c\u2069]/g

test('marks of direction in a name turn no words but its own: they are closed, and the name is set apart', () => {
  const marked = hospitalCase.replace('name: Prison service', 'name: "Prison\\u202e service\\u2069"')
  const made = composeEdition(readAppeal(hospitalAppeal), evaluated([readCase(marked)]), moment)
  assert.match(plainText(asIfPublished(made), 'https://example.org'), /\u2068Prison\u202e service\u202c\u2069: The/)
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\u202a', '\u202e', '\u202c', '\u2066', '\u2068', '\u2069', '\u200f')), (pieces) => {
      const text = pieces.join('')
      const safe = setApart(text)
      assert.equal(safe.match(opens)?.length, safe.match(closes)?.length)
      assert.equal(safe.replaceAll(/[^a]/g, ''), text.replaceAll(/[^a]/g, ''))
    }),
  )
})

test('wrapping loses no word and leaves no line too long, unless one word is', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,20}$/)), (words) => {
      const lines = wrap(words.join(' '), '- ').split('\n')
      assert.equal(lines.join(' ').replace(/^- */, '').replaceAll(/ +/g, ' ').trim(), words.join(' '))
      assert.ok(lines.every((line) => line.length <= 72))
    }),
  )
})

test('the data for machines carry no text, no abstract, no headline of the press and no address', () => {
  const data = JSON.stringify(
    jsonLd(edition, { name: 'Amparo', origin: 'https://example.org', address: 'https://example.org/appeals/EX-001' }),
  )
  assert.match(data, /"headline":"Fictional: an examination/)
  assert.match(data, /"publisher":\{"@type":"Organization","name":"The Gazette"\},"datePublished":"2021-07-18"/)
  assert.doesNotMatch(data, /abstract|description|articleBody|Prisoner moved|hospital|17 July|gazette\.example/)
})

const feedOf = (...editions: ListedEdition[]) =>
  atomFeed(
    feedOfAppeals(editions, {
      origin: 'https://example.org',
      title: 'Amparo',
      author: 'Amparo',
      lang: 'en',
      home: 'https://example.org/',
      self: 'https://example.org/feed.atom',
      addressOf: ({ appeal }) => `https://example.org/appeals/${appeal}`,
    }),
  )

test("the feed keeps an entry's id from version to version and escapes what is in a title", () => {
  const first = feedOf(listed({ title: 'Law & <order>' }))
  const later = feedOf(listed({ version: 2, publishedAt: new Date('2021-08-01T10:00:00Z') }))
  const id = /<id>(tag:[^<]+)<\/id>/.exec(first)?.[1]
  assert.equal(id, 'tag:example.org,2021-07-25:appeals/EX-001')
  assert.ok(later.includes(`<id>${id}</id>`) && later.includes('<updated>2021-08-01T10:00:00.000Z</updated>'))
  assert.ok(first.includes('<title>Law &amp; &lt;order>'), first)
  assert.ok(feedOf(listed({ title: 'a ]]> b\u0008' })).includes('<title>a ]]&gt; b</title>'))
  assert.ok(first.includes('Day to act by: 30 September 2021') && !first.includes('Open until'), 'a feed is read on later days, too')
  assert.ok(feedOf().includes('<updated>1970-01-01T00:00:00.000Z</updated>'))
})

test('closed records come first, oldest first; then open appeals, the nearest day to act first', () => {
  const { closed, open } = inOrder(
    [
      listed({ appeal: 'open-late', act_until: '2027-03-31' }),
      listed({ appeal: 'open-never' }),
      listed({ appeal: 'closed-2015', status: 'closed', opened: '2015-02-09' }),
      listed({ appeal: 'open-soon', act_until: '2026-12-01' }),
      listed({ appeal: 'closed-1988', status: 'closed', opened: '1988-09-01' }),
    ].map((each) => (each.appeal === 'open-never' ? withoutDeadline(each) : each)),
  )
  assert.deepEqual(ids(closed), ['closed-1988', 'closed-2015'])
  assert.deepEqual(ids(open), ['open-soon', 'open-late', 'open-never'])
})

const ids = (editions: readonly ListedEdition[]): string[] => editions.map(({ appeal }) => appeal)
function withoutDeadline(listing: ListedEdition): ListedEdition {
  const { act_until: deadline, ...rest } = listing
  assert.ok(deadline !== undefined)
  return rest
}

test('the status line says how an appeal stands, and that its day to act has passed', () => {
  assert.equal(statusLine(edition, english), 'Open until 30 September 2021')
  assert.equal(statusLine(edition, english, 18_901), 'Open; the day to act by was 30 September 2021')
  const closed = listed({ status: 'closed', closed: '2016-03-18', outcome: 'released' })
  assert.equal(statusLine(closed, english), 'Closed: released on 18 March 2016')
})

test('each of ten languages has its own words, and nobody is said to have reviewed one who has not', () => {
  assert.deepEqual(wordLanguages.map(({ lang }) => lang).join(), 'en,es,fr,pt,ar,fa,ru,tr,zh-Hans,qu')
  assert.deepEqual([...new Set(wordLanguages.map(({ review }) => review.state))], ['original', 'unreviewed'])
  assert.equal(wordsFor('es-PE').lang, 'es')
  assert.equal(wordsFor('zh-CN').lang, 'zh-Hans')
  assert.equal(wordsFor('zh-Hant').lang, 'en')
  assert.equal(wordsFor('fa-AF').lang, 'fa')
  assert.equal(wordsFor('am').lang, 'en')
})
