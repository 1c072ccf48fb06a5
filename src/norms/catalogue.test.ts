import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CORE_SCHEMA, load } from 'js-yaml'
import { projectCatalogue, projectFacts } from '../cases/index.ts'
import { readProjectFile } from '../platform/index.ts'
import {
  citationOf,
  concerns,
  conditionFor,
  conditionInWords,
  defaultNormSettings,
  english,
  isProposed,
  numberOf,
  officialText,
  parseCatalogue,
  searchNorms,
  speechIn,
  testInWords,
  testsOf,
  thresholdsOf,
  wordsOf,
  type ConditionInWords,
  type Norm,
} from './index.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const normOf = (id: string): Norm => catalogue.norms.get(id) ?? assert.fail(`no norm ${id}`)

test('the catalogue that ships can be used: every norm, every State and every disagreement of it', () => {
  assert.equal(catalogue.norms.size, 289)
  assert.equal(catalogue.instruments.size, 37)
  assert.equal(catalogue.states.size, 197)
  assert.equal(catalogue.disagreements.length, 40)
  const confirmed = (how: string): number => [...catalogue.norms.values()].filter((norm) => norm.confirmed === how).length
  assert.deepEqual([confirmed('text'), confirmed('topic'), confirmed('unconfirmed')], [233, 31, 25])
  assert.equal(citationOf(catalogue, normOf('nmr-44')), 'Nelson Mandela Rules, Rule 44')
  assert.equal(citationOf(catalogue, normOf('luanda-4')).split(',')[0], 'Luanda Guidelines')
  assert.equal(normOf('nmr-44').paraphrases['en']?.review, 'unreviewed')
})

test('every norm has Spanish words with the numbers of the English ones, nobody has read them yet, and all that its page says is there', () => {
  const spanish = catalogue.languages.get('es') ?? assert.fail('no Spanish')
  assert.deepEqual(spanish.missing, [])
  for (const norm of catalogue.norms.values()) {
    const words = wordsOf(norm, 'es-PE')
    assert.deepEqual([words.lang, words.review], ['es', 'unreviewed'], norm.id)
    assert.deepEqual(numbersIn(words.text, spanishNumbers), numbersIn(norm.paraphrase, englishNumbers), norm.id)
    assert.deepEqual(numbersIn(numberOf(catalogue, norm, 'es'), {}), numbersIn(norm.cite, {}), norm.id)
    assert.deepEqual(numbersIn(spanish.textNumbers.get(norm.id) ?? '', {}), numbersIn(norm.textNumbers ?? '', {}), norm.id)
    for (const tag of norm.tags) assert.ok(spanish.tags.has(tag), `${norm.id}: ${tag}`)
    const speech = speechIn(spanish, { ...english, lang: 'es' }, facts)
    assert.deepEqual(
      norm.condition === null ? [] : languagesOf(conditionInWords(norm.condition, facts, speech)),
      norm.condition === null ? [] : ['es'],
      norm.id,
    )
  }
  assert.deepEqual(numbersIn('twice, on two days, within a week of 15 years', englishNumbers), [1, 2, 2, 15])
  assert.equal(citationOf(catalogue, normOf('nmr-44'), 'es'), 'Reglas Nelson Mandela, Regla 44')
  assert.equal(citationOf(catalogue, normOf('nmr-43'), 'es'), 'Reglas Nelson Mandela, Regla 43(1)(b) con la 44')
  assert.equal(citationOf(catalogue, normOf('nmr-44'), 'fr'), 'Nelson Mandela Rules, Rule 44')
  assert.deepEqual(
    [...catalogue.treaties.keys()].filter((id) => !spanish.treaties.has(id)),
    [],
  )
})

