import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk, transfer, type DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { loadCase } from '../../../cases/index.ts'
import { formsIn, unescaped } from '../testing-forms.ts'

const newClaim = '/cases/example/claims/new'
const fact = 'custody.hospital_discharge_date'

/** Whoever leaves the event as it is offered. */
const discharged = (said_by: string, day: string) => ({
  about: 'ana',
  said_by,
  statement: `She was back on ${day}.`,
  'asserts.0.fact': fact,
  'asserts.0.value': day,
})

/** The form of a claim once its question is chosen: with what it offers for the event. */
const fitted = async ({ editor }: DeskOfCase, typed: Readonly<Record<string, string>> = {}): Promise<string> =>
  unescaped((await editor.post(newClaim, { about: 'ana', 'asserts.0.fact': fact, do: 'fit', ...typed })).text)

const chosenEvent = (html: string): string =>
  /<select[^>]*name="asserts\.0\.occasion".*?<option value="([^"]*)" selected>/s.exec(html)?.[1] ?? ''

/** A claim as a file brings it, which names no event. */
const eventless = (day: string) => ({
  kind: 'add' as const,
  list: 'claims' as const,
  entry: {
    about: 'ana',
    said_by: ['family'],
    said_on: '2021-07-23',
    statement: `She was back on ${day}.`,
    asserts: [{ fact, value: day }],
  },
})

test('two dates of one event are contested when nobody touched the event that was offered', () =>
  atDesk(async (desk) => {
    const { editor, db } = desk
    assert.equal((await editor.post(newClaim, discharged('family', '2021-07-22'))).status, 303)
    const html = await fitted(desk)
    assert.equal(chosenEvent(html), 'hospital-discharge-2021-07')
    assert.match(html, /The same event as: 22 July 2021 \(Sister of the prisoner\)/)
    const second = await editor.post(newClaim, { ...discharged('prisons', '2021-07-24'), 'asserts.0.occasion': chosenEvent(html) })
    const { text } = await editor.get(second.location!)
    assert.match(text, /It takes part in 1 contested question\./)
    const events = (await loadCase(db, 'example'))!.claims.slice(-2).map(({ asserts }) => asserts[0]?.occasion)
    assert.deepEqual(events, ['hospital-discharge-2021-07', 'hospital-discharge-2021-07'])
  }))

test('whoever has not seen which event it would be is asked, with the only one chosen', () =>
  atDesk(async ({ editor, db }) => {
    await editor.post(newClaim, discharged('family', '2021-07-22'))
    const asked = await editor.post(newClaim, { ...discharged('prisons', '2021-07-24'), 'asserts.0.occasion': '' })
    assert.equal(asked.status, 422)
    assert.match(asked.text, /id="field-asserts-0-occasion-error"/)
    assert.equal(chosenEvent(unescaped(asked.text)), 'hospital-discharge-2021-07')
    assert.equal((await loadCase(db, 'example'))!.claims.length, 10)
  }))

test('another event, and that it is not known, are choices of their own', () =>
  atDesk(async (desk) => {
    const { editor, db } = desk
    await editor.post(newClaim, discharged('family', '2021-07-22'))
    await editor.post(newClaim, { ...discharged('prisons', '2021-08-24'), 'asserts.0.occasion': '+' })
    assert.equal(chosenEvent(await fitted(desk)), '')
    await editor.post(newClaim, { ...discharged('prisons', '2021-09-24'), 'asserts.0.occasion': '-' })
    const events = (await loadCase(db, 'example'))!.claims.slice(-3).map(({ asserts }) => asserts[0]?.occasion)
    assert.deepEqual(events, ['hospital-discharge-2021-07', 'hospital-discharge-2021-08', undefined])
  }))

test('a claim that names no event is made one event with the next, by a question', () =>
  atDesk(async (desk) => {
    const { editor, db, write } = desk
    const [first] = await write(eventless('2021-07-22'))
    assert.equal(chosenEvent(await fitted(desk)), `=${first}`)
    const second = await editor.post(newClaim, { ...discharged('prisons', '2021-07-24'), 'asserts.0.occasion': `=${first}` })
    assert.match((await editor.get(second.location!)).text, /It takes part in 1 contested question\./)
    assert.equal(chosenEvent(await fitted(desk)), '?Q1')
    await editor.post(newClaim, { ...discharged('lawyer', '2021-07-25'), 'asserts.0.occasion': '?Q1' })
    const { questions, claims } = (await loadCase(db, 'example'))!
    assert.deepEqual(
      questions.map(({ question, state, claims: ids }) => [question, state, ids]),
      [['When was the person discharged from the hospital?', 'open', claims.slice(-3).map(({ id }) => id)]],
    )
  }))

