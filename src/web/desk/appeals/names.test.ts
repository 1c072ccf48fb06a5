import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerReview, atAppeal, caseWithAppeal, page } from '../../../../test/fixtures/appeal-desk.ts'
import { approve, hidden, lookAgain, publish, textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { translate } from '../../../../test/fixtures/translated-appeal.ts'
import { publishTranslationWithin } from '../../../publishing/index.ts'

const keyOf = (html: string, name: string): string =>
  new RegExp(`name="letOut" value="([^"]+)"[^>]*/?><label[^>]*>${name}</label>`).exec(html)?.[1] ?? ''

test('the risk review names everybody whose name goes out, and without a consent on record nobody’s goes out unticked', () =>
  atAppeal(async ({ editor, member }) => {
    const reviewer = await member('reviewer', 'team', 'Rita Reviewer')
    const shown = await editor.get(`${page}/risk-review`)
    const words = textOf(shown.text)
    assert.match(words, /Sister of the prisoner source: family : no consent on record; not printed without a tick/)
    assert.match(words, /Ana Ejemplo a person : no consent on record; not printed without a tick/)
    assert.match(words, /Bodies and what they publish, of which no consent is asked for: Prison service; The Gazette/)
    assert.match(words, /Amparo does not print “a relative” in place of a name/)
    assert.match(shown.text, /href="\/cases\/example\/sources\/family\/correction"/)
    assert.match(shown.text, /href="\/cases\/example\/consents\/new\?source=family">Record a consent/)
    await answerReview(editor)
    const [ana, lawyer, sister] = ['Ana Ejemplo', 'Lawyer of the prisoner', 'Sister of the prisoner'].map((name) => keyOf(shown.text, name))
    assert.ok(ana && lawyer && sister)
    // One of them is left.
    assert.equal((await editor.post(`${page}/risk-review`, { letOut: [ana, lawyer] })).status, 303)
    assert.match(
      textOf((await editor.get(page)).text),
      /One name would be printed without a consent to it on record: the risk review asks about each/,
    )
    assert.match(
      textOf((await editor.get(`${page}/publication`)).text),
      /Sister of the prisoner source: family : no consent on record; not printed without a tick/,
    )
    const { text = '' } = hidden((await editor.get(`${page}/risk-review`)).text)
    assert.equal((await editor.post(`${page}/approval/request`, { text })).status, 422)
    await approve(editor, reviewer)
    assert.match(
      textOf((await editor.get(`${page}/publication`)).text),
      /Sister of the prisoner source: family : no consent on record; ticked to be printed/,
    )
    await publish(editor)
  }))

test('a name that only a translation prints is let out by a tick of its own, and until then its language does not come out', () =>
  atAppeal(
    async ({ editor, member, db, time }) => {
      await approve(editor, await member('reviewer', 'team', 'Rita Reviewer'))
      await publish(editor)
      await translate(db, 'EX-001', 'fr', { say: (text) => text.replace('the family', 'Berta Gomez') })
      const asked = textOf((await editor.get(`${page}/risk-review`)).text)
      assert.match(asked, /Berta Gomez source: family, in français : no consent on record; not printed without a tick/)
      assert.match(
        textOf((await editor.get(`${page}/publication`)).text),
        /Not published: it prints a name that the original does not and that nobody let out\./,
      )
      const comesOut = () =>
        db.transaction().execute((tx) => publishTranslationWithin(tx, 'EX-001', 'fr', { by: 'Ana B.', clock: () => time.now, facts }))
      const refused = await comesOut()
      assert.match(refused.kind === 'refused' ? refused.reasons.join() : '', /prints the name Berta Gomez/)
      await answerReview(editor)
      assert.match(textOf((await editor.get(`${page}/who-sees`)).text), /Berta Gomez source: family, in français .*; ticked to be printed/)
      assert.equal((await comesOut()).kind, 'published')
    },
    caseWithAppeal.replace('documents:', '  - {id: berta, name: Berta Gomez, kind: family}\ndocuments:'),
  ))

test('a person’s own consent that stands lets their name out; once it is withdrawn the name is asked about', () =>
  atAppeal(
    async ({ editor, write }) => {
      const shown = await editor.get(`${page}/risk-review`)
      assert.match(textOf(shown.text), /Ana Ejemplo a person : consent to “publication”, given by Ana Ejemplo \(herself\), 1 July 2021\./)
      assert.equal(keyOf(shown.text, 'Ana Ejemplo'), '')
      await answerReview(editor)
      assert.doesNotMatch((await editor.get(page)).text, /would be printed without a consent/)
      const entry = {
        subject: 'ana',
        given_by: 'Ana Ejemplo',
        relation: 'herself',
        scope: 'publication',
        on: '2021-07-01',
        withdrawn: '2021-07-24',
      }
      await write({ kind: 'revise', list: 'consents', id: '0', base: 1, entry })
      assert.notEqual(keyOf((await editor.get(`${page}/risk-review`)).text, 'Ana Ejemplo'), '')
    },
    caseWithAppeal.replace(
      'appeals:\n',
      `consents:
  - {subject: ana, given_by: Ana Ejemplo, relation: herself, scope: publication, on: '2021-07-01'}
appeals:
`,
    ),
  ))

const bothNames = caseWithAppeal.replace(
  'names: [{text: Ana Ejemplo, lang: es, kind: legal}]',
  'names: [{text: Ana Ejemplo, lang: es, kind: legal}, {text: Rosalinda Quispe, lang: es, kind: known_as}]',
)

test('a tick for one name of a person lets out no other name of theirs', () =>
  atAppeal(async ({ editor, member }) => {
    const reviewer = await member('reviewer', 'team', 'Rita Reviewer')
    await answerReview(editor)
    const known = keyOf((await editor.get(`${page}/risk-review`)).text, 'Ana Ejemplo')
    assert.equal((await editor.post(`${page}/head`, { summary: 'Fictional: of Rosalinda Quispe.' })).status, 303)
    const { text } = await editor.get(`${page}/risk-review`)
    assert.match(textOf(text), /Ana Ejemplo a person : no consent on record; ticked to be printed/)
    assert.match(textOf(text), /Rosalinda Quispe a person : no consent on record; not printed without a tick/)
    assert.equal(keyOf(text, 'Ana Ejemplo'), known)
    assert.notEqual(keyOf(text, 'Rosalinda Quispe'), known)
    const ticked = namesLeft(text, known)
    await lookAgain(editor)
    assert.equal((await editor.post(`${page}/risk-review`, { letOut: ticked })).status, 303)
    assert.match(textOf((await editor.get(page)).text), /One name would be printed without a consent to it on record/)
    await approve(editor, reviewer)
    await publish(editor)
  }, bothNames))

/** The boxes of the names that go out, without that of her other name. */
const namesLeft = (html: string, known: string): string[] => [
  known,
  ...['Lawyer of the prisoner', 'Sister of the prisoner'].map((name) => keyOf(html, name)),
]

const withConsents = (...lines: readonly string[]): string =>
  caseWithAppeal.replace('appeals:\n', `consents:\n${lines.map((line) => `  - {subject: ana, ${line}}\n`).join('')}appeals:\n`)
const herOwn = "given_by: Ana Ejemplo, relation: herself, scope: publication, on: '2021-07-01'"

for (const [what, consents, asks] of [
  [
    'her uncle’s consent to tell her doctor',
    ["given_by: Tomás, relation: uncle, scope: may be given to her doctor only, on: '2021-07-01'"],
    true,
  ],
  [
    'hers, withdrawn, and her uncle’s to tell her doctor',
    [`${herOwn}, withdrawn: '2021-07-20'`, "given_by: Tomás, relation: uncle, scope: may be given to her doctor only, on: '2021-07-01'"],
    true,
  ],
  ['her uncle’s consent to publication', ["given_by: Tomás, relation: uncle, scope: publication, on: '2021-07-01'"], true],
  ['her own to tell the ministry', ["given_by: Ana Ejemplo, relation: herself, scope: to tell the ministry, on: '2021-07-01'"], true],
  ['her own to a publication with a restriction', [herOwn.replace('publication', 'publication without her name')], true],
  [
    'hers, and that of her guardian against it',
    [herOwn, "given_by: Tomás, relation: guardian, scope: her name is not to be published, on: '2021-07-02'"],
    true,
  ],
  [
    'hers, and her uncle’s that was withdrawn',
    [herOwn, "given_by: Tomás, relation: uncle, scope: publication, on: '2021-07-01', withdrawn: '2021-07-02'"],
    true,
  ],
  ['her own to publication', [herOwn], false],
  [
    'her own and her uncle’s to tell her doctor',
    [herOwn, "given_by: Tomás, relation: uncle, scope: may be given to her doctor only, on: '2021-07-01'"],
    false,
  ],
  ['that of her guardian', ["given_by: Tomás, relation: her legal guardian, scope: Her case may be published, on: '2021-07-01'"], false],
] as const)
  test(`${what}: her name ${asks ? 'goes out only where it is ticked' : 'goes out'}`, () =>
    atAppeal(
      async ({ editor }) => {
        const { text } = await editor.get(`${page}/risk-review`)
        assert.equal(keyOf(text, 'Ana Ejemplo') !== '', asks)
        assert.equal(/<b dir="auto">Ana Ejemplo<\/b>(?:(?!<\/li>).)*not printed without a tick/.test(text), asks)
      },
      withConsents(...consents),
    ))

test('the name of somebody who stands only in a salutation is asked about, too', () =>
  atAppeal(
    async ({ editor }) => {
      assert.equal(keyOf((await editor.get(`${page}/risk-review`)).text, 'Bruno Ejemplo'), '')
      const judge = { name: 'The judge', title: 'Court', salutation: 'In the matter of Bruno Ejemplo:', language: 'en' }
      assert.equal((await editor.post(`${page}/addressees/new`, judge)).status, 303)
      assert.notEqual(keyOf((await editor.get(`${page}/risk-review`)).text, 'Bruno Ejemplo'), '')
    },
    caseWithAppeal.replace(
      '  - {id: valdeniebla,',
      '  - {id: bruno, kind: person, names: [{text: Bruno Ejemplo, lang: es, kind: legal}]}\n  - {id: valdeniebla,',
    ),
  ))

test('a name is asked about, and a stop stands, as long as the word of a relative counts only by a death that not everybody reads', () =>
  atAppeal(async ({ editor, member, write }) => {
    const consent = { subject: 'ana', given_by: 'Rosa Hermana', relation: 'sister', capacity: 'relative', scope: 'Publication' }
    const own = { subject: 'ana', given_by: 'Ana Ejemplo', relation: 'herself', capacity: 'self', scope: 'To the ministry' }
    await write(
      { kind: 'add', list: 'consents', entry: { ...consent, covers: ['publication', 'name'], on: '2021-07-10' } },
      { kind: 'add', list: 'consents', entry: { ...own, covers: ['authorities'], on: '2021-07-09' } },
    )
    const asked = async (person = editor) => textOf((await person.get(`${page}/risk-review`)).text)
    const stops = async () => textOf((await editor.get(page)).text)
    const narrower = /claims about Ana Ejemplo, and the consents on record for Ana Ejemplo do not cover publication/
    const [before, stopsBefore] = [await asked(), await stops()]
    assert.match(before, /Ana Ejemplo a person : [^.]*; not printed without a tick/)
    assert.match(stopsBefore, narrower)
    const claim = { about: 'ana', said_by: ['family'], said_on: '2021-07-20', printed_in: [], statement: 'Of her.' }
    const dead = (sensitivity: string) => ({ ...claim, sensitivity, asserts: [{ fact: 'person.death_date', value: '2021-07-19' }] })
    await write({ kind: 'add', list: 'claims', entry: dead('sealed') })
    const told = ' Something that you may not read bears on who may consent; ask somebody who reads it.'
    assert.equal((await asked()).replace(told, ''), before)
    assert.equal(await stops(), stopsBefore)
    const sealed = await asked(await member('reviewer', 'sealed'))
    assert.match(sealed, /which counts by claims that not everybody in the case reads; not printed without a tick/)
    await write({ kind: 'add', list: 'claims', entry: dead('team') })
    assert.doesNotMatch(await asked(), /Ana Ejemplo a person : [^.]*; not printed without a tick/)
    assert.doesNotMatch(await stops(), narrower)
  }))
