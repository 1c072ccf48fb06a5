import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { loadCase } from '../../../cases/index.ts'
import { atDesk, transfer } from '../../../../test/fixtures/hospital-desk.ts'
import { formsIn } from '../testing-forms.ts'
import type { Person } from '../testing.ts'

const base = '/cases/example'

/** Every form of claims and of what they rest on, each with fields that are right, so that each field is also wrong by itself. */
const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [`${base}/claims/new`]: {
    about: 'ana',
    said_by: 'prisons',
    'new_source.name': '',
    'new_source.kind': '',
    'new_source.relays': '',
    said_on: '2021-07-21',
    statement: 'She was moved.',
    'asserts.0.fact': 'custody.hospital_transfer_date',
    'asserts.0.value': '2021-07-20',
    'asserts.0.when': '',
    'asserts.0.occasion': 'july',
    'asserts.0.as_said': '',
    'asserts.1.fact': 'person.age',
    'asserts.1.value': '49',
    'printed.0.document': 'D1',
    'printed.0.exact': 'she was moved',
    'printed.0.page': '3',
    'new_document.title': '',
    'new_document.by': '',
    'new_document.published': '',
    'new_document.url': '',
    'new_document.page': '',
    'new_document.exact': '',
    denies: '',
    denies_more: '',
    supersedes: '',
    sensitivity: '',
    call: '',
    do: '',
  },
  [`${base}/claims/C1/retraction`]: { by: 'source', on: '2021-07-24', why: 'An error.' },
  [`${base}/claims/C4/mark`]: { sensitivity: 'privileged' },
  [`${base}/subjects/new`]: {
    kind: 'person',
    role: 'witness',
    'names.0.text': 'Rosa',
    'names.0.lang': 'es',
    'names.0.kind': 'legal',
    do: '',
  },
  [`${base}/subjects/ana/correction`]: { kind: 'person', 'names.0.text': 'Ana', 'names.0.lang': '', 'names.0.kind': '', _base: '1' },
  [`${base}/sources/new`]: { name: 'Radio', kind: 'press', country: 'PE', lang: 'es', relays: 'gazette' },
  [`${base}/sources/prisons/correction`]: { name: 'Prisons', kind: 'authority', country: '', lang: '', _base: '1' },
  [`${base}/documents/new`]: {
    title: 'Note',
    by: 'prisons',
    published: '2021',
    url: 'https://a.example/',
    lang: 'es',
    accessed: '2021-07-20',
    text: 'Words.',
  },
  [`${base}/documents/D1/correction`]: { title: 'Note', by: 'gazette', _base: '1' },
  [`${base}/consents/new`]: {
    subject: 'ana',
    given_by: 'Ana',
    relation: 'herself',
    refused: 'yes',
    scope: 'All.',
    on: '2021',
    until: '2022',
    withdrawn: '',
  },
}

/** What people and machines put into fields. */
const hostile = [
  '',
  '\u200b',
  '\uffff\u0001\u001b[31m',
  '__proto__',
  'C9',
  'x'.repeat(20_001),
  '<script>alert(1)</script>',
  '\r\nSet-Cookie: a=b',
  ' ',
  '\0',
  '\ud800',
  '1954-02-29',
  '2021-13-45',
  '0000',
  '-1',
  '1e309',
  '99999999999999999999',
  'NaN',
  'constructor',
  'D99',
  '../../../etc/passwd',
  "'; drop table entries; --",
  '{{7*7}}',
  '\u202e\u2066',
  'ا'.repeat(300),
  'é'.repeat(120_000),
  transfer,
] as const
const typed = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.date({ noInvalidDate: true }).map((day) => day.toISOString()),
)

/** Sends these fields as a form of its own, without opening it first. */
async function bareForms(person: Person): Promise<(page: string, fields: Readonly<Record<string, string>>) => ReturnType<Person['send']>> {
  const token = formsIn((await person.get(`${base}/claims/new`)).text).flatMap(({ fields }) => fields.get('_token') ?? [])[0] ?? ''
  let sent = 0
  return (page, fields) => person.send(page, { _token: token, _once: `form ${sent++}`, ...fields })
}

/** What a field holds once it was sent: without what no text holds. */
const kept = (text: string): string => text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').normalize('NFC')

for (const [page, right] of Object.entries(forms))
  test(`whatever is typed into one field of ${page}, the answer is a page, and what was typed is still there`, () =>
    atDesk(async ({ editor }) => {
      const send = await bareForms(editor)
      for (const name of Object.keys(right).filter((field) => !field.startsWith('_')))
        for (const value of free.test(name) ? hostile : hostile.slice(0, 8)) {
          const answered = await send(page, { ...right, [name]: value })
          // A mark or a retraction that was taken ends the form.
          if (answered.status === 303 && /retraction|mark/.test(page)) return
          assert.ok([200, 303, 409, 422].includes(answered.status), `${name}=${JSON.stringify(value.slice(0, 40))}: ${answered.status}`)
          assert.doesNotMatch(answered.headers.get('set-cookie') ?? '', /a=b/)
          if (answered.status !== 422) continue
          assert.match(answered.text, /class="error"|role="alert"/)
          const form = formsIn(answered.text).find(({ action }) => action === page)
          for (const [field, given] of Object.entries({ ...right, [name]: value }))
            if (free.test(field) && form?.fields.has(field)) assert.equal(form.fields.get(field)?.[0], kept(given), field)
        }
    }))

/** Fields into which words are typed; of the others one of a few is chosen. */
const free =
  /^(statement|said_on|why|on|until|title|text|url|published|accessed|name|given_by|relation|scope|role|denies_more|supersedes|names\.\d\.text|asserts\.\d\.when|printed\.\d\.(exact|page)|new_source\.name|new_document\.(title|published|url|page|exact))$/

test('whatever is typed into all fields at once, nothing fails and nothing half is kept', () =>
  atDesk(async ({ editor, db }) => {
    const pages = Object.entries(forms)
    const send = await bareForms(editor)
    const anything = fc.constantFrom(...pages).chain(([page, right]) =>
      fc.record({
        page: fc.constant(page),
        fields: fc.record(
          Object.fromEntries(
            Object.entries(right).map(([name, value]) => [name, fc.oneof({ weight: 2, arbitrary: fc.constant(value) }, typed)]),
          ),
        ),
      }),
    )
    await fc.assert(
      fc.asyncProperty(anything, async ({ page, fields }) => {
        const { _base = '1', ...rest } = fields
        const answered = await send(page, { ...rest, _base })
        assert.ok(answered.status < 500, `${page}: ${answered.status}`)
      }),
      { numRuns: 150 },
    )
    assert.ok((await loadCase(db, 'example')) !== null)
  }))

test('rows without end are refused in a sentence', () =>
  atDesk(async ({ editor }) => {
    const right = forms[`${base}/claims/new`]!
    const rows = Array.from({ length: 3000 }, (_, row) => [
      [`asserts.${row}.fact`, 'contact.visit_date'],
      [`asserts.${row}.value`, '2021-07-20'],
    ]).flat()
    const send = await bareForms(editor)
    const answered = await send(`${base}/claims/new`, { ...right, ...(Object.fromEntries(rows) as Record<string, string>) })
    assert.equal(answered.status, 422)
    assert.match(answered.text, /A claim has at most 100 answers here/)
    const far = await send(`${base}/claims/new`, {
      ...right,
      'asserts.99999999999.fact': 'person.age',
      'printed.1e9.document': 'D1',
    })
    assert.ok(far.status < 500)
  }))
