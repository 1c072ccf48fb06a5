import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluated, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import { sentencesOfVerdict } from '../../test/fixtures/sentences-of-verdict.ts'
import type { Appeal } from '../cases/index.ts'
import { readProjectFile } from '../platform/index.ts'
import { statedAsFact, textParts } from './index.ts'
import { readVerdictWords } from './verdict-words.ts'
import { wordsOfVerdict } from './words-of-verdict.ts'

const ruling = (standing: string) =>
  `rulings:\n  - {point: ana/notify.transfer/july, seen: [C3], prefer: [C3], deprecate: [], standing: ${standing}, reason: Read., by: Rosa, on: '2021-07-24'}\n`
const cases = evaluated([readCase(hospitalCase)])
const looked = (text: string, cites: readonly string[] = ['example#C3'], lang = 'en', of = cases) => statedAsFact({ text, cites }, lang, of)
const caseNamed = (name: string) => evaluated([readCase(hospitalCase.replace('Ana Ejemplo, lang: es', `${name}, lang: es`))])
const said = (text: string, lang: string): readonly string[] => {
  const found = looked(text, ['example#C3'], lang)
  assert.ok(found.kind !== 'not-looked-through', lang)
  return found.kind === 'found' ? found.words : []
}

for (const [lang, { asFact, not }] of Object.entries(sentencesOfVerdict))
  test(`a verdict that a sentence states as a fact is pointed at, and one that is somebody's is not: ${lang}`, () => {
    for (const [text, words] of Object.entries(asFact)) assert.deepEqual(said(text, lang), words, text)
    for (const text of not) assert.deepEqual(said(text, lang), [], text)
  })

test('every word of the lists is pointed at in small letters and capitals, not in quotation marks, nor where anything attributes it', () => {
  for (const [lang, words] of readVerdictWords()) {
    const coresOf = (phrase: (typeof words.verdicts)[number]) => phrase.flatMap(({ core }) => (core === '' ? [] : [core]))
    const nearest = new Map(words.verdicts.toReversed().map((phrase) => [coresOf(phrase).join(' '), phrase]))
    const written = [...nearest.values()].map((phrase) => phrase.map(({ core }) => core || 'X').join(' '))
    const attributing = [...words.attributed, ...words.attributedNext].map((phrase) => phrase.map(({ core }) => core || 'X').join(' '))
    const quoting = words.quoting[0]!.map(({ core }) => core).join(' ')
    for (const word of written) {
      for (const text of [word, word.toUpperCase(), `(${word})`]) assert.ok(wordsOfVerdict(text, words).length > 0, `${lang}: ${text}`)
      for (const [open, close] of ['“”', '«»', '„“', '""', '「」', '‘’'])
        assert.deepEqual(wordsOfVerdict(`${quoting} ${open}${word}${close}`, words), [], `${lang}: ${word}`)
    }
    for (const by of attributing) assert.deepEqual(wordsOfVerdict(`${by} ${written.at(-1)}`, words), [], `${lang}: ${by}`)
  }
})

test('what the team verified may be stated; what is alleged, disputed or cited from a norm is pointed at, with how it stands', () => {
  const text = 'The prison service violated the rules.'
  const under = (standing: string) => looked(text, ['example#C3'], 'en', evaluated([readCase(hospitalCase + ruling(standing))]))
  assert.deepEqual(looked(text), { kind: 'found', words: ['violated'], standing: 'alleged', norm: false, gone: false })
  assert.deepEqual(under('verified'), { kind: 'nothing' })
  assert.deepEqual(under('corroborated'), { kind: 'nothing' })
  assert.deepEqual(under('refuted'), { kind: 'found', words: ['violated'], standing: 'refuted', norm: false, gone: false })
  assert.deepEqual(looked(text, ['example#C3', 'example#C1']), {
    kind: 'found',
    words: ['violated'],
    standing: 'disputed',
    norm: false,
    gone: false,
  })
  assert.deepEqual(looked(text, ['example#C3', 'norm:nmr-44']), {
    kind: 'found',
    words: ['violated'],
    standing: 'alleged',
    norm: true,
    gone: false,
  })
  assert.deepEqual(looked(text, []), { kind: 'found', words: ['violated'], standing: null, norm: false, gone: false })
  assert.deepEqual(looked(text, ['example#C99']), { kind: 'found', words: ['violated'], standing: null, norm: false, gone: true })
})