/** The numbers of a text in order of size: figures, and words for numbers. "A" is a number in "within a week" and not in "twice a week". */
const numbersIn = (text: string, words: Readonly<Record<string, number>>): readonly number[] => {
  const named = Object.entries(words).flatMap(([word, number]) =>
    (text.match(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'giu')) ?? []).map(() => number),
  )
  return [...(text.match(/\d+/g) ?? []).map(Number), ...named].toSorted((a, b) => a - b)
}
const englishNumbers = {
  'one hour': 1,
  'within a week': 1,
  two: 2,
  twice: 2,
  second: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
}
const spanishNumbers = {
  'una hora': 1,
  'el plazo de una semana': 1,
  dos: 2,
  'segund[oa]': 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  doce: 12,
}

const languagesOf = (condition: ConditionInWords): readonly string[] => [
  ...new Set(condition.kind === 'test' ? [condition.lang] : condition.of.flatMap(languagesOf)),
]

test('what is wrong in the catalogue is named with its place, all of it at once, and then there is no catalogue', () => {
  const [norms, ratifications, spanish] = ['norms.yaml', 'ratifications.yaml', 'norm-words/es.yaml'].map((file) =>
    load(readProjectFile('data', ...file.split('/')), { schema: CORE_SCHEMA }),
  ) as [
    { norms: Record<string, unknown>[] },
    { states: Record<string, Record<string, unknown>> },
    Record<'norms' | 'instruments' | 'cites', Record<string, string>>,
  ]
  const changed = (id: string, other: Record<string, unknown>): unknown => ({
    ...norms,
    norms: norms.norms.map((norm) => (norm['id'] === id ? { ...norm, ...other } : norm)),
  })
  const problems = (written: unknown, bound: unknown = ratifications, words: readonly unknown[] = [spanish]): string => {
    const read = parseCatalogue(written, bound, facts, words)
    assert.ok(read.kind === 'invalid', 'it was read')
    return read.problems.map(({ at, message }) => `${at}: ${message}`).join('\n')
  }
  const asks = (fact: string, op: string, value: unknown): string => problems(changed('nmr-44', { applies_when: { fact, op, value } }))
  assert.match(asks('isolation.weeks', 'gt', 2), /norms nmr-44: the dictionary has no fact 'isolation\.weeks'/)
  assert.match(asks('isolation.days', 'gt', 'two'), /norms nmr-44: 'isolation\.days' is of type number/)
  assert.match(asks('isolation.meaningful_contact', 'gt', true), /is of type bool/)
  assert.match(asks('custody.status', 'in', ['pretrial', 'jailed']), /is of type enum/)
  assert.match(asks('person.birth_date', 'eq', '1934'), /is of type date/)
  assert.match(problems(changed('nmr-43', { id: 'nmr-44' })), /norms nmr-44: this id is there twice/)
  assert.match(problems(changed('nmr-44', { instrument: 'rules' })), /there is no instrument 'rules'/)
  assert.match(problems(changed('nmr-44', { force: 'treaty' })), /its force is not that of nmr/)
  assert.match(problems(changed('nmr-44', { year: 215 })), /norms norms\.\d+\.year/)
  assert.match(problems(changed('nmr-44', { applies_when: null })), /'manual'/)
  assert.match(problems(changed('nmr-44', { treshold: true })), /treshold/)
  assert.match(problems(changed('nmr-44', { text_numbers: '15 days' })), /norms nmr-44: .*beside a limit of ours, and it has none/)
  const consolidates = { cite: 'Decree 1', year: 2021, confirmed: 'topic' }
  assert.match(problems(changed('pe-cep-46', { consolidates })), /norms pe-cep-46: what it consolidates is of an earlier year/)
  assert.match(problems(changed('nmr-44', { consolidates: { ...consolidates, year: 1955 } })), /norms nmr-44: only law of one State/)
  const ofWhatWasRead = { ...consolidates, year: 1991, confirmed: 'text' }
  assert.match(problems(changed('pe-cep-46', { consolidates: ofWhatWasRead })), /norms norms\.\d+\.consolidates\.confirmed/)
  const said = (other: Record<string, unknown>): string => problems(norms, ratifications, [{ ...spanish, ...other }])
  assert.match(said({ lang: 'en' }), /norm-words lang/)
  assert.match(said({ norms: { ...spanish.norms, 'nmr-44': ' ' } }), /norm-words norms\.nmr-44/)
  assert.match(said({ norms: { ...spanish.norms, 'nmr-4': 'Algo.' } }), /norm-words es: there is no norm 'nmr-4'/)
  assert.match(said({ reviewed: ['nmr-4'] }), /'nmr-4' is reviewed and has no words/)
  assert.match(said({ our_titles: ['rules'] }), /there is no instrument 'rules'/)
  assert.match(said({ instruments: {} }), /the instrument 'nmr' has no title/)
  assert.match(said({ cites: {} }), /nothing is said for 'Rule' in the number of 'nmr-44'/)
  assert.match(said({ text_numbers: { 'nmr-44': 'Otros.' } }), /'nmr-44' names no other numbers/)
  assert.match(problems(norms, ratifications, [spanish, spanish]), /norm-words es: this language is there twice/)
  const { 'nmr-44': _, ...fewer } = spanish.norms
  const without44 = parseCatalogue(norms, ratifications, facts, [{ ...spanish, norms: fewer, reviewed: ['nmr-45'] }])
  assert.ok(without44.kind === 'read')
  assert.deepEqual(without44.catalogue.languages.get('es')?.missing, ['nmr-44'])
  const [lacking, read] = ['nmr-44', 'nmr-45'].map((id) => wordsOf(without44.catalogue.norms.get(id)!, 'es'))
  assert.deepEqual([lacking?.lang, read?.lang, read?.review], ['en', 'es', 'reviewed'])
  const without = {
    ...ratifications,
    states: { ...ratifications.states, PE: { ...ratifications.states['PE'], xyz: ratifications.states['PE']!['cat'] } },
  }
  assert.match(problems(norms, without), /ratifications PE: there is no treaty 'xyz'/)
})

