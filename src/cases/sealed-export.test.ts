import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { withDatabase } from '../platform/testing.ts'
import { exportCase, importCase, loadCase, writeCaseFile } from './index.ts'
import { documentOf } from './testing.ts'

const base = `format: amparo-case/1
case: {id: perez, title: The case of María Pérez, country: PE, summary: Held since 2021., opened: 2021}
subjects:
  - {id: perez, kind: person, names: [{text: María Pérez, kind: legal}]}
  - {id: cook, kind: person, names: [{text: Rosa Huamán, kind: legal}, {text: 王小红, kind: spelling}]}
  - {id: mutiny, kind: event, names: [{text: The night of the keys, kind: known_as}]}
sources:
  - {id: daily, name: Daily, kind: press}
  - {id: guard, name: Sergeant Quispe-Rojas (gate), kind: person}
  - {id: courier, name: A courier, kind: person, relays: [guard]}
documents:
  - {id: D1, title: A report, by: daily, published: 2021-07-19}
  - {id: D2, title: Notes from the gate, by: guard}
claims:
  - {id: C1, about: perez, said_by: [daily], said_on: 2021-07-19, statement: She is ill., asserts: [{fact: health.diagnosis, value: asthma}], sensitivity: public}
  - {id: C2, about: perez, said_by: [daily], said_on: 2021-07-19, statement: She is at the base., asserts: [{fact: custody.place, value: Navy base, when: 2021-07-19}], sensitivity: public}
  - {id: S1, about: perez, said_by: [guard], said_on: 2021-07-18, statement: She was moved., denies: [C1], asserts: [{fact: custody.transfer_date, value: 2021-07-18, occasion: mutiny}], sensitivity: sealed}
  - {id: S2, about: cook, said_by: [guard], said_on: 2021-07-18, statement: The cook saw it., sensitivity: sealed}
`
const sentence = (text: string, ...cites: string[]): string => `appeals:
  - id: A1
    title: T
    summary: S
    status: draft
    opened: 2021
    lang: en
    sections: [{sentences: [{text: Nothing else., own_words: true}, {text: ${text}, cites: [${cites.map((cited) => `'perez#${cited}'`).join(', ')}]}]}]
`
const ruling = (point: string, seen: string, reason = 'Printed first.'): string =>
  `rulings: [{point: ${point}, prefer: [C2], standing: alleged, reason: ${reason}, by: Desk, on: 2021, seen: [${seen}]}]\n`
const question = (claims: string, text: string, why = 'Both are true.'): string =>
  `questions: [{id: Q1, question: ${text}, claims: [${claims}], state: explained, why: ${why}}]\n`
const consent = (subject: string, scope = 'publication'): string =>
  `consents: [{subject: ${subject}, given_by: Her sister, relation: sister, scope: ${scope}, on: 2021}]\n`

test('a document in which a sealed claim is printed goes without its text, and comes home as it was', async () => {
  await withDatabase(async (db) => {
    const words = 'The sergeant saw the transport leave at four.'
    const file = documentOf(
      base
        .replace('published: 2021-07-19}', `published: 2021-07-19, text: ${words}}`)
        .replace('by: guard}\nclaims', `by: guard}\n  - {id: D3, title: Another report, by: daily, text: Nothing is sealed here.}\nclaims`)
        .replace('statement: She is ill.,', 'printed_in: [{document: D1}], statement: She is ill.,')
        .replace('statement: She was moved.,', 'printed_in: [{document: D1}], statement: She was moved.,'),
    )
    const settings = { clock: () => new Date(0) }
    await importCase(db, file, settings)
    const exported = (await exportCase(db, 'perez', { sealed: false }))!
    assert.match(exported, /Nothing is sealed here/)
    assert.doesNotMatch(exported, /sergeant saw/)
    assert.match(exported, /texts of documents/)
    const again = await importCase(db, documentOf(exported), settings)
    assert.ok(again.kind === 'imported' && again.added === 0)
    assert.match((await exportCase(db, 'perez', { sealed: true }))!, /sergeant saw/)
  })
})

