import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerReview, atAppeal, caseWithAppeal, page } from '../../../../test/fixtures/appeal-desk.ts'
import { approve, hidden, publish, textOf } from '../../../../test/fixtures/approved-appeal.ts'

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
    await answerReview(editor)
    const [ana, lawyer, sister] = ['Ana Ejemplo', 'Lawyer of the prisoner', 'Sister of the prisoner'].map((name) => keyOf(shown.text, name))
    assert.ok(ana && lawyer && sister)
    // One of them is left.
    assert.equal((await editor.post(`${page}/risk-review`, { letOut: [ana, lawyer] })).status, 303)
    assert.match(
      textOf((await editor.get(page)).text),
      /One name would be printed without a consent on record: the risk review asks about each/,
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
