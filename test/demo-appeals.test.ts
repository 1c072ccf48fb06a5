import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { projectFacts, readAppealFile, readCaseFile, type Appeal, type CaseDocument, type Sentence } from '../src/cases/index.ts'
import { defaultSettings, evaluate, resolvePoint, type Evaluation } from '../src/evaluation/index.ts'
import { dayOf } from '../src/kit/index.ts'
import { projectPath } from '../src/platform/index.ts'

const text = (...parts: string[]): string => readFileSync(projectPath(...parts), 'utf8')
const facts = projectFacts()

const readCase = (...parts: string[]): CaseDocument => {
  const read = readCaseFile(text(...parts), { file: parts.join('/'), facts })
  assert.ok(read.kind === 'read', `${parts.join('/')}: ${JSON.stringify(read)}`)
  return read.document
}
const at = dayOf(2026, 11, 22)
assert.ok(at !== null)
const evaluated = (document: CaseDocument): Evaluation => evaluate(document, facts, defaultSettings, { at, known: null })
const sentencesOf = ({ sections, asks }: Appeal): readonly Sentence[] => [...sections.flatMap(({ sentences }) => sentences), ...asks]

const inFolder = (...folder: string[]): string[] => readdirSync(projectPath(...folder)).filter((name) => name.endsWith('.yaml'))
const demoCases = inFolder('data', 'demo').map((name) => readCase('data', 'demo', name))
const editions = inFolder('test', 'editions').map((name) => readCase('test', 'editions', name))
const thematic = inFolder('data', 'demo', 'appeals').map((name) => {
  const read = readAppealFile(text('data', 'demo', 'appeals', name), { file: name })
  assert.ok(read.kind === 'read', `${name}: ${JSON.stringify(read)}`)
  return read.appeal
})
const demoAppeals = [...demoCases.flatMap(({ appeals }) => appeals), ...thematic]
const allAppeals = [...demoAppeals, ...editions.flatMap(({ appeals }) => appeals)]

test('every sentence of every appeal cites something or is marked as our own words, never both', () => {
  for (const appeal of allAppeals)
    for (const { text: words, cites, own_words } of sentencesOf(appeal))
      assert.equal(cites.length > 0, !own_words, `${appeal.id}: ${words}`)
})

test('whatever an appeal cites is a claim or a point of a file we ship', () => {
  const known = new Map([...demoCases, ...editions].map((document) => [document.case.id, { document, evaluation: evaluated(document) }]))
  for (const appeal of allAppeals)
    for (const { cites } of sentencesOf(appeal))
      for (const cited of cites) {
        const [id, rest] = [cited.slice(0, cited.indexOf('#')), cited.slice(cited.indexOf('#') + 1)]
        const found = known.get(id)
        assert.ok(found, `${appeal.id} cites ${cited}`)
        assert.ok(
          found.document.claims.some((claim) => claim.id === rest) || resolvePoint(found.evaluation, rest),
          `${appeal.id} cites ${cited}`,
        )
      }
})

test('the open appeal tells of each of the five how the custody ended: by release or by death', () => {
  const open = demoAppeals.find(({ status }) => status === 'open')
  assert.ok(open)
  const cited = new Set(sentencesOf(open).flatMap(({ cites }) => cites))
  for (const document of demoCases) {
    const ends = evaluated(document).points.filter(({ fact }) => fact === 'person.death_date' || fact === 'release.date')
    const told = ends.flatMap(({ id, accounts }) => [id, ...accounts.flatMap(({ claims }) => claims)])
    assert.ok(
      told.some((id) => cited.has(`${document.case.id}#${id}`)),
      document.case.id,
    )
  }
})

test('no sentence of an appeal accuses in the present tense', () => {
  for (const appeal of demoAppeals)
    for (const words of [appeal.summary, ...sentencesOf(appeal).map(({ text: sentence }) => sentence)])
      assert.doesNotMatch(words, /\b(?:is|are) (?:accused|convicted|charged|suspected)\b|\bserves\b/u, appeal.id)
})

test('the demo has three closed records, each with its outcome, and one open appeal that rests on all five cases', () => {
  const closed = demoAppeals.filter(({ status }) => status === 'closed')
  assert.deepEqual(closed.map(({ id, outcome }) => `${id} ${outcome}`).sort(), [
    'MEX-001-0215 released',
    'PER-001-0721 died_in_custody',
    'ZAF-001-0988 released',
  ])
  const open = demoAppeals.filter(({ status }) => status === 'open')
  assert.equal(open.length, 1)
  const cited = new Set(open.flatMap(sentencesOf).flatMap(({ cites }) => cites.map((cite) => cite.slice(0, cite.indexOf('#')))))
  assert.deepEqual([...cited].sort(), demoCases.map((document) => document.case.id).sort())
})

test("Mandela's places hand over from one to the next, and no two of them hold him at once", () => {
  const { points, checks } = evaluated(readCase('data', 'demo', 'mandela.yaml'))
  const places = points.filter(({ fact }) => fact === 'custody.place')
  assert.equal(places.length, 9)
  assert.deepEqual(
    places.filter(({ state, accounts }) => state === 'contested' || accounts.length > 1),
    [],
  )
  assert.deepEqual(
    checks.filter(({ rule }) => rule === 'two-places-at-once'),
    [],
  )
})

test('the days that the sources dispute are contested, and those that they explain are explained', () => {
  const stateOf = new Map(
    [...demoCases].flatMap((document) => evaluated(document).points.map(({ id, state }) => [`${document.case.id}#${id}`, state])),
  )
  const states = (ids: readonly string[]): unknown[] => ids.map((id) => stateOf.get(id))
  assert.deepEqual(
    states([
      'mandela#mandela/custody.transfer_date/pollsmoor-transfer-1982',
      'mandela#mandela/custody.transfer_date/victor-verster-1988',
      'salgado#salgado/arrest.date/arrest-2013',
      'liu#liu/health.diagnosis_date/cancer-diagnosis-2017',
      'liu#liu/health.fit_to_travel/consultation-july-2017',
    ]),
    Array(5).fill('contested'),
  )
  assert.deepEqual(
    states([
      'mandela#mandela/custody.hospital_transfer_date/tygerberg-admission-1988',
      'mandela#mandela/custody.transfer_date/first-move-to-robben-island',
      'liu#liu/person.death_date',
      'liu#question/released-or-in-custody',
    ]),
    Array(4).fill('explained'),
  )
})

test('each test edition says in its own language that it is fictional, and holds exactly one contested point', () => {
  const marks: Record<string, string> = { 'prueba-es': 'ficticio', 'test-ar': 'متخيَّلة', 'test-zh': '虚构' }
  assert.deepEqual(editions.map((document) => document.case.id).sort(), Object.keys(marks).sort())
  for (const document of editions) {
    assert.ok(document.case.title.includes(marks[document.case.id] ?? '—'), document.case.title)
    assert.equal(evaluated(document).points.filter(({ state }) => state === 'contested').length, 1, document.case.id)
  }
})
