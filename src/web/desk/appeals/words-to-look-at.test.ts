import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerReview, askForApproval, atAppeal, caseWithAppeal, numberOf, page } from '../../../../test/fixtures/appeal-desk.ts'
import { hours } from '../../../../test/fixtures/hours-alone.ts'
import { isolationCase } from '../../../../test/fixtures/isolation-case.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { addApprovalStep, findAppeal, textHash } from '../../../appeals/index.ts'
import { segmentsOf } from '../../../translations/index.ts'

const citing = (text: string, cites: string) => `{text: ${text}, cites: [${cites}]}`
const inPage = (text: string): string => textOf(text).replaceAll(/\s+/g, ' ')

test('a drafted sentence rewritten into a verdict is pointed at beside it, asks for a reason in one line, and goes out with it', () =>
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
    assert.match(written, new RegExp(`Words to look at S2 says violated as a fact\\. ${rests} Go to S2 This stops nothing;`))
    assert.match(inPage((await editor.get(address)).text), /To look at: it says violated as a fact/, 'also while it is edited')
    await answerReview(editor)
    const silent = await editor.post(`${page}/approval/request`, { 'contested.S1': 'It is about the notice.' }, { on: `${page}/approval` })
    assert.equal(silent.status, 422)
    assert.match(inPage(silent.text), /S2: say why it may go out as it is, or say in it whose words they are\./)
    assert.match(inPage(silent.text), /A verdict, stated as a fact .*Why S2 may go out: The prison service violated Rule 44\./)
    assert.match(silent.text, /value="It is about the notice\."/, 'what was typed is kept')
    assert.equal((await askForApproval(editor)).status, 303)
    const shown = inPage((await reviewer.get(`${page}/approval`)).text)
    assert.match(shown, /Words to look at S2 says violated as a fact\..*Why it may go out so: A court found so\..* Decide about this text/)
    assert.match(shown, /A verdict, stated as a fact\. Why it may go out: S2 The prison service violated Rule 44\. : A court found so\./)
    assert.equal((await reviewer.post(`${page}/approval`, { decision: 'approve' })).status, 303)
    assert.match(
      inPage((await editor.get(`${page}/publication`)).text),
      /S2 says violated as a fact.*Why it may go out so: A court found so\./,
    )
    // As it was asked for before a word was in our lists: that nobody gave a reason is said beside it.
    await editor.post(address, { text: 'The prison service disregarded Rule 44.', ...cites })
    assert.doesNotMatch(inPage((await editor.get(page)).text), /No reason was given/)
    await answerReview(editor)
    const found = await findAppeal(db, 'EX-001')
    assert.ok(found.kind === 'found')
    const text = textHash(found.appeal)
    const asked = { kind: 'asked', text, by: 'somebody', at: new Date('2021-07-25T12:00:00Z') } as const
    await db.transaction().execute((tx) => addApprovalStep(tx, 'EX-001', asked))
    for (const place of ['approval', 'publication'])
      assert.match(
        inPage((await reviewer.get(`${page}/${place}`)).text),
        /S2 says disregarded as a fact\..*No reason was given when its approval was asked for\. Go to S2/,
        place,
      )
  }))

test('the same words in two places are asked about once, by how both are called, and a reason of signs that nobody sees is none', () =>
  atAppeal(async ({ editor, db }) => {
    const said = { text: 'The prison service violated Rule 44.', cites: 'example#C3 norm:nmr-44' }
    for (const name of ['S2', 'S3']) await editor.post(`${page}/sentences/${await numberOf(db, name)}`, said)
    await answerReview(editor)
    const shown = (await editor.get(`${page}/approval`)).text
    assert.match(inPage(shown), /Why S2 and S3 may go out: The prison service violated Rule 44\..*See what S2 says See what S3 says/)
    const field = /name="(verdict\.[^"]+)"/.exec(shown)![1]!
    const unseen = Object.fromEntries(['contested.S1', 'contested.S2', 'contested.S3', field].map((name) => [name, '\u200b']))
    const refused = await editor.post(`${page}/approval/request`, unseen, { on: `${page}/approval` })
    assert.equal(refused.status, 422)
    assert.match(inPage(refused.text), /S2 and S3: say why it may go out as it is/)
    assert.match(inPage(refused.text), /Say why S1 may go out as it is/)
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

test('a translation that makes a verdict of what its original attributes is pointed at, and approved with a reason for that', () =>
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
    const silent = await reviewer.post(`${ar}/review`, { [`decision.${key}`]: 'approve' })
    assert.equal(silent.status, 422)
    assert.match(inPage(silent.text), /Something is marked\. Say why it is right all the same/)
    const approved = await reviewer.post(`${ar}/review`, { [`decision.${key}`]: 'approve', [`remark.${key}`]: 'The court says so.' })
    assert.equal(approved.status, 303, textOf(approved.text))
    await editor.get(`${page}/translations?lang=qu`)
    assert.match(inPage((await editor.get(`${page}/translations/qu`)).text), /not looked through: we have no words for that in Quechua/)
  }))

test('words of the file in another language than the appeal are in the same list, each with its language, also while they are drafted', () =>
  atAppeal(
    async ({ editor, write }) => {
      await write(hours(23, 'lawyer'))
      await editor.post(`${page}/head`, { lang: 'es' })
      const draft = '/appeals/EX-001/sentences/norm?case=example&norm=nmr-43&subject=ana'
      assert.match(inPage((await editor.get(draft)).text), /To look at: it says tortured \(in English\) as a fact\./)
      const cites = { cites: 'example#C1' }
      await editor.post(`${page}/sentences/new`, { text: 'Estuvo aislada. The guards tortured her in the cell.', ...cites })
      await editor.post(`${page}/sentences/new`, { text: 'Según su abogada, the guards tortured her.', ...cites })
      const shown = inPage((await editor.get(page)).text)
      assert.match(shown, /Words to look at S2 says tortured \(in English\) as a fact\. What it cites is alleged\./)
      assert.doesNotMatch(shown, /S3 says/, 'who says it is said in the language of the appeal')
      await editor.post(`${page}/head`, { lang: 'qu' })
      const quechua = inPage((await editor.get(page)).text)
      assert.match(quechua, /S2 says tortured \(in English\) as a fact.*not looked through: we have no words for that in Quechua/)
      await editor.post(`${page}/head`, { lang: 'en' })
      await editor.post(`${page}/sentences/new`, { text: 'Los guardias la torturaron en el penal.', ...cites })
      assert.match(inPage((await editor.get(page)).text), /S4 says torturaron \(in Spanish\) as a fact/)
    },
    isolationCase.replace('for 16 days in June 2021.', 'for 16 days in June 2021. The guards tortured her.'),
  ))
