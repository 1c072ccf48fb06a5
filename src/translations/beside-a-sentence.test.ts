import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownNames, missingFigures, missingNames, recall, termsIn, type Remembered, type Term } from './index.ts'

const figures: readonly (readonly [source: string, lang: string, target: string, missing: readonly string[]])[] = [
  ['He was moved on 20 July 2021.', 'es', 'Fue trasladado el 20 de julio de 2021.', []],
  ['He was moved on 20 July 2021.', 'es', 'Fue trasladado el 20 de agosto de 2021.', ['20 July 2021']],
  ['He was moved on 20 July 2021.', 'zh-Hans', '他于2021年7月20日被转移。', []],
  ['He was moved on 20 July 2021.', 'ar', 'نُقل في ٢٠ يوليو ٢٠٢١.', []],
  ['He was moved on 20 July 2021.', 'am', 'በ20 ሐምሌ 2021 ተዛወረ።', []],
  ['She has 1,200 books in 3 rooms.', 'fr', 'Elle a 1 200 livres dans 3 chambres.', []],
  ['She has 1,200 books in 3 rooms.', 'fa', 'او ۱٬۲۰۰ کتاب در ۴ اتاق دارد.', ['3']],
  ['He weighs 49.5 kg.', 'es', 'Pesa 49,5 kg.', []],
  ['He is 86.', 'es', 'Es anciano.', ['86']],
]
for (const [source, lang, target, missing] of figures)
  test(`of “${source}”, “${target}” lacks ${missing.length === 0 ? 'nothing' : missing.join(', ')}`, () =>
    assert.deepEqual(
      missingFigures(source, 'en', target, lang).map(({ text }) => text),
      missing,
    ))

const known = knownNames([['Abimael Guzmán', '古斯曼'], ['Elena Iparraguirre'], ['Callao'], ['刘晓波', 'Liu Xiaobo']])
const names: readonly (readonly [source: string, target: string, missing: readonly string[]])[] = [
  ['Guzmán died at Callao.', 'El detenido murió en el Callao.', ['Guzmán']],
  ['Abimael Guzmán died.', 'Guzmán murió.', []],
  ['Abimael Guzmán died.', 'El general murió el martes.', ['Abimael Guzmán']],
  ['Guzmán and Elena Iparraguirre were tried.', 'Судили Гусмана и Ипаррагирре.', []],
  ['Guzmán and Elena Iparraguirre were tried.', 'Судили Гусмана и его жену.', ['Elena Iparraguirre']],
  ['Guzmán died.', 'توفي السجين غوزمان.', []],
  ['Guzmán died.', '他死了。', ['Guzmán']],
  ['Guzmán died.', '古斯曼死了。', []],
  ['Elena Iparraguirre is held.', '她被关押。', []],
  ['刘晓波去世。', 'Liu Xiaobo has died.', []],
  ['刘晓波去世。', 'The writer has died.', ['刘晓波']],
  ['The guzmán is no name here.', 'No es un nombre.', []],
]
for (const [source, target, missing] of names)
  test(`of the names in “${source}”, “${target}” lacks ${missing.length === 0 ? 'none' : missing.join(', ')}`, () =>
    assert.deepEqual(missingNames(source, target, known), missing))

const term = (source: string, target: string, appeal: string | null = null, lang = 'es'): Term => ({
  id: source,
  appeal,
  sourceLang: 'en',
  lang,
  kind: 'legal',
  source,
  target,
  note: '',
  base: 1,
  by: 'ana',
  at: new Date(0),
})

test('terms are found with their endings, in the order of the sentence, the appeal’s own before those for all', () => {
  const glossary = [
    term('detainee', 'persona detenida'),
    term('prison service', 'INPE'),
    term('Prison service', 'servicio penitenciario', 'A'),
  ]
  const source = 'The Prison Service moved two detainees; the detaineeship is no word.'
  assert.deepEqual(
    termsIn(source, 'El servicio penitenciario trasladó a dos presos.', glossary).map(({ term: { target }, used }) => [target, used]),
    [
      ['servicio penitenciario', true],
      ['persona detenida', false],
    ],
  )
  assert.equal(termsIn(source, 'a dos personas detenidas', [glossary[0]!])[0]?.used, true)
  assert.deepEqual(termsIn('The prisons', '', [term('prison service', 'INPE')]), [])
  assert.equal(termsIn('释放囚犯', '', [term('囚犯', 'preso')]).length, 1)
  assert.equal(termsIn('A detainee', 'и заключённого', [term('detainee', 'лишённый свободы; заключённый', null, 'ru')])[0]?.used, true)
  assert.equal(termsIn('A detainee', 'والمحتجز', [term('detainee', 'محتجز', null, 'ar')])[0]?.used, true)
})

const one = (source: string, target = 'x', appeal = 'B'): Remembered => ({ appeal, key: `sentence-${source.length}`, source, target })

test('the memory gives what was approved before, the most alike first, each pair once, and never the sentence itself', () => {
  const text = 'Give him access to a doctor of his choice.'
  const memory = [
    one('Nothing alike is said here.'),
    one('Give her access to a doctor of her choice.'),
    one(text),
    one(text, 'x', 'C'),
    one(text, 'y', 'A'),
  ]
  assert.deepEqual(
    recall({ appeal: 'A', key: `sentence-${text.length}`, text }, memory).map((found) => [found.appeal, found.likeness < 1]),
    [
      ['B', false],
      ['B', true],
    ],
  )
})
