import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerReview, atAppeal, page } from '../../../../test/fixtures/appeal-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'

const asking = (text: string): string => /<form[^>]*approval\/request.*?<\/form>/s.exec(text)?.[0] ?? ''

test('whoever decides has the title, every sentence, what is asked and of whom, and the answers of the risk review before them', () =>
  atAppeal(async ({ editor, member }) => {
    const reviewer = await member('reviewer', 'team', 'Rita Reviewer')
    await answerReview(editor)
    const asked = await editor.post(`${page}/approval/request`, {}, { on: `${page}/approval` })
    assert.match(asked.location!, /notice=approval-asked$/)
    const before = textOf((await reviewer.get(`${page}/approval`)).text).split('Decide about this text')[0]!
    assert.match(before, /Approval: Fictional: an examination for Ana Ejemplo/)
    assert.match(before, /Fictional\. What is known S1 She was moved to a hospital on 17 July\. S2 Nobody told the family\./)
    assert.match(before, /S3 The law is clear\. our words What it asks A1 Let an independent doctor examine her\./)
    assert.match(before, /To whom Head of the prison service, Prison service/)
    assert.match(
      before,
      /Does a sentence rest on what a lawyer and a client said to each other\? No: It was said to the press\. Rosa Editor/,
    )
    assert.match(before, /Whose names go out .*Ana Ejemplo/)
  }))

test('where nobody else may approve, the page says so before and after it is asked for, and how to change that', () =>
  atAppeal(async ({ editor, member }) => {
    await answerReview(editor)
    assert.match(
      textOf((await editor.get(`${page}/approval`)).text),
      /Nobody else may approve here yet\. An administrator invites a reviewer/,
    )
    const admin = await member('administrator', 'team', 'Ada Alone')
    assert.doesNotMatch((await editor.get(`${page}/approval`)).text, /Nobody else may approve/)
    const { text } = await admin.get(`${page}/approval`)
    assert.match(text, /Nobody else may approve here yet: <a href="\/staff\/invite">invite somebody<\/a>/)
    assert.match(text, /<a href="\/cases\/example\/members">make a member of/)
    assert.match(asking(text), /<button type="submit" class="main">/)
    await admin.post(`${page}/approval/request`, {}, { on: `${page}/approval` })
    assert.match((await admin.get(`${page}/approval`)).text, /Nobody else may approve here yet/)
    assert.match((await admin.get('/cases/example/members')).text, /<a href="\/cases\/example" dir="auto">example<\/a>/)
    await member('reviewer', 'team', 'Bruno R.')
    const now = textOf((await admin.get(`${page}/approval`)).text)
    assert.doesNotMatch(now, /Nobody else may approve/)
    assert.match(now, /It waits for another person: Bruno R\. (?!\.)/)
  }))