test('who speaks before a colon says it, and a rule in our words for it calls nothing so', () => {
  assert.deepEqual(looked('Sister of the prisoner: She was tortured. This may engage Rule 1.'), { kind: 'nothing' })
  assert.equal(looked('Lawyer of the prisoner: She was tortured.').kind, 'found', 'the sentence cites nothing that the lawyer says')
  assert.equal(looked('Sister of the prisoner tortured.').kind, 'found')
  const paraphrase = cases.catalogue.norms.get('iccpr-7')!.paraphrase
  assert.deepEqual(looked(paraphrase, ['norm:iccpr-7']), { kind: 'nothing' })
  assert.equal(looked(paraphrase, ['norm:nmr-44']).kind, 'found')
})

test('a name in the file that holds such a word is no verdict, and the word beside it is', () => {
  const named = evaluated([
    readCase(
      hospitalCase.replace('Ana Ejemplo, lang: es', 'Innocent Ejemplo, lang: es').replace('name: The Gazette', 'name: Torture Watch'),
    ),
  ])
  assert.deepEqual(looked('Torture Watch visited Innocent Ejemplo.', ['example#C3'], 'en', named), { kind: 'nothing' })
  assert.equal(looked('Innocent Ejemplo is innocent.', ['example#C3'], 'en', named).kind, 'found')
})

test('a name that is the beginning of a word of a verdict, or one character of it, hides none', () => {
  assert.deepEqual(looked('Violation of Rule 44 is plain here.', ['example#C3'], 'en', caseNamed('Viola')), {
    kind: 'found',
    words: ['Violation'],
    standing: 'alleged',
    norm: false,
    gone: false,
  })
  assert.equal(looked('他们对他施以酷刑。', ['example#C3'], 'zh', caseNamed('酷')).kind, 'found')
  assert.deepEqual(looked('Violation met nobody.', ['example#C3'], 'en', caseNamed('Violation')), { kind: 'nothing' })
})

test('a text in a language of which no words are known was not looked through', () => {
  assert.deepEqual(looked('Manam pipas willarqachu.', [], 'qu'), { kind: 'not-looked-through' })
  assert.equal(looked('她遭受酷刑', [], 'zh-Hant').kind, 'found')
})

test('nothing in the demo appeals is pointed at, nor in the translation of one', () => {
  const files = ['guzman', 'fujimori', 'liu-xiaobo', 'mandela', 'salgado'].map((name) =>
    readCase(readProjectFile('data', 'demo', `${name}.yaml`)),
  )
  const demo = evaluated(files, 20_780)
  const apart: Appeal = readAppeal(readProjectFile('data', 'demo', 'appeals', 'independent-doctors.yaml'))
  const texts = [...files.flatMap(({ appeals }) => appeals), apart].flatMap((appeal) =>
    textParts(appeal).map(({ text, sentence }) => ({ text, cites: sentence?.cites ?? [], lang: appeal.lang })),
  )
  const translated = readProjectFile('data', 'demo', 'translations', 'MEX-001-0215.es.xlf').matchAll(/<target[^>]*>([^<]*)/g)
  for (const [, text = ''] of translated) texts.push({ text, cites: [], lang: 'es' })
  assert.ok(texts.length > 150)
  assert.deepEqual(
    texts.filter(({ text, cites, lang }) => looked(text, cites, lang, demo).kind !== 'nothing').map(({ text }) => text),
    [],
  )
})
