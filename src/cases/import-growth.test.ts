import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'
import { withDatabase } from '../platform/testing.ts'
import { exportCase, importCase, loadCase, writeCaseFile, type CaseDocument, type ImportOutcome } from './index.ts'
import { documentOf } from './testing.ts'

const clock = (): Date => new Date('2021-08-01T10:00:00Z')

/** A case of three claims, one of them sealed; every list has something in it. */
const written = `format: amparo-case/1
case: {id: perez, title: The case of María Pérez, country: PE, summary: Held since 2021., opened: 2021}
subjects:
  - {id: perez, kind: person, names: [{text: María Pérez, kind: legal}]}
  - {id: base, kind: place, names: [{text: Navy base, kind: known_as}]}
  - {id: annex, kind: place, names: [{text: The annex, kind: known_as}]}
sources:
  - {id: daily, name: Daily, kind: press}
  - {id: agency, name: Agency, kind: press}
  - {id: guard, name: Sergeant Quispe, kind: person}
documents:
  - {id: D1, title: A report, by: daily, published: 2021-07-19}
claims:
  - {id: C1, about: perez, said_by: [daily], said_on: 2021-07-19, statement: She is held at the base., asserts: [{fact: custody.place, value: base, when: 2021-07-19}], sensitivity: public}
  - {id: C2, about: perez, said_by: [agency], said_on: 2021-07-20, statement: She is not held there., denies: [C1, S1], supersedes: S1}
  - {id: S1, about: perez, said_by: [guard], said_on: 2021-07-18, statement: She is held in the annex., asserts: [{fact: custody.place, value: annex, when: 2021-07-18}], sensitivity: sealed}
questions:
  - {id: Q1, question: Where is she held?, claims: [C1], state: open, on: 2021-07-19}
  - {id: Q2, question: Was she moved to the annex?, claims: [C1, S1], state: open}
independence:
  - {sources: [daily, agency], why: They keep correspondents of their own., by: Desk, on: 2021-07-20}
rulings:
  - {point: question/Q1, prefer: [C1], standing: alleged, reason: Printed first., by: Desk, on: 2021-07-20, seen: [C1]}
  - {point: perez/custody.place@2021-07-18, prefer: [C1], standing: alleged, reason: Weighed against another., by: Desk, on: 2021-07-21, seen: [C1, S1]}
consents:
  - {subject: perez, given_by: Her sister, relation: sister, scope: publication, on: 2021-07-20}
appeals:
  - id: A1
    title: Say where she is held
    summary: Her place of custody is disputed.
    status: open
    opened: 2021-07-20
    lang: en
    sections:
      - sentences:
          - {text: A newspaper says where., cites: ['perez#C1']}
          - {text: Another says otherwise., cites: ['perez#S1']}
`
const change = (from: string, to: string): CaseDocument => {
  assert.ok(written.includes(from), from)
  return documentOf(written.replace(from, to))
}

/** Imports the case as written, then each file after it; gives what the last import did and what is kept then. */
const learning = (...files: readonly CaseDocument[]): Promise<{ outcome: ImportOutcome; kept: CaseDocument }> =>
  withDatabase(async (db) => {
    let outcome = await importCase(db, documentOf(written), { clock })
    for (const file of files) outcome = await importCase(db, file, { clock })
    return { outcome, kept: await keptIn(db) }
  })
const keptIn = async (db: Database): Promise<CaseDocument> => (await loadCase(db, 'perez')) ?? assert.fail('the case is gone')
const imported = (outcome: ImportOutcome): Extract<ImportOutcome, { kind: 'imported' }> =>
  outcome.kind === 'imported' ? outcome : assert.fail(outcome.reasons.join('; '))

/** The export of a case that is kept at once, as one file has it. */
const exported = (file: CaseDocument): Promise<string | null> =>
  withDatabase(async (db) => {
    await importCase(db, file, { clock })
    return exportCase(db, 'perez', { sealed: true })
  })

type Lesson = readonly [what: string, file: CaseDocument, news: Readonly<Record<string, number>>]
const lessons: readonly Lesson[] = [
  ['whose words a source passes on', change('name: Daily, kind: press', 'name: Daily, kind: press, relays: [agency]'), { relays: 1 }],
  [
    'a further claim put to a question',
    change('claims: [C1], state: open', 'claims: [C1, C2], state: open'),
    { 'claims put to questions': 1 },
  ],
  [
    'a question explained, with reason and day',
    change('state: open, on: 2021-07-19', 'state: explained, why: Two wings., on: 2021-07-19, explained_on: 2021-08'),
    { explanations: 1 },
  ],
  [
    'the day of a question',
    change('claims: [C1, S1], state: open', 'claims: [C1, S1], state: open, on: 2021-07-21'),
    { 'days of questions': 1 },
  ],
  [
    'a spelling of a name',
    change('{text: María Pérez, kind: legal}', '{text: María Pérez, kind: legal}, {text: Maria Peres, kind: spelling}'),
    { names: 1 },
  ],
  [
    'that consent was withdrawn',
    change('on: 2021-07-20}\nappeals', 'on: 2021-07-20, withdrawn: 2021-08-01}\nappeals'),
    { 'withdrawals of consent': 1 },
  ],
  [
    'that a claim was taken back',
    change(
      'denies: [C1, S1], supersedes: S1',
      "denies: [C1, S1], supersedes: S1, retracted: {by: source, on: 2021-08-01, why: 'Mistaken.'}",
    ),
    { retractions: 1 },
  ],
  ['that a claim is less open', change('sensitivity: public', 'sensitivity: sealed'), { 'claims made less open': 1 }],
  ['the first mark of a claim, public too', change('supersedes: S1}', 'supersedes: S1, sensitivity: public}'), { 'claims marked': 1 }],
]
for (const [what, file, news] of lessons)
  test(`a kept case learns ${what}, counts it, and keeps it when an older file comes again`, async () => {
    const { outcome, kept } = await learning(file)
    assert.deepEqual(imported(outcome).news, news)
    assert.deepEqual(kept, file)
    const again = await learning(file, file, documentOf(written))
    assert.deepEqual([imported(again.outcome).added, again.kept], [0, file])
  })

