import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askForApproval, answerReview, atAppeal, numberOf, page } from '../../../../test/fixtures/appeal-desk.ts'
import { approve, atApproved, lookAgain, publish, read, sayNews, textOf } from '../../../../test/fixtures/approved-appeal.ts'

test('a version after the first says what it is and what is new; updates are counted, and every version leads to the others', () =>
  atApproved(async ({ desk, editor, reviewer, site }) => {
    await publish(editor)
    const next = async (change: string, news: string): Promise<void> => {
      await editor.post(`${page}/head`, { summary: `Fictional: ${news}` })
      await sayNews(editor, news, change)
      await lookAgain(editor)
      await approve(editor, reviewer)
      await publish(editor)
    }
    const wordless = await editor.post(`${page}/news`, { change: 'news', news: '' })
    assert.equal(wordless.status, 422)
    assert.match(wordless.text, /Choose whether the next version is an update or a correction/)
    await next('update', 'She was seen.')
    await next('correction', 'The name of the ward.')
    await next('update', 'She was moved back.')
    assert.match(await read(site), /What is new \(update 2\): She was moved back\. EX-001\.2 · Version 4/)
    assert.match(await read(site, '/appeals/EX-001/3'), /What is new \(correction\): The name of the ward\. EX-001\.1 · Version 3/)
    assert.match(
      await read(site),
      /Version 4: update 2 \(this one\) .*Version 3: correction .*Version 2: update 1 .*Version 1: first version · 25 July 2021 · Approved by: a second person/,
    )
    assert.match(await read(site, '/appeals/EX-001.txt'), /EX-001\.2 · Version 4/)
    const differences = await read(site, '/appeals/EX-001/differences/1/4')
    assert.match(differences, /Summary · Changed Version 1: Fictional\. Version 4: Fictional: She was moved back\./)
    assert.equal((await site.request('/appeals/EX-001/differences/4/1')).status, 404)
    assert.equal((await site.request('/appeals/EX-001/differences/1/9')).status, 404)

    await editor.post(`${page}/head`, { summary: 'Something else.' })
    assert.match(textOf((await editor.get(page)).text), /What is new is still what version 4 said to be new/)
    assert.match(
      textOf((await editor.get(`${page}/differences?from=4&to=now`)).text),
      /summary changed Fictional: She was moved back\. Something else\./,
    )
    await editor.post(`${page}/head`, { act_until: '2021-10-31', summary: 'Something else.' })
    await editor.post(`${page}/sentences/${await numberOf(desk.db, 'S2')}`, { text: 'She was moved back. Nobody told the mother.' })
    assert.match(textOf((await editor.get(`${page}/differences?from=4&to=now`)).text), /Act until nothing 31 October 2021/)
    assert.match(
      textOf((await editor.get(`${page}/publication`)).text),
      /Act until: 31 October 2021 .* Nobody told the family\. She was moved back\. Nobody told the mother\. /,
    )
    const versions = textOf((await editor.get(`${page}/publication`)).text)
    assert.match(
      versions,
      /Version 4 , English update 2 published .*Version 3 , English correction superseded .*Version 1 , English first version superseded/,
    )
    await reviewer.post(`${page}/take-down`, { reason: 'Asked for.', version: '1' })
    assert.equal((await site.request('/appeals/EX-001/differences/1/4')).status, 410)
    assert.match(await read(site), /Version 1 · 25 July 2021 · taken down on 25 July 2021/)
  }))

