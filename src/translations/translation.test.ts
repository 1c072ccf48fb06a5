import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { hospitalAppeal, readAppeal } from '../../test/fixtures/hospital-case.ts'
import type { Appeal, Sentence } from '../cases/index.ts'
import { segmentsOf, translationOf, type TranslationEntry, type TranslationState } from './index.ts'

const appeal = readAppeal(hospitalAppeal)

/** Every sentence translated by one person and approved by another. */
const approved = (text: Appeal): TranslationEntry[] =>
  segmentsOf(text).map(({ kind, text: source, cites, place }, index) => ({
    number: index + 1,
    base: index + 1,
    step: 'approved',
    kind,
    source,
    cites,
    place,
    target: `«${source}»`,
    note: '',
    machine: false,
    translator: 'ana',
    by: 'bruno',
    at: new Date('2021-07-25T10:00:00Z'),
  }))

const entries = approved(appeal)
const states = (text: Appeal): ReadonlyMap<string, TranslationState> =>
  new Map(translationOf(text, entries, 'es').segments.map((segment) => [segment.text, segment.state]))

/** All sentences of the sections, one after another, and a text with others in their place. */
const sentences = appeal.sections.flatMap((section) => section.sentences)
const saying = (others: readonly Sentence[]): Appeal => ({ ...appeal, sections: [{ sentences: others }] })
const known = new Set(sentences.map(({ text }) => text))
const fresh = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== '' && !known.has(text))
const place = fc.nat({ max: sentences.length - 1 })
const own = (text: string): Sentence => ({ text, cites: [], own_words: true })

test('a text that says the same as when it was translated is approved from its title to its last ask', () => {
  assert.deepEqual(translationOf(appeal, entries, 'es').counts, {
    missing: 0,
    stale: 0,
    draft: 0,
    'in-review': 0,
    approved: entries.length,
  })
})

test('a sentence that says something else makes exactly its own translation stale, which still says what it was', () => {
  fc.assert(
    fc.property(place, fresh, (index, text) => {
      const changed = saying(sentences.map((sentence, at) => (at === index ? own(text) : sentence)))
      const { segments } = translationOf(changed, entries, 'es')
      const stale = segments.filter(({ state }) => state !== 'approved')
      assert.deepEqual(
        stale.map(({ text: says, state, target, was }) => [says, state, target, was?.source, was?.target]),
        [[text, 'stale', null, sentences[index]!.text, `«${sentences[index]!.text}»`]],
      )
    }),
  )
})

test('moved sentences stay approved, a new one is missing, a removed one takes no other with it, and a mended one alone is stale', () => {
  const shuffled = fc.shuffledSubarray(
    sentences.map((_, index) => index),
    { minLength: sentences.length },
  )
  fc.assert(
    fc.property(shuffled, place, fresh, place, place, (order, at, text, gone, mended) => {
      const moved = order.map((index) => sentences[index]!)
      assert.deepEqual(new Set(states(saying(moved)).values()), new Set(['approved']))
      const longer = states(saying([...moved.slice(0, at), own(text), ...moved.slice(at)]))
      assert.equal(longer.get(text), 'missing')
      assert.equal([...longer.values()].filter((state) => state !== 'approved').length, 1)
      assert.deepEqual(new Set(states(saying(moved.filter((_, index) => index !== gone))).values()), new Set(['approved']))
      const said = `${moved[mended]!.text} Tomorrow`
      const mending = states(saying(moved.map((sentence, index) => (index === mended ? own(said) : sentence))))
      assert.deepEqual(
        [...mending].filter(([, state]) => state !== 'approved'),
        [[said, 'stale']],
      )
    }),
  )
})

test('the title and the summary go stale whatever they say now', () => {
  const { segments } = translationOf({ ...appeal, title: 'X', summary: 'Y' }, entries, 'es')
  assert.deepEqual(
    segments.filter(({ state }) => state === 'stale').map((segment) => [segment.place, segment.was?.source]),
    [
      ['Title', appeal.title],
      ['Summary', appeal.summary],
    ],
  )
})

test('what somebody approved alone waits for its review where the team does not let one go alone', () => {
  const alone = entries.map((entry) => ({ ...entry, by: 'ana' }))
  assert.equal(translationOf(appeal, alone, 'es').counts['in-review'], entries.length)
  assert.equal(translationOf(appeal, alone, 'es', { onePerson: true }).counts.approved, entries.length)
})

test('of a text that was rewritten again and again, what it said last is looked at, not all it ever said', () => {
  const [first] = segmentsOf(appeal).filter(({ kind }) => kind === 'ask')
  const of = (number: number, source: string): TranslationEntry => ({
    ...approved(appeal)[0]!,
    kind: 'ask',
    place: 'A9',
    number,
    base: number,
    source,
  })
  const was = (text: string, count: number) => {
    const others = Array.from({ length: count }, (_, index) => of(index + 2, `${index} ${index}x ${index}y`))
    const now = { ...appeal, asks: [own(`${text} now`)] }
    return translationOf(now, [of(1, text), ...others], 'es').segments.find(({ kind }) => kind === 'ask')?.was?.source
  }
  assert.equal(was(first!.text, 100), first!.text)
  assert.equal(was(first!.text, 400), undefined)
})
