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
  isProposed,
  officialText,
  parseCatalogue,
  searchNorms,
  testInWords,
  testsOf,
  thresholdsOf,
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

test('what is wrong in the catalogue is named with its place, all of it at once, and then there is no catalogue', () => {
  const [norms, ratifications] = ['norms.yaml', 'ratifications.yaml'].map((file) =>
    load(readProjectFile('data', file), { schema: CORE_SCHEMA }),
  ) as [{ norms: Record<string, unknown>[] }, { states: Record<string, Record<string, unknown>> }]
  const changed = (id: string, other: Record<string, unknown>): unknown => ({
    ...norms,
    norms: norms.norms.map((norm) => (norm['id'] === id ? { ...norm, ...other } : norm)),
  })
  const problems = (written: unknown, bound: unknown = ratifications): string => {
    const read = parseCatalogue(written, bound, facts)
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
  const read = { ...consolidates, year: 1991, confirmed: 'text' }
  assert.match(problems(changed('pe-cep-46', { consolidates: read })), /norms norms\.\d+\.consolidates\.confirmed/)
  const words = { text: 'En aislamiento se está 22 horas o más al día sin contacto humano.', review: 'unreviewed' }
  assert.match(problems(changed('nmr-44', { translations: { en: words } })), /norms norms\.\d+\.translations/)
  const translated = parseCatalogue(changed('nmr-44', { translations: { es: words } }), ratifications, facts)
  assert.ok(translated.kind === 'read')
  assert.deepEqual(Object.keys(translated.catalogue.norms.get('nmr-44')!.paraphrases), ['en', 'es'])
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
  assert.deepEqual(text('nmr'), { words: 'United Nations document A/RES/70/175', href: 'https://undocs.org/A/RES/70/175' })
  assert.equal(text('udhr').href, 'https://undocs.org/A/RES/217(III)')
  assert.deepEqual(text('iccpr'), { words: 'United Nations Treaty Series, volume 999, page 171', unchecked: true })
  assert.deepEqual(text('opcat'), { words: 'United Nations document A/RES/57/199, annex', href: 'https://undocs.org/A/RES/57/199' })
  assert.equal(text('bprl').href, 'https://undocs.org/A/CONF.144/28/Rev.1')
  assert.deepEqual(text('gc20'), { words: 'We have no number for it: adopted 1992 (symbol not seen)' })
  assert.deepEqual(text('robben'), { words: 'ACHPR/Res.61(XXXII)02' })
})

const text = (id: string): ReturnType<typeof officialText> => officialText(catalogue.instruments.get(id)!)

test('a search finds a norm by its number, its words, its subject or its instrument, and a figure only as that figure', () => {
  assert.deepEqual(found('mandela rule 45'), ['nmr-45', 'nmr-45-2'])
  assert.ok(found('Solitary').includes('nmr-44'))
  assert.ok(found('isolation').includes('nmr-44'), 'by its tag')
  assert.ok(found('A/RES/70/175').length >= 70)
  assert.ok(!found('rule 4').includes('nmr-44'))
  assert.deepEqual([found(''), found(' .,; '), found('zzzz')], [[], [], []])
  assert.match(found('convention against torture')[0] ?? '', /^cat-/, 'what a citation says comes before what our words say')
})

const found = (question: string): readonly string[] => searchNorms(catalogue, question).map(({ id }) => id)