test('of two files that each add a claim to a question, both are kept', async () => {
  const [one, other] = ['[C1, C2]', '[C1, S1]'].map((claims) => change('claims: [C1], state: open', `claims: ${claims}, state: open`))
  const { kept } = await learning(one!, other!)
  assert.deepEqual(kept.questions[0]?.claims, ['C1', 'C2', 'S1'])
})

test('a claim that is marked is never opened by a file: the strictest word holds, and the answer names it', async () => {
  const sealed = change('sensitivity: public', 'sensitivity: sealed')
  const privileged = change('sensitivity: public', 'sensitivity: privileged')
  const { outcome, kept } = await learning(privileged, sealed, privileged)
  assert.deepEqual([imported(outcome).added, imported(outcome).stays], [0, ["Claim 'C1' stays sealed"]])
  assert.equal(kept.claims[0]?.sensitivity, 'sealed')
})

const marked = (sensitivity: string): CaseDocument => change('supersedes: S1}', `supersedes: S1, sensitivity: ${sensitivity}}`)

test('after its first mark a claim only becomes less open, and a file from before the mark takes nothing back', async () => {
  const opened = await learning(marked('team'), marked('public'))
  assert.deepEqual([imported(opened.outcome).stays, opened.kept], [["Claim 'C2' stays team"], marked('team')])
  const closed = await learning(marked('public'), marked('privileged'), marked('public'))
  assert.deepEqual([imported(closed.outcome).stays, closed.kept], [["Claim 'C2' stays privileged"], marked('privileged')])
  const older = await learning(marked('public'), documentOf(written))
  assert.deepEqual([imported(older.outcome).added, imported(older.outcome).stays], [0, ["Claim 'C2' stays public"]])
  assert.deepEqual(older.kept, marked('public'))
})

for (const [what, from, to] of [
  ['tightened', 'sensitivity: public', 'sensitivity: privileged'],
  ['marked', 'supersedes: S1}', 'supersedes: S1, sensitivity: public}'],
] as const)
  test(`a ${what} claim is exported as it is now, the same to the byte from where that is imported`, () =>
    withDatabase(async (db) => {
      await importCase(db, documentOf(written), { clock })
      await importCase(db, change(from, to), { clock })
      const file = (await exportCase(db, 'perez', { sealed: true })) ?? ''
      assert.equal(file, await exported(change(from, to)))
      await withDatabase(async (other) => {
        await importCase(other, documentOf(file), { clock })
        assert.equal(await exportCase(other, 'perez', { sealed: true }), file)
      })
      await assert.rejects(sql`delete from entries where list = 'tightenings'`.execute(db), /are never changed or removed/)
    }))

test('a file that was exported without what is sealed comes home as unchanged', () =>
  withDatabase(async (db) => {
    await importCase(db, documentOf(written), { clock })
    const shown = documentOf((await exportCase(db, 'perez')) ?? '')
    assert.doesNotMatch(writeCaseFile(shown), /annex|guard|Quispe|S1|Q2/)
    const outcome = imported(await importCase(db, shown, { clock }))
    assert.deepEqual([outcome.added, outcome.news, outcome.stays], [0, {}, []])
    assert.deepEqual(await keptIn(db), documentOf(written))
    const [first, second] = shown.claims
    const on = shown.case.opened
    const more = { ...shown, claims: [first!, { ...second!, retracted: { by: 'team' as const, on, why: 'Entered twice.' } }] }
    assert.deepEqual(imported(await importCase(db, more, { clock })).news, { retractions: 1 })
    assert.deepEqual((await keptIn(db)).claims[1]?.denies, ['C1', 'S1'])
  }))

type Refusal = readonly [what: string, file: CaseDocument, reason: RegExp]
const refusals: readonly Refusal[] = [
  ['another text of a question', change('Where is she held?', 'Where was she?'), /^Question 'Q1' is kept with another question: what was/],
  ['another day of a question', change('state: open, on: 2021-07-19', 'state: open, on: 2022'), /^Question 'Q1' is kept with another on/],
  [
    'a denial added to a claim',
    change('sensitivity: public', 'denies: [C2], sensitivity: public'),
    /^Claim 'C1' is kept with another denies/,
  ],
  ['an open denial left out', change('denies: [C1, S1]', 'denies: [S1]'), /^Claim 'C2' is kept with another denies/],
  ['another beginning of the case', change('opened: 2021}', 'opened: 2020}'), /^The case 'perez' is kept with another opened/],
]
for (const [what, file, reason] of refusals)
  test(`${what} is refused by name, and nothing is kept of it`, async () => {
    const { outcome, kept } = await learning(file)
    assert.ok(outcome.kind === 'refused')
    assert.equal(outcome.reasons.length, 1)
    assert.match(outcome.reasons[0]!, reason)
    assert.deepEqual(kept, documentOf(written))
  })

test('relays that close a circle only together with what is kept are refused', async () => {
  const there = change('name: Daily, kind: press', 'name: Daily, kind: press, relays: [agency]')
  const back = change('name: Agency, kind: press', 'name: Agency, kind: press, relays: [daily]')
  const { outcome, kept } = await learning(there, back)
  assert.ok(outcome.kind === 'refused')
  assert.match(outcome.reasons.join(), /^Source '(daily|agency)' would relay itself, directly or through others$/)
  assert.deepEqual(kept, there)
})
