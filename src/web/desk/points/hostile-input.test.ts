import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { loadCaseWith } from '../../../cases/index.ts'
import { formsIn } from '../testing-forms.ts'
import { atDesk, transfer, transferRuling } from '../../../../test/fixtures/hospital-desk.ts'

const base = '/cases/example'
const heard = { who: 'A guard', at: '2021-07-24', next: '2021-08', channel: 'phone', sensitivity: 'team' }

/** Every form of points and of the log, filled in rightly; then fields are spoilt, one or all of them. */
const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [transferRuling]: {
    'view.C1': 'prefer',
    'view.C2': 'neither',
    standing: 'verified',
    reason: 'Seen.',
    point: transfer,
    seen: 'C1 C2',
    shown: '',
  },
  [`${base}/questions/new`]: { question: 'Which?', claims: 'C1, C2', why: '', on: '2021-07-24' },
  [`${base}/questions/Q1/explanation`]: { state: 'explained', why: 'Two days.', explained_on: '2021-07-25', claims: 'C4', _base: '1' },
  [`${base}/independence/new`]: { sources: 'lawyer', independent: 'yes', why: 'Known.', on: '2021-07-25' },
  [`${base}/calls/new`]: { ...heard, said: 'He coughs.', promised: '' },
  [`${base}/contacts/new`]: { ...heard, outcome: 'promised', note: '' },
  [`${base}/contacts/0`]: { ...heard, outcome: 'reached', note: 'Again.', _base: '1' },
  [`${base}/handovers/new`]: { open: 'All.', watch: '', sensitivity: 'team' },
}

/** What people and machines put into fields. */
const hostile = [
  '',
  ' ',
  '\u200b',
  '\uffff\u0001\u001b[31m',
  '\0\ud800',
  '__proto__',
  'constructor',
  'C9',
  'x'.repeat(20_001),
  'é'.repeat(120_000),
  '<script>alert(1)</script>',
  '\r\nSet-Cookie: a=b',
  '1954-02-29',
  '[2021..2020]',
  '../2021',
  '-1',
  '1e309',
  '999999999999999999999',
  "'; drop table entries; --",
  '\u202e\u2066',
  transfer,
] as const
const typed = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 40 }))

/** What a form of the desk may weigh, in bytes. Two long answers in one form are more, and are told so. */
const largest = 1024 * 1024

/** Fields into which words are typed; of the others one of a few is chosen. */
const free = new Set([
  'reason',
  'question',
  'claims',
  'why',
  'on',
  'explained_on',
  'who',
  'at',
  'next',
  'said',
  'promised',
  'note',
  'open',
  'watch',
])

/** What a field holds once it was sent: without what no text holds. */
const kept = (text: string): string => text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').normalize('NFC')

const withEntries = (body: Parameters<typeof atDesk>[0]): Promise<void> =>
  atDesk(async (desk) => {
    await desk.editor.post(`${base}/questions/new`, { question: 'Which day?', claims: 'C1, C2' })
    await desk.editor.post(`${base}/contacts/new`, { who: 'Director', outcome: 'refused' })
    await body(desk)
  })

test('whatever is typed, the answer is a page; what is wrong is said, and what was typed is still there', () =>
  withEntries(async ({ editor, db }) => {
    const token = formsIn((await editor.get(`${base}/calls/new`)).text)
      .find(({ fields }) => fields.has('_token'))!
      .fields.get('_token')!
    const anything = fc.constantFrom(...Object.entries(forms)).chain(([page, right]) =>
      fc.record({
        page: fc.constant(page),
        fields: fc.record(
          Object.fromEntries(
            Object.entries(right).map(([name, value]) => [name, fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, typed)]),
          ),
        ),
      }),
    )
    let sent = 0
    await fc.assert(
      fc.asyncProperty(anything, async ({ page, fields }) => {
        const body: Record<string, string> = { _token: token[0]!, _once: `form ${sent++}`, ...fields }
        const answered = await editor.send(page, body)
        if (new URLSearchParams(body).toString().length > largest) return assert.equal(answered.status, 413, page)
        assert.ok([303, 404, 409, 422].includes(answered.status), `${page}: ${answered.status}`)
        assert.doesNotMatch(answered.text, /<script>alert/)
        assert.equal(answered.headers.get('set-cookie'), null)
        if (answered.status !== 422) return
        assert.match(answered.text, /class="error"|role="alert"/)
        const form = formsIn(answered.text).find(({ fields: shown }) =>
          Object.keys(fields).some((name) => free.has(name) && shown.has(name)),
        )!
        for (const [name, value] of Object.entries(fields)) if (free.has(name)) assert.equal(form.fields.get(name)?.[0], kept(value), name)
      }),
      { numRuns: 250 },
    )
    assert.ok((await loadCaseWith(db, 'example')) !== null, 'the case can still be read')
  }))

test('whatever the reason of a ruling, it is kept or refused in a sentence beside it', () =>
  atDesk(async ({ editor }) => {
    for (const reason of hostile) {
      const answered = await editor.post(transferRuling, { 'view.C1': 'prefer', 'view.C2': 'deprecate', standing: 'verified', reason })
      assert.ok([303, 422].includes(answered.status), JSON.stringify(reason.slice(0, 40)))
      if (answered.status === 422) assert.match(answered.text, /id="field-reason-error"/)
    }
  }))

test('whatever stands in an address, the answer is a page', () =>
  withEntries(async ({ editor }) => {
    const queries = fc.constantFrom(
      'point?id=',
      'rulings/new?point=',
      'questions/new?claims=',
      'independence/new?sources=',
      'contacts/new?again=',
      'points?state=',
      'points?page=',
      'log?page=',
    )
    const parts = fc.constantFrom('questions/', 'calls/', 'contacts/')
    await fc.assert(
      fc.asyncProperty(fc.oneof(queries, parts), typed, async (path, value) => {
        const answered = await editor.get(`${base}/${path}${encodeURIComponent(kept(value).slice(0, 1000)).replaceAll('%2F', '/')}`)
        assert.ok(answered.status < 500 && answered.status !== 422, `${path}: ${answered.status}`)
        assert.doesNotMatch(answered.text, /<script>alert/)
      }),
      { numRuns: 150 },
    )
  }))
