import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCase } from '../../../cases/index.ts'
import { atDesk, transfer } from '../../../../test/fixtures/hospital-desk.ts'

const asked = { question: 'Did anybody tell the family?', claims: 'C3, C4', why: '' }
const pointOf = (id: string): string => `/cases/example/point?${new URLSearchParams({ id }).toString()}`

test('a question puts claims side by side; what explains it is a later revision, and both can be read', () =>
  atDesk(async (desk) => {
    const { editor, time } = desk
    const declared = await editor.post('/cases/example/questions/new', asked)
    assert.equal(declared.status, 303)
    assert.match(declared.location!, /\/questions\/Q1\?/)
    assert.match((await editor.get(pointOf('question/Q1'))).text, /Did anybody tell the family\?[\s\S]*contested<\/strong> · 2 accounts/)
    time.now = new Date('2021-07-25T10:05:00Z')
    const explained = await editor.post('/cases/example/questions/Q1/explanation', {
      state: 'explained',
      why: 'She learned it later.',
      claims: 'C7',
    })
    assert.equal(explained.status, 303)
    const { text } = await editor.get('/cases/example/questions/Q1')
    assert.match(text, /Explained on 25 July 2021\. Asked on 25 July 2021\./)
    assert.match(
      text,
      /25 July 2021 at 10:05 UTC[\s\S]*Rosa Editor put it to C7 too; explained it; wrote why: She learned it later\.[\s\S]*put the question to C3, C4/,
    )
    assert.deepEqual((await loadCase(desk.db, 'example'))!.questions[0]!.claims, ['C3', 'C4', 'C7'])
  }))

test('two who explain a question at once: the second is shown both texts and loses nothing', () =>
  atDesk(async (desk) => {
    const other = await desk.member('administrator', 'team', 'Omar Admin')
    await desk.editor.post('/cases/example/questions/new', asked)
    const path = '/cases/example/questions/Q1/explanation'
    const mine = await desk.editor.get(path)
    assert.equal((await other.post(path, { state: 'explained', why: 'Two calls.' })).status, 303)
    const hidden = Object.fromEntries(
      [...mine.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    )
    const told = await desk.editor.send(path, { ...hidden, state: 'open', why: 'Nobody knows.', explained_on: '', claims: '' })
    assert.equal(told.status, 409)
    assert.match(told.text, /Omar Admin/)
    assert.match(told.text, /Two[\s\S]*calls/)
    assert.match(told.text, /<textarea[^>]*>Nobody knows\.<\/textarea>/)
    const rebased = Object.fromEntries(
      [...told.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    )
    assert.equal(
      (await desk.editor.send(path, { ...rebased, state: 'open', why: 'Nobody knows.', explained_on: '', claims: '' })).status,
      303,
    )
    assert.equal((await loadCase(desk.db, 'example'))!.questions[0]!.why, 'Nobody knows.')
  }))

test('a question names claims that its writer may read, and says so of others as of what is not there', () =>
  atDesk(async ({ editor }) => {
    const answers = await Promise.all(
      [asked, { ...asked, claims: 'C4, C9' }, { ...asked, claims: 'C4, C99' }, { ...asked, claims: 'C4' }]
        .slice(1)
        .map((typed) => editor.post('/cases/example/questions/new', typed)),
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      [422, 422, 422],
    )
    assert.match(answers[0]!.text, /There is no claim C9 here/)
    assert.match(answers[1]!.text, /There is no claim C99 here/)
    assert.match(answers[2]!.text, /at least 2 claims/)
  }))

test('voices are independent when somebody says so, and not any more when somebody takes it back', () =>
  atDesk(async ({ editor, time, write }) => {
    await write({
      kind: 'add',
      list: 'claims',
      entry: {
        about: 'ana',
        said_by: ['family'],
        statement: 'On the 17th.',
        said_on: '2021-07-24',
        asserts: [{ fact: 'custody.hospital_transfer_date', value: '2021-07-17', occasion: 'july' }],
      },
    })
    const page = async (): Promise<string> => (await editor.get(pointOf(transfer))).text
    assert.doesNotMatch(await page(), /declared independent/)
    const declared = await editor.post('/cases/example/independence/new', {
      sources: ['lawyer', 'family'],
      independent: 'yes',
      why: 'They had not spoken.',
    })
    assert.equal(declared.status, 303)
    assert.match(await page(), /2 voices · 2 declared independent/)
    time.now = new Date('2021-07-25T10:00:05Z')
    await editor.post('/cases/example/independence/new', { sources: ['family', 'lawyer'], independent: 'no', why: 'They share a phone.' })
    assert.doesNotMatch(await page(), /declared independent/)
    assert.match(
      (await editor.get('/cases/example/independence')).text,
      /not independent after all[\s\S]*They share a phone[\s\S]*independent of one another[\s\S]*They had not spoken/,
    )
  }))

test('the list of points tells apart what agrees, what is contested, and what nobody has ruled on', () =>
  atDesk(async ({ editor }) => {
    const { text } = await editor.get('/cases/example/points')
    assert.match(text, /contested without a ruling \(1\)/)
    assert.match(text, /one account \(\d+\)/)
    assert.match((await editor.get('/cases/example/points?state=single&page=99')).text, /Is she told|family/)
    assert.equal((await editor.get('/cases/example/points?state=nothing&page=x')).status, 200)
    assert.equal((await editor.get('/cases/example/point?id=nothing')).status, 404)
  }))