test('a form that is opened from a point has its event', () =>
  atDesk(async ({ editor }) => {
    const { text } = await editor.get(`${newClaim}?point=${encodeURIComponent(transfer)}`)
    assert.equal(chosenEvent(unescaped(text)), 'july')
  }))

test('an event that is none of the file is refused by its field', () =>
  atDesk(async ({ editor }) => {
    for (const event of ['=C404', '?Q404', 'never', '=C1']) {
      const refused = await editor.post(newClaim, { ...discharged('family', '2021-07-22'), 'asserts.0.occasion': event })
      assert.equal(refused.status, 422, event)
      assert.match(refused.text, /id="field-asserts-0-occasion-error"/)
    }
  }))

test('a claim that is begun from a question is put to it when it is saved', () =>
  atDesk(async ({ editor, db, write }) => {
    await write({ kind: 'add', list: 'questions', entry: { question: 'Is she well?', claims: ['C3', 'C4'], state: 'open' } })
    const begun = `${newClaim}?point=question%2FQ1`
    assert.match((await editor.get(begun)).text, /It answers the team’s question[\s\S]*checked/)
    await editor.post(`/cases/example/rulings/new?point=question%2FQ1`, {
      'view.C3': 'neither',
      'view.C4': 'neither',
      standing: 'disputed',
      reason: 'Nobody has shown more.',
    })
    const saved = await editor.post(begun, { said_by: 'prisons', statement: 'She is well.', 'asserts.0.fact': '' })
    assert.equal(saved.status, 303, saved.text)
    assert.deepEqual((await loadCase(db, 'example'))!.questions[0]?.claims, ['C3', 'C4', 'C10'])
    assert.match((await editor.get('/cases/example/point?id=question%2FQ1')).text, /before 1 newer claim/)
    assert.match((await editor.get('/cases')).text, /1 ruling made before newer claims/)
  }))

test('what is not ticked is put to no question, and a question of another file is refused', () =>
  atDesk(async ({ editor, db, write }) => {
    await write({ kind: 'add', list: 'questions', entry: { question: 'Is she well?', claims: ['C3', 'C4'], state: 'open' } })
    const begun = `${newClaim}?point=question%2FQ1`
    const said = { said_by: 'prisons', statement: 'She is well.', 'asserts.0.fact': '' }
    const refused = await editor.post(begun, { ...said, put_to: 'Q7' })
    assert.equal(refused.status, 422)
    await editor.post(begun, { ...said, put_to: [] })
    assert.deepEqual((await loadCase(db, 'example'))!.questions[0]?.claims, ['C3', 'C4'])
  }))

test('a question that was explained is open again when somebody says more', () =>
  atDesk(async ({ editor, db, write }) => {
    const explained = {
      question: 'Is she well?',
      claims: ['C3', 'C4'],
      state: 'explained',
      why: 'Both are so.',
      explained_on: '2021-07-22',
    }
    await write({ kind: 'add', list: 'questions', entry: explained })
    await editor.post(`${newClaim}?point=question%2FQ1`, { said_by: 'prisons', statement: 'She is well.', 'asserts.0.fact': '' })
    const [question] = (await loadCase(db, 'example'))!.questions
    assert.equal(question?.state, 'open')
    assert.equal(question.why, 'Both are so.')
  }))

test('a question stays readable for those who may not read a claim that was entered for it', () =>
  atDesk(async ({ editor, db, member, write }) => {
    await write({ kind: 'add', list: 'questions', entry: { question: 'Is she well?', claims: ['C3', 'C4'], state: 'open' } })
    const lawyer = await member('editor', 'privileged', 'Luz Lawyer')
    await lawyer.post(`${newClaim}?point=question%2FQ1`, {
      said_by: 'lawyer',
      statement: 'She told me that she is not.',
      'asserts.0.fact': '',
      sensitivity: 'privileged',
    })
    assert.deepEqual(
      (await loadCase(db, 'example'))!.questions.map(({ claims }) => claims),
      [
        ['C3', 'C4'],
        ['C3', 'C4', 'C10'],
      ],
    )
    assert.equal((await editor.get('/cases/example/questions/Q1')).status, 200)
    assert.equal((await editor.get('/cases/example/questions/Q2')).status, 404)
  }))

const decide = `/cases/example/occasions/new?${new URLSearchParams({ subject: 'ana', fact }).toString()}`

/** The case with two dates of which nobody has said whether they are about one event. */
const besideEachOther = (body: (desk: DeskOfCase) => Promise<void>): Promise<void> =>
  atDesk(async (desk) => {
    await desk.write(eventless('2021-07-22'), eventless('2021-07-24'))
    await body(desk)
  })