test('who asks for the approval of what is contested without saying so gives a reason for each sentence, which is kept', () =>
  atAppeal(async (desk) => {
    const { editor } = desk
    const reviewer = await desk.member('reviewer', 'team', 'Rita Reviewer')
    await answerReview(editor)
    const shown = textOf((await editor.get(`${page}/approval`)).text)
    assert.match(shown, /Contested, and the text does not say so .*Why S1 may go out: She was moved to a hospital on 17 July\./)
    const silent = await editor.post(`${page}/approval/request`, {}, { on: `${page}/approval` })
    assert.equal(silent.status, 422)
    assert.match(silent.text, /Say why S1 may go out as it is, or cite the question or the other account in it\./)
    assert.equal((await askForApproval(editor)).status, 303)
    assert.match(
      textOf((await reviewer.get(`${page}/approval`)).text),
      /Contested, and the text does not say so\. Why it may go out: S1 She was moved to a hospital on 17 July\. : Both days stand beside it\./,
    )
  }))

test('a day to act by is extended with a reason, as a correction; what is due stands on the first page', () =>
  atApproved(async ({ desk, editor, reviewer, site }) => {
    await editor.post(`${page}/head`, { act_until: '2021-07-30' })
    await lookAgain(editor)
    await approve(editor, reviewer)
    await publish(editor)
    desk.time.now = new Date('2021-07-28T10:00:00Z')
    const early = await desk.member('editor')
    assert.match(
      textOf((await early.get('/cases')).text),
      /Due This week Fictional: an examination for Ana Ejemplo EX-001 · act until 30 July 2021: 2 days left/,
    )
    desk.time.now = new Date('2021-08-01T10:00:00Z')
    const [late, other] = [await desk.member('editor'), await desk.member('reviewer')]
    assert.match(textOf((await late.get('/cases')).text), /Due Over .*over for 2 days/)
    for (const [until, why] of [
      ['', /Give the new day/],
      ['2021-07-20', /give a later one|still to come/],
      ['2021-09', /Give one day/],
      ['soon', /soon/],
    ] as const) {
      const refused = await late.post(`${page}/extension`, { act_until: until, news: 'No answer came.' })
      assert.equal(refused.status, 422, until)
      assert.match(refused.text, why)
      assert.match(refused.text, /No answer came\./, 'what was typed stays')
    }
    await sayNews(late, 'She was moved back.', 'update')
    assert.match(textOf((await late.get(`${page}/extension`)).text), /not published yet: She was moved back\. It stays/)
    assert.equal((await late.post(`${page}/extension`, { act_until: '2021-09-30', news: 'No answer came.' })).status, 303)
    assert.match(textOf((await late.get('/appeals?state=draft')).text), /EX-001 draft act until 30 September 2021: 60 days left/)
    assert.match((await late.get('/appeals?state=published')).text, /No appeal of your cases is in this state/)
    assert.match(await read(site), /the day to act by was 30 July 2021/)
    await lookAgain(late)
    await approve(late, other)
    await late.post(`${page}/news`, { change: 'update', news: 'She was moved back. No answer came yet.' })
    const changed = textOf((await other.get(`${page}/approval`)).text)
    assert.match(changed, /The text was changed since it was last asked for/)
    assert.match(
      changed,
      /What is new against version 1 .*Act until: 30 July 2021 Act until: 30 September 2021 .*What is new: She was moved back\. No answer came yet\./,
    )
    assert.match(
      changed,
      /The text Status open Opened 22 July 2021 Act until 30 September 2021 .*The next version an update What is new She was/,
    )
    await lookAgain(late)
    await approve(late, other)
    await publish(late)
    assert.match(await read(site), /Open until 30 September 2021.*What is new \(update 1\): She was moved back\. No answer came yet\./)
    assert.match(textOf((await late.get('/appeals?state=published')).text), /EX-001 published act until/)

    const closing = { outcome: 'no_answer', closed: '2021-08-01', text: 'We wait no longer.', own_words: 'yes', last_word: 'Thank you.' }
    assert.equal((await late.post(`${page}/closing`, closing)).status, 303)
    assert.match(textOf((await late.get(page)).text), /outcome: no answer came/)
    await lookAgain(late)
    await approve(late, other)
    await publish(late)
    const page4 = await read(site)
    assert.match(page4, /Closed: no answer came on 1 August 2021/)
    assert.doesNotMatch(page4, /What is new|She was moved back/)
  }))