test('what is not covered is null and never "not bound"; a year stays a year; an end and a disagreement are told', () => {
  assert.deepEqual([catalogue.ratification('PE', 'cat')?.status, catalogue.ratification('PE', 'cat')?.boundSince], ['party', '1988-07-07'])
  assert.equal(catalogue.ratification('PE', 'nmr'), null)
  assert.equal(catalogue.ratification('XX', 'cat'), null)
  const gambia = catalogue.ratification('GM', 'crpd')
  assert.deepEqual([gambia?.boundSince, gambia?.confirmed], ['2015', 'dataset'])
  assert.deepEqual([catalogue.ratification('RU', 'echr')?.status, catalogue.ratification('RU', 'echr')?.until], ['withdrawn', '2022-09-16'])
  assert.match(catalogue.ratification('RW', 'achpr_court_34_6')?.note ?? '', /Notice of withdrawal: 2016-02-24/)
  assert.deepEqual(
    catalogue.disagreements.find(({ state, instrument }) => state === 'MX' && instrument === 'achr')?.accounts.map(({ says }) => says),
    ['1981-03-24', '1982-04-02'],
  )
  const regions = (state: string) =>
    ['universal', 'americas', 'africa', 'europe', 'PE'].filter((region) => concerns(catalogue, region, state))
  assert.deepEqual(regions('PE'), ['universal', 'americas', 'PE'])
  assert.deepEqual(regions('ZA'), ['universal', 'africa'])
  assert.deepEqual(regions('CN'), ['universal'])
})