test('answers side by side without an event are nowhere called agreement, and the case asks whether it is one', () =>
  besideEachOther(async ({ editor }) => {
    const unsaid = /whether they are about the same event was not said/
    const pages = ['/cases/example', '/cases/example/claims', '/cases/example/points?state=several', '/cases/example/claims/C10']
    for (const page of [...pages, `/cases/example/point?id=ana/${fact}`]) {
      const { text } = await editor.get(page)
      assert.match(text, unsaid, page)
      assert.doesNotMatch(text.replace('the accounts agree (0)', ''), /accounts agree/, page)
    }
    for (const page of ['/cases/example', '/cases/example/claims/C10'])
      assert.ok(unescaped((await editor.get(page)).text).includes(`href="${decide}"`), page)
  }))

test('said to be the same event, they contradict each other', () =>
  besideEachOther(async ({ editor, db }) => {
    const said = await editor.post(decide, { same: 'yes' })
    assert.equal(said.status, 303, said.text)
    assert.match((await editor.get(said.location!)).text, /contested/)
    assert.match((await editor.get('/cases')).text, /1 contested point|2 contested points/)
    assert.doesNotMatch((await editor.get('/cases/example')).text, /Same event\?/)
    assert.deepEqual((await loadCase(db, 'example'))!.questions[0]?.claims, ['C10', 'C11'])
  }))

test('said to be different events, they stand side by side, explained', () =>
  besideEachOther(async ({ editor, db }) => {
    const said = await editor.post(decide, { same: 'no' })
    assert.match((await editor.get(said.location!)).text, /They are different events\./)
    assert.doesNotMatch((await editor.get('/cases/example')).text, /Same event\?/)
    assert.equal((await loadCase(db, 'example'))!.questions[0]?.state, 'explained')
    assert.match((await editor.get(decide)).text, /There is nothing to say here/)
    assert.equal((await editor.post(decide, { claims: ['C1', 'C2'], same: 'yes' })).status, 422)
  }))

test('of two who decide at once, the second is told what the first one said, and loses nothing', () =>
  besideEachOther(async ({ editor, db, member }) => {
    const other = await member('editor', 'team', 'Omar Editor')
    const fields = async (person: typeof editor) =>
      Object.fromEntries(formsIn((await person.get(decide)).text).find(({ action }) => action === decide)!.fields)
    const [mine, theirs] = [await fields(editor), await fields(other)]
    const answers = await Promise.all([
      editor.send(decide, { ...mine, same: 'yes', why: 'One ambulance.' }),
      other.send(decide, { ...theirs, same: 'no', why: 'Two ambulances.' }),
    ])
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [303, 409],
    )
    assert.equal((await loadCase(db, 'example'))!.questions.length, 1)
    const [first] = answers
    const [said, typed] = first.status === 303 ? ['One', 'Two ambulances.'] : ['Two', 'One ambulance.']
    const told = unescaped(answers.find(({ status }) => status === 409)!.text)
    assert.match(
      told,
      new RegExp(`Somebody has said of these[\\s\\S]*question%2FQ1[\\s\\S]*${said} ambulance[\\s\\S]*>${typed}</textarea>`),
    )
  }))

test('whoever decides later what is decided already is shown it with what they typed', () =>
  besideEachOther(async ({ editor, db, write }) => {
    await editor.post(decide, { same: 'yes', why: 'One ambulance.' })
    const late = await editor.post(decide, { claims: ['C10', 'C11'], same: 'no', why: 'Two ambulances.' })
    assert.equal(late.status, 409)
    assert.match(late.text, /One ambulance\.[\s\S]*>Two ambulances\.<\/textarea>/)
    // A third date is not said to be any event yet.
    await write(eventless('2021-07-26'))
    const all = await editor.post(decide, { claims: ['C10', 'C11', 'C12'], same: 'yes' })
    assert.equal(all.status, 303, all.text)
    assert.deepEqual(
      (await loadCase(db, 'example'))!.questions.map(({ claims }) => claims),
      [
        ['C10', 'C11'],
        ['C10', 'C11', 'C12'],
      ],
    )
  }))

test('whoever says nothing, or not of what, is told so by the field', () =>
  besideEachOther(async ({ editor }) => {
    const refused = await editor.post(decide, { claims: ['C10', 'C1'] })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /id="field-claims-error"/)
    assert.match(refused.text, /id="field-same-error"/)
    assert.equal((await editor.post(decide, { claims: ['C10'], same: 'yes' })).status, 422)
  }))
