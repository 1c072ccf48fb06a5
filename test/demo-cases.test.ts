import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Appeal, CaseDocument, Sentence } from '../src/cases/index.ts'
import { appeals, documents, facts } from './demo-files.ts'

/** The claims of the researched excerpts that the five cases were made from. A claim may be split (C3, C3b), never lost. */
const researched: Readonly<Record<string, readonly string[]>> = {
  guzman: [...numbered(1, 13), ...numbered(20, 27), ...numbered(30, 33), ...numbered(40, 66)],
  fujimori: numbered(1, 26),
  mandela: numbered(1, 19),
  salgado: numbered(1, 16),
  'liu-xiaobo': numbered(1, 21),
}

/** What supporters or opponents call these people, and words that praise or brand. None of it is ours to say. */
const honorificsAndSlogans =
  /presidente gonzalo|chairman|comrade|camarada|cachetón|genocid|terrorist\b|terrorista|fourth sword|第四把剑|贡萨罗主席|el chino|madiba|hero\b|heroic|martyr|freedom fighter|monster|\bprof(?:essor|\.)|\bdr\.|\bviva\b|!/iu

/** Living people who did not act in an office: their role stands for them. */
const livingPrivatePersons = /fajardo|crespo|sebastián chávez|[iy]parraguirre|keiko|kenji|shang baojun|mo shaoping|genser|ayob/iu

suite('the demo cases', () => {
  test('there are five of them', () => {
    assert.deepEqual(documents.map(({ name }) => name).toSorted(), Object.keys(researched).toSorted())
  })

  for (const { name, document } of documents) {
    test(`${name} keeps every researched claim`, () => {
      const kept = new Set(document.claims.map(({ id }) => id))
      assert.deepEqual(
        researched[name]!.filter((id) => !kept.has(id)),
        [],
      )
    })

    test(`${name} is made of published material only: each claim is public, said by somebody and printed somewhere`, () => {
      const withheld = document.claims.filter(
        (claim) => claim.sensitivity !== 'public' || claim.said_by.length === 0 || claim.printed_in.length === 0,
      )
      assert.deepEqual(
        withheld.map(({ id }) => id),
        [],
      )
    })

    test(`${name} decides nothing for its readers: assessments are suggestions and nobody has ruled`, () => {
      assert.deepEqual(document.rulings, [])
      const assessed = new Set(document.claims.filter((claim) => claim.suggested_standing !== undefined).map(({ id }) => id))
      assert.deepEqual(
        researched[name]!.filter((id) => !assessed.has(id)),
        [],
      )
    })

    test(`${name} asserts only facts of the dictionary, and dates that exist`, () => {
      const asserted = document.claims.flatMap(({ id, asserts }) => asserts.map((assertion) => ({ id, ...assertion })))
      assert.deepEqual(
        asserted.filter(({ fact }) => !facts.has(fact)),
        [],
      )
      assert.deepEqual(
        asserted.filter(({ value }) => value.type === 'date' && value.date.kind === 'unparsed'),
        [],
      )
    })

    test(`${name} asks one thing at a time, and says why wherever it calls a difference explained`, () => {
      for (const { question } of document.questions) assert.doesNotMatch(question, /,? and (?:if|is|was|could|who|when|for how long)\b/u)
      assert.deepEqual(
        document.questions.filter(({ state, why }) => state === 'explained' && why === undefined).map(({ id }) => id),
        [],
      )
    })

    test(`${name} praises and brands nobody, names no living private person and shows no address`, () => {
      for (const words of wordsOf(document)) {
        assert.doesNotMatch(words, honorificsAndSlogans)
        assert.doesNotMatch(words, livingPrivatePersons)
        assert.doesNotMatch(words, /https?:|www\.|\(descr\.\)/u)
      }
    })
  }

  test('victims and what was done to them are subjects of their own', () => {
    assert.deepEqual([...new Set(whoseDeaths('guzman'))].toSorted(), ['lucanamarca', 'tarata'])
    assert.deepEqual([...new Set(whoseDeaths('fujimori'))], ['barrios-altos-la-cantuta'])
  })
})

suite('the demo appeals', () => {
  for (const appeal of appeals) {
    test(`${appeal.id} asks three to six things of offices, not of persons`, () => {
      assert.ok(appeal.asks.length >= 3 && appeal.asks.length <= 6)
      assert.ok(appeal.to.length > 0)
      for (const words of [...sentencesOf(appeal).map(({ text }) => text), appeal.title, appeal.summary])
        assert.doesNotMatch(words, honorificsAndSlogans)
    })
  }
})

/** The subjects of which somebody says how many people died. */
function whoseDeaths(name: string): string[] {
  const claims = documents.find((each) => each.name === name)?.document.claims ?? []
  return claims.filter(({ asserts }) => asserts.some(({ fact }) => fact === 'event.deaths')).map(({ about }) => about)
}

/** Every word that a page may show, addresses apart: of those a page shows the host. */
function wordsOf({ case: head, subjects, sources, documents: printed, claims, questions }: CaseDocument): string[] {
  return [
    head.title,
    head.summary,
    ...subjects.flatMap(({ names, role }) => [...names.map(({ text }) => text), role ?? '']),
    ...sources.map(({ name }) => name),
    ...printed.map(({ title }) => title),
    ...claims.flatMap(({ statement, asserts }) => [statement, ...asserts.map(({ value }) => ('text' in value ? value.text : ''))]),
    ...questions.flatMap(({ question, why }) => [question, why ?? '']),
  ]
}

function sentencesOf({ sections, asks }: Appeal): Sentence[] {
  return [...sections.flatMap(({ sentences }) => sentences), ...asks]
}

function numbered(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `C${first + index}`)
}