type Leak = readonly [what: string, added: string, betraying: RegExp]
const leaks: readonly Leak[] = [
  ['who and what only sealed claims name', '', /S1|S2|guard|Quispe|cook|Huam|王小红|mutiny|keys|gate/],
  ['a source that leads to a protected one', '', /courier/],
  ['a ruling on a point of a subject that only sealed claims name', ruling('cook/person.age@2021', 'C2'), /^rulings:/m],
  ['a ruling that has seen a sealed claim', ruling('perez/custody.place@2021-07-19', 'C2, S1'), /^rulings:/m],
  ['a ruling on a point where a sealed claim stands', ruling('perez/custody.transfer_date/mutiny', 'C2'), /^rulings:/m],
  ['a ruling on a claim that a sealed one denies', ruling('claim/C1', 'C2'), /^rulings:/m],
  [
    'a ruling whose reason names a protected source',
    ruling('perez/custody.place@2021-07-19', 'C2', 'As sergeant quispe-rojas (gate) says.'),
    /^rulings:/m,
  ],
  ['a question that is put to a sealed claim', question('C2, S1', 'Was she moved to it?'), /^questions:|Was she moved to/m],
  ['a question whose words name what is sealed', question('C2', 'Did the cook see it?'), /^questions:/m],
  ['an explanation that names what is sealed', question('C2', 'Where is she?', 'S1 says so.'), /^questions:/m],
  ['a sentence that cites a sealed claim', sentence('It is said.', 'S1'), /It is said/],
  [
    'a sentence that cites a point where a sealed claim stands',
    sentence('It is said.', 'perez/custody.transfer_date/mutiny'),
    /It is said/,
  ],
  ['a sentence that cites a point by another day', sentence('It is said.', 'perez/custody.transfer_date@2020'), /It is said/],
  ['a sentence that cites a point where a sealed denial stands', sentence('It is said.', 'perez/health.diagnosis'), /It is said/],
  [
    'a sentence that cites a question put to a sealed claim',
    question('C2, S1', 'Q?') + sentence('It is said.', 'question/Q1'),
    /It is said/,
  ],
  [
    'a sentence beside a sealed claim in a question',
    question('C2, S1', 'Q?') + sentence('It is said.', 'perez/custody.place@2021-07-19'),
    /It is said/,
  ],
  ['a sentence that names a protected person', sentence('王小红在场。', 'C2'), /在场/],
  ['a consent of somebody whom only sealed claims name', consent('cook'), /^consents:/m],
  ['a consent whose scope names what is sealed', consent('perez', 'All but S2.'), /^consents:/m],
]
for (const [what, added, betraying] of leaks)
  test(`${what} stays in the house, unless sealed content is asked for`, () => {
    const document = documentOf(base + added)
    const shown = writeCaseFile(document)
    assert.doesNotMatch(shown, betraying)
    assert.match(shown, /^# Left out because it is sealed, or would betray what is: .*claims 2/)
    assert.deepEqual(
      documentOf(shown).claims.map(({ id }) => id),
      ['C1', 'C2'],
    )
    assert.deepEqual(documentOf(writeCaseFile(document, { sealed: true })), document)
  })

test('what stands apart from sealed claims leaves with the rest', () => {
  const added = [
    ruling('perez/custody.place@2021-07-19', 'C2'),
    question('C1, C2', 'Is the case of the cookbook another?'),
    consent('perez'),
    sentence('She is ill and at the base.', 'C1', 'C2', 'perez/custody.place@2021-07-19'),
  ]
  const { rulings, questions, consents, appeals } = documentOf(writeCaseFile(documentOf(base + added.join(''))))
  assert.deepEqual([rulings.length, questions.length, consents.length], [1, 1, 1])
  assert.equal(appeals[0]?.sections[0]?.sentences.length, 2)
})

// A case that is put together by chance: its ids say what they are, so that a text can be searched for them.
const some = (name: string, count: number) => fc.subarray(Array.from({ length: count }, (_, at) => `${name}-${at}`))
const one = (name: string, count: number) => fc.nat(count - 1).map((at) => `${name}-${at}`)
const drawn = fc.record({
  relays: fc.tuple(some('source', 0), some('source', 1), some('source', 2), some('source', 3)),
  publishers: fc.array(one('source', 4), { minLength: 3, maxLength: 3 }),
  claims: fc.array(
    fc.record({
      about: one('subject', 4),
      said_by: some('source', 4).filter((ids) => ids.length > 0),
      printed_in: some('paper', 3),
      denies: some('claim', 5),
      sealed: fc.boolean(),
      place: one('subject', 4),
    }),
    { minLength: 5, maxLength: 5 },
  ),
  questions: fc.array(
    some('claim', 5).filter((ids) => ids.length > 0),
    { maxLength: 3 },
  ),
  rulings: fc.array(fc.record({ point: one('subject', 4), prefer: some('claim', 5), seen: some('claim', 5) }), { maxLength: 3 }),
  consents: some('subject', 4),
  cites: fc.array(
    fc.oneof(
      one('claim', 5),
      one('claim', 5).map((id) => `claim/${id}`),
      one('subject', 4).map((id) => `${id}/custody.place`),
    ),
  ),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never

const fileOf = (id: string, parts: Drawn): string =>
  JSON.stringify({
    format: 'amparo-case/1',
    case: { id, title: 'T', country: 'PE', summary: 'S', opened: '2021' },
    subjects: Array.from({ length: 4 }, (_, at) => ({
      id: `subject-${at}`,
      kind: 'place',
      names: [{ text: `Subject ${at}`, kind: 'legal' }],
    })),
    sources: parts.relays.map((relays, at) => ({ id: `source-${at}`, name: `Source ${at}`, kind: 'press', relays })),
    documents: parts.publishers.map((by, at) => ({ id: `paper-${at}`, title: `Paper ${at}`, by })),
    claims: parts.claims.map(({ sealed, place, printed_in, denies, ...claim }, at) => ({
      id: `claim-${at}`,
      ...claim,
      printed_in: printed_in.map((document) => ({ document })),
      said_on: '2021',
      statement: 'X',
      denies: denies.filter((denied) => denied !== `claim-${at}`),
      asserts: [{ fact: 'custody.place', value: place, when: '2021' }],
      sensitivity: sealed ? 'sealed' : 'public',
    })),
    questions: parts.questions.map((claims, at) => ({ id: `question-${at}`, question: 'Q', claims, state: 'open' })),
    rulings: parts.rulings.map(({ point, ...rest }) => ({
      point: `${point}/custody.place@2021`,
      ...rest,
      standing: 'alleged',
      reason: 'R',
      by: 'Desk',
      on: '2021',
    })),
    consents: parts.consents.map((subject) => ({ subject, given_by: 'G', relation: 'R', scope: 'S', on: '2021' })),
    appeals: [
      {
        id: 'appeal',
        title: 'T',
        summary: 'S',
        status: 'draft',
        opened: '2021',
        lang: 'en',
        sections: [{ sentences: parts.cites.map((cited) => ({ text: 'X', cites: [`${id}#${cited}`] })) }],
      },
    ],
  })

/** What may be seen from open claims: whom they name, what they are printed in, who published that, whose words those relay. */
function openIds(parts: Drawn): Set<string> {
  const open = new Set<string>()
  for (const { sealed, about, place, said_by, printed_in } of parts.claims)
    if (!sealed) for (const id of [about, place, ...said_by, ...printed_in]) open.add(id)
  for (const [at, by] of parts.publishers.entries()) if (open.has(`paper-${at}`)) open.add(by)
  for (const id of open)
    for (const origin of parts.relays[Number(id.slice('source-'.length))] ?? []) if (id.startsWith('source')) open.add(origin)
  return open
}

test('whatever a case is made of: what only sealed claims name is nowhere in the file, which comes home as unchanged', () =>
  withDatabase(async (db) => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(drawn, async (parts) => {
        const id = `case-${run++}`
        const document = documentOf(fileOf(id, parts))
        await importCase(db, document, { clock: () => new Date(0) })
        const shown = (await exportCase(db, id)) ?? assert.fail('nothing was exported')
        const open = openIds(parts)
        for (const [at, claim] of parts.claims.entries()) {
          if (!claim.sealed) continue
          assert.ok(!new RegExp(`\\bclaim-${at}\\b`).test(shown), `claim-${at} in ${shown}`)
          for (const name of [claim.about, claim.place, ...claim.said_by, ...claim.printed_in])
            if (!open.has(name)) assert.ok(!shown.includes(name), `${name} in ${shown}`)
        }
        const again = await importCase(db, documentOf(shown), { clock: () => new Date(0) })
        assert.ok(again.kind === 'imported', JSON.stringify(again))
        assert.deepEqual([again.added, again.stays], [0, []])
        assert.deepEqual(await loadCase(db, id), document)
      }),
      { numRuns: 60 },
    )
  }))
