import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerReview, askForApproval, atAppeal, caseWithAppeal, numberOf, page } from '../../../../test/fixtures/appeal-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { findAppeal } from '../../../appeals/index.ts'
import { segmentsOf } from '../../../translations/index.ts'

const citing = (text: string, cites: string) => `{text: ${text}, cites: [${cites}]}`
const inPage = (text: string): string => textOf(text).replaceAll(/\s+/g, ' ')

test('a drafted sentence rewritten into a verdict is pointed at beside it, and to whoever approves it, who may do so', () =>
  atAppeal(async ({ editor, member, db }) => {
    const reviewer = await member('reviewer', 'team', 'Rita Reviewer')
    const cites = { cites: 'example#C3 norm:nmr-44' }
    const address = `${page}/sentences/${await numberOf(db, 'S2')}`
    await editor.post(address, { text: 'The family says that nobody told them; this may engage Rule 44.', ...cites })
    assert.doesNotMatch((await editor.get(page)).text, /as a fact/)
    const saved = await editor.post(address, { text: 'The prison service violated Rule 44.', ...cites })
    const rests = 'What it cites is alleged, and a norm is proposed, never concluded\\.'
    const written = inPage((await editor.get(saved.location!)).text)
    assert.match(written, new RegExp(`To look at: it says violated as a fact\\. ${rests}`))
    assert.match(written, new RegExp(`Words to look at S2 says violated as a fact\\. ${rests} Go to S2 This stops nothing\\.`))
    assert.match(inPage((await editor.get(address)).text), /To look at: it says violated as a fact/, 'also while it is edited')
    await answerReview(editor)
    assert.equal((await askForApproval(editor)).status, 303)
    const shown = inPage((await reviewer.get(`${page}/approval`)).text)
    assert.match(shown, /Words to look at S2 says violated as a fact\..* Decide about this text/)
    assert.equal((await reviewer.post(`${page}/approval`, { decision: 'approve' })).status, 303)
    assert.match(inPage((await editor.get(`${page}/publication`)).text), /S2 says violated as a fact/)
  }))

test('title, summary and asks are looked through too, and a language of which we have no words is named', () =>
  atAppeal(async ({ editor, db }) => {
    await editor.post(`${page}/head`, { title: 'Ana Ejemplo, tortured in prison' })
    await editor.post(`${page}/sentences/${await numberOf(db, 'A1')}`, { text: 'Let the innocent go.', own_words: 'yes' })
    const shown = inPage((await editor.get(page)).text)
    assert.match(shown, /Title says tortured as a fact\. It rests on no citation\. A1 says innocent as a fact/)
    assert.match(shown, /Found by a list of ours; what is said in other words is not found\./)
    await editor.post(`${page}/head`, { lang: 'qu' })
    const quechua = inPage((await editor.get(page)).text)
    assert.doesNotMatch(quechua, /as a fact\./)
    assert.match(quechua, /was not looked through: we have no words for that in Quechua\./)
  }))

test('a sentence whose citations cannot be found is not said to cite nothing', () => {
  const file = caseWithAppeal
    .replace(citing('She was moved to a hospital on 17 July.', "'example#C1'"), citing('The State violated Rule 1.', "'gone#C99'"))
    .replace(citing('Nobody told the family.', "'example#C3'"), citing('The State violated Rule 2.', "'gone#C99', 'norm:nmr-44'"))
    .replace('{text: The law is clear., own_words: true}', citing('The State violated Rule 3.', "'gone#C99', 'example#C3'"))
  return atAppeal(async ({ editor }) => {
    const shown = inPage((await editor.get(page)).text)
    assert.match(shown, /S1 says violated as a fact\. What it cites cannot be found\./)
    assert.match(
      shown,
      /S2 says violated as a fact\. It cites a norm, and a norm is proposed, never concluded; what else it cites cannot be found\./,
    )
    assert.match(shown, /S3 says violated as a fact\. What it cites is alleged; some of it cannot be found\./)
  }, file)
})

test('a translation that makes a verdict of what its original attributes is pointed at, and approved without a reason for that', () =>
  atAppeal(async ({ editor, member, db }) => {
    const reviewer = await member('administrator', 'team', 'Rita Reviewer')
    const found = await findAppeal(db, 'EX-001')
    assert.ok(found.kind === 'found')
    const { key } = segmentsOf(found.appeal).find(({ place }) => place === 'S2')!
    const ar = `${page}/translations/ar`
    await editor.get(`${page}/translations?lang=ar`)
    const saved = await editor.post(`${ar}/sentences/${key}`, { target: 'انتهكت الدولة القانون.', do: 'ask' })
    assert.equal(saved.status, 303, saved.text)
    for (const at of [ar, `${ar}/sentences/${key}`]) {
      const shown = inPage((await editor.get(at)).text)
      assert.match(shown, /To look at: it says انتهكت as a fact\. Its original does not\. What it cites is alleged\./, at)
    }
    assert.match(inPage((await reviewer.get(`${ar}/review`)).text), /it says انتهكت as a fact/)
    const approved = await reviewer.post(`${ar}/review`, { [`decision.${key}`]: 'approve' })
    assert.equal(approved.status, 303, textOf(approved.text))
    await editor.get(`${page}/translations?lang=qu`)
    assert.match(inPage((await editor.get(`${page}/translations/qu`)).text), /not looked through: we have no words for that in Quechua/)
  }))