test('our own limits are settings and nothing else is: a limit in a text cannot be changed, an unconfirmed norm is off until turned on', () => {
  const ours = [...catalogue.norms.values()].flatMap(thresholdsOf)
  assert.ok(ours.some(({ key }) => key === 'gc32-35:trial.pretrial_months'))
  assert.deepEqual(thresholdsOf(normOf('nmr-44')), [])
  assert.deepEqual(thresholdsOf(normOf('icpped-17-2')), [], 'a limit of 0 means at all')
  const settings = { unconfirmed: true, thresholds: { 'iccpr-9-3:trial.pretrial_months': 12, 'nmr-44:isolation.days': 30 } }
  const limits = (id: string): unknown[] => testsOf(conditionFor(normOf(id), settings)).map(({ value }) => value)
  assert.deepEqual(limits('iccpr-9-3'), [['arrested', 'pretrial'], 48, 12])
  assert.ok(!limits('nmr-44').includes(30))
  assert.deepEqual(conditionFor(normOf('iccpr-9-3'), defaultNormSettings), normOf('iccpr-9-3').condition)
  const unconfirmed = [...catalogue.norms.values()].find((norm) => norm.confirmed === 'unconfirmed' && norm.check !== 'manual')!
  assert.deepEqual([isProposed(unconfirmed, defaultNormSettings), isProposed(unconfirmed, settings)], [false, true])
  assert.ok([...catalogue.norms.values()].every((norm) => norm.check !== 'manual' || !isProposed(norm, settings)))
})

test('a condition reads as questions with their answers; a norm says where its text is, as far as we know', () => {
  const words = JSON.stringify(conditionInWords(normOf('gc20-6').condition!, facts))
  assert.match(words, /"kind":"all".*Consecutive days in isolation: more than 15 days/)
  assert.match(words, /Hours alone in the cell a day: at least 22 hours/)
  assert.match(testInWords({ fact: 'conditions.outdoor_hours', op: 'lt', value: 1 }, facts), /less than 1 hour(?!s)/)
  assert.equal(
    testInWords({ fact: 'custody.status', op: 'in', value: ['arrested', 'house_arrest'] }, facts),
    'Custody status: arrested or house arrest',
  )
  const ofPeru = JSON.stringify(conditionInWords(normOf('pe-const-139').condition!, facts))
  assert.match(ofPeru, /"words":"Country: Peru","question":"Which State holds the person\?"/)
  assert.deepEqual(text('nmr'), document('A/RES/70/175'))
  assert.deepEqual(text('udhr'), document('A/RES/217(III)'))
  assert.deepEqual(text('iccpr'), { kind: 'series', volume: '999', page: '171' })
  assert.deepEqual(text('opcat'), document('A/RES/57/199', true))
  assert.deepEqual(text('bprl'), document('A/CONF.144/28/Rev.1'))
  assert.deepEqual(text('gc20'), { kind: 'none', symbol: 'adopted 1992 (symbol not seen)' })
  assert.deepEqual(text('robben'), { kind: 'number', symbol: 'ACHPR/Res.61(XXXII)02' })
})

const document = (symbol: string, annex = false) => ({ kind: 'document', symbol, annex, href: `https://undocs.org/${symbol}` })
const text = (id: string): ReturnType<typeof officialText> => officialText(catalogue.instruments.get(id)!)

test('a search finds a norm by its number, its words, its subject or its instrument, and a figure only as that figure', () => {
  assert.deepEqual(found('mandela rule 45'), ['nmr-45', 'nmr-45-2'])
  assert.ok(found('Solitary').includes('nmr-44'))
  assert.ok(found('isolation').includes('nmr-44'), 'by its tag')
  assert.ok(found('A/RES/70/175').length >= 70)
  assert.ok(!found('rule 4').includes('nmr-44'))
  assert.deepEqual(found('reglas mandela regla 45'), ['nmr-45', 'nmr-45-2'])
  assert.ok(found('incomunicacion familia').includes('bop-15'), 'by its Spanish words and subjects, without accents')
  assert.deepEqual(found('RÉGIMEN prolongado gc20'), found('regimen prolongado gc20'))
  assert.ok(found('soli\u00adtary').includes('nmr-44'), 'as it is copied out of a PDF')
  assert.deepEqual([found(''), found(' .,; '), found('zzzz')], [[], [], []])
  assert.match(found('convention against torture')[0] ?? '', /^cat-/, 'what a citation says comes before what our words say')
})

const found = (question: string): readonly string[] => searchNorms(catalogue, question).map(({ id }) => id)
