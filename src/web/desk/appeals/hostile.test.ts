import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { atAppeal, numberOf, page } from '../../../../test/fixtures/appeal-desk.ts'

const hostile = fc.oneof(
  fc.constantFrom(
    '',
    '   ',
    '\u0000',
    '\u200b',
    'x'.repeat(20_001),
    '<script>alert(1)</script>',
    "'; drop table appeals; --",
    '1954-02-29',
    '9999999999999999999999',
    '-1',
    'NaN',
    'example#C9',
    'example#ana/../../etc',
    '\u202e\ud800',
    '../../appeals',
    'a\r\nLocation: https://elsewhere.example',
    '[object Object]',
    '\uffff',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

/** Every form of this part, with its fields. */
const forms = (first: number, section: number, addressee: number) => ({
  '/cases/example/appeals/new': ['id', 'title', 'summary', 'lang', 'status', 'opened', 'act_until', 'closed', 'outcome'],
  [`${page}/head`]: ['title', 'summary', 'lang', 'status', 'opened', 'act_until', 'closed', 'outcome'],
  [`${page}/sections/new`]: ['heading'],
  [`${page}/sections/${section}`]: ['heading'],
  [`${page}/sentences/new`]: ['text', 'cites', 'cite', 'find', 'own_words', 'do', 'after', 'section', 'list'],
  [`${page}/sentences/${first}`]: ['text', 'cites', 'cite', 'find', 'own_words', 'do'],
  [`${page}/sentences/${first}/move`]: ['to'],
  [`${page}/sentences/${first}/citation`]: ['from', 'to'],
  [`${page}/addressees/new`]: ['name', 'title', 'body', 'salutation', 'language'],
  [`${page}/addressees/${addressee}`]: ['name', 'title', 'body', 'salutation', 'language'],
  [`${page}/risk-review`]: [
    'text',
    'reprisal',
    'reprisal.why',
    'reprisal.sentences',
    'privilege',
    'trial',
    'consent',
    'harm',
    'harm.why',
    'named',
  ],
  [`${page}/approval`]: ['text', 'decision', 'note', `remark.${first}`],
  [`${page}/approval/request`]: ['text'],
  '/settings': ['approval'],
})

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

test('whatever is typed into any form of writing and reviewing, nothing fails, and what is refused is shown again', () =>
  atAppeal(async ({ member, db }) => {
    const admin = await member('administrator', 'sealed')
    const all = forms(await numberOf(db, 'S1'), 1, (await numberOf(db, 'A1')) + 1)
    const form = fc.constantFrom(...Object.keys(all))
    await fc.assert(
      fc.asyncProperty(form, fc.array(hostile, { minLength: 10, maxLength: 10 }), fc.nat({ max: 1023 }), async (address, texts, which) => {
        const names = all[address]!.filter((_, index) => (which >> index) % 2 === 1 || index === 0)
        const typed = Object.fromEntries(names.map((name, index) => [name, texts[index]!]))
        const on = address.endsWith('/request') ? `${page}/approval` : /move$|citation$/.test(address) ? page : address
        const answered = await admin.post(address, typed, { on })
        assert.ok(answered.status < 500, `${address} ${JSON.stringify(typed)} ${answered.status}`)
        assert.doesNotMatch(answered.location ?? '', /[\r\n]|^https?:|^\/\//)
        const title = typed['title']
        if (answered.status === 422 && title !== undefined && /^[ -~]+$/.test(title))
          assert.ok(answered.text.includes(escaped(title)), `${address} lost the title`)
        assert.doesNotMatch(answered.text, /<script>alert/)
      }),
      { numRuns: 150 },
    )
    assert.equal((await admin.get(page)).status, 200)
  }))

test('an empty form says beside each field what is missing', () =>
  atAppeal(async ({ member, db }) => {
    const admin = await member('administrator', 'sealed')
    const first = await numberOf(db, 'S1')
    const empty = [
      ['/cases/example/appeals/new', { id: '', title: '', summary: '', lang: '', opened: '' }, 5],
      [`${page}/head`, { title: '', summary: '', lang: '', opened: '', status: '' }, 5],
      [`${page}/sentences/${first}`, { text: '' }, 1],
      [`${page}/sentences/new`, { text: '' }, 1],
      [`${page}/addressees/new`, { name: '', title: '' }, 2],
      ['/settings', { approval: '' }, 1],
    ] as const
    for (const [address, typed, count] of empty) {
      const answered = await admin.post(address, typed)
      assert.equal(answered.status, 422, address)
      assert.equal(answered.text.match(/<p class="error"/g)?.length, count, address)
    }
  }))
