import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCase } from '../../../cases/index.ts'
import { atDesk, transferPage, transferRuling, type DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'

const prefersPrisons = {
  'view.C1': 'deprecate',
  'view.C2': 'prefer',
  standing: 'corroborated',
  all_the_same: 'yes',
  reason: 'The log of the ambulance.',
}
const later = (value: string) =>
  ({
    kind: 'add',
    list: 'claims',
    entry: {
      about: 'ana',
      said_by: ['family'],
      statement: 'Her sister saw the ambulance.',
      said_on: '2021-07-24',
      asserts: [{ fact: 'custody.hospital_transfer_date', value, occasion: 'july' }],
      sensitivity: 'team',
    },
  }) as const
const hidden = (text: string) =>
  Object.fromEntries([...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
const rulings = async ({ db }: DeskOfCase) => (await loadCase(db, 'example'))!.rulings

test('a point shows every account with who says it, in which words, and that they contradict each other', () =>
  atDesk(async ({ editor }) => {
    const { status, text } = await editor.get(transferPage)
    assert.equal(status, 200)
    assert.match(text, /When was the person moved to a hospital\?/)
    assert.match(text, /contested<\/strong> · 2 accounts · 2 voices/)
    assert.match(text, /17 July 2021[\s\S]*Lawyer of the prisoner[\s\S]*she was moved on Saturday[\s\S]*p\. 3[\s\S]*printed by 1 · 1 voice/)
    assert.match(text, /20 July 2021[\s\S]*Prison service[\s\S]*no passage recorded/)
    assert.match(text, /Nobody has ruled on this/)
  }))

test('a ruling says what it prefers, why, and what it had seen; the other account stays', () =>
  atDesk(async (desk) => {
    const ruled = await desk.editor.post(transferRuling, prefersPrisons)
    assert.equal(ruled.status, 303)
    const { text } = await desk.editor.get(ruled.location!)
    assert.match(text, /corroborated/)
    assert.match(text, /Ruled by <bdi>Rosa Editor<\/bdi>, 25 July 2021/)
    assert.match(text, /The log of the ambulance\./)
    assert.match(text, /preferred by the team[\s\S]*not preferred by the team|not preferred by the team[\s\S]*preferred by the team/)
    const [ruling] = await rulings(desk)
    assert.deepEqual([ruling?.prefer, ruling?.deprecate, ruling?.seen], [['C2'], ['C1'], ['C1', 'C2']])
    assert.equal(ruling?.on.text, '2021-07-25T10:00:00Z')
  }))

test('the form of a ruling takes no side before anybody does, the usual first; who then prefers an account is asked nothing more', () =>
  atDesk(async (desk) => {
    const { text } = await desk.editor.get(transferRuling)
    const chosen = [...text.matchAll(/<input[^>]* type="radio" name="([^"]+)" value="([^"]+)" checked/g)].map(([, name, value]) => [
      name,
      value,
    ])
    assert.deepEqual(chosen, [
      ['view.C1', 'neither'],
      ['view.C2', 'neither'],
      ['standing', 'as-told'],
    ])
    assert.deepEqual(
      [...text.matchAll(/name="standing" value="([^"]+)"/g)].map(([, value]) => value),
      ['as-told', 'disputed', 'alleged', 'corroborated', 'verified', 'refuted', 'retracted', 'unassessed'],
    )
    assert.match(text, /<details><summary>Refuted, retracted, or not assessed<\/summary>.*value="refuted"/s)
    const hasty = await desk.editor.post(transferRuling, { 'view.C2': 'prefer', standing: 'disputed', reason: 'The log of the ambulance.' })
    assert.equal(hasty.status, 422)
    assert.match(hasty.text, /You prefer an account, and disputed says that the team prefers none/)
    assert.equal((await desk.editor.post(transferRuling, { reason: 'Nobody has shown a record of it.' })).status, 303)
    desk.time.now = new Date('2021-07-25T10:01:00Z')
    const preferring = await desk.editor.post(transferRuling, { 'view.C2': 'prefer', reason: 'The log of the ambulance.' })
    assert.equal(preferring.status, 303, preferring.text)
    assert.match(
      (await desk.editor.get(preferring.location!)).text,
      /preferred by the team: .*alleged<\/span>, neither corroborated nor verified.*An account is preferred: .*alleged/s,
    )
    assert.deepEqual(
      (await rulings(desk)).map(({ prefer, deprecate, standing }) => [prefer, deprecate, standing]),
      [
        [[], [], 'disputed'],
        [['C2'], [], 'alleged'],
      ],
    )
  }))

test('whoever calls one voice corroborated against another account is asked whether they mean it', () =>
  atDesk(async (desk) => {
    const { all_the_same: _, ...hasty } = prefersPrisons
    const asked = await desk.editor.post(transferRuling, hasty)
    assert.equal(asked.status, 422)
    assert.match(asked.text, /One voice tells the account that you prefer, and another account stands against it/)
    assert.match(asked.text, /name="all_the_same"/)
    assert.deepEqual(await rulings(desk), [])
    await desk.write(later('2021-07-20'))
    assert.doesNotMatch((await desk.editor.get(transferRuling)).text, /all_the_same/)
    const both = await desk.editor.post(transferRuling, { ...hasty, 'view.C10': 'prefer' })
    assert.equal(both.status, 303, 'two voices')
  }))

test('how a ruling stands is said in the box of the account that it prefers', () =>
  atDesk(async (desk) => {
    await desk.editor.post(transferRuling, prefersPrisons)
    const { text } = await desk.editor.get(transferPage)
    const [, preferred = ''] = /<li class="account preferred">(.*?)<\/li>/s.exec(text) ?? []
    assert.match(preferred, /20 July 2021.*preferred by the team: .*corroborated/s)
    assert.doesNotMatch(/<p class="hint"><bdi>.*?<\/p>/s.exec(text)?.[0] ?? '', /corroborated/)
  }))

test('a claim that came later than a ruling is named beside it, with the way to rule again', () =>
  atDesk(async (desk) => {
    await desk.editor.post(transferRuling, prefersPrisons)
    const [id] = await desk.write(later('2021-07-19'))
    const { text } = await desk.editor.get(transferPage)
    assert.match(text, /Ruled on 25 July 2021, before 1 newer claim: /)
    assert.match(text, new RegExp(`claims/${id}`))
    assert.match(text, /Rule again/)
    assert.match((await desk.editor.get('/cases/example/points?state=ruled-before')).text, /ruled before newer claims \(1\)/)
  }))

test('a later ruling of the same day counts, and the earlier one can still be read', () =>
  atDesk(async (desk) => {
    await desk.editor.post(transferRuling, prefersPrisons)
    desk.time.now = new Date('2021-07-25T10:00:01Z')
    await desk.editor.post(transferRuling, {
      ...prefersPrisons,
      'view.C1': 'prefer',
      'view.C2': 'neither',
      standing: 'verified',
      reason: 'A photograph.',
    })
    const { text } = await desk.editor.get(transferPage)
    assert.match(text, /verified<\/span>\. Ruled by[\s\S]*A photograph[\s\S]*Earlier rulings \(1\)[\s\S]*The log of the ambulance/)
  }))

test('a ruling never claims to have seen what was not shown: what came in between is shown first', () =>
  atDesk(async (desk) => {
    const form = await desk.editor.get(transferRuling)
    const fields = hidden(form.text)
    const [id] = await desk.write(later('2021-07-19'))
    const told = await desk.editor.send(transferRuling, { ...fields, ...prefersPrisons })
    assert.equal(told.status, 409)
    assert.match(told.text, new RegExp(`This point changed while you were writing[\\s\\S]*New here: <a href="/cases/example/claims/${id}"`))
    assert.match(told.text, /The log of the ambulance\./)
    assert.deepEqual(await rulings(desk), [])
    const again = await desk.editor.post(transferRuling, { ...prefersPrisons, [`view.${id}`]: 'neither' })
    assert.equal(again.status, 303)
    assert.deepEqual((await rulings(desk))[0]?.seen, ['C1', id, 'C2'])
  }))

test('of two who rule at once, the second is told and shown the first ruling', () =>
  atDesk(async (desk) => {
    const other = await desk.member('reviewer', 'team', 'Omar Reviewer')
    const [one, two] = await Promise.all([desk.editor.get(transferRuling), other.get(transferRuling)])
    const answers = await Promise.all([
      desk.editor.send(transferRuling, { ...hidden(one.text), ...prefersPrisons }),
      other.send(transferRuling, { ...hidden(two.text), ...prefersPrisons, reason: 'Mine.' }),
    ])
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [303, 409],
    )
    assert.match(answers.find(({ status }) => status === 409)!.text, /The ruling that counts until now/)
    assert.equal((await rulings(desk)).length, 1)
  }))

test('what is missing in a ruling is said beside its field, and what was typed stays', () =>
  atDesk(async (desk) => {
    const { status, text } = await desk.editor.post(transferRuling, {
      standing: 'verified',
      'view.C1': 'neither',
      'view.C2': '',
      reason: '  ',
    })
    assert.equal(status, 422)
    assert.match(text, /Say which account is verified: mark it as preferred\./)
    assert.match(text, /Say why: whoever reads this later was not there\./)
    assert.match(text, /name="standing" value="verified" checked/)
    assert.deepEqual(await rulings(desk), [])
  }))

test('a reader reads a point and does not rule; who may not read a claim sees no trace of it in the point', () =>
  atDesk(async (desk) => {
    await desk.write({
      ...later('2021-07-19'),
      entry: { ...later('2021-07-19').entry, sensitivity: 'sealed', statement: 'Seen by the cook.' },
    })
    const reader = await desk.member('reader')
    const page = await reader.get(transferPage)
    assert.match(page.text, /2 accounts · 2 voices/)
    assert.doesNotMatch(page.text, /Rule on this|Seen by the cook|C10/)
    assert.equal((await reader.get(transferRuling)).status, 403)
    const holder = await desk.member('editor', 'sealed')
    assert.match((await holder.get(transferPage)).text, /3 accounts · 3 voices/)
    assert.match((await desk.editor.get(transferRuling)).text, /2 claims of this case that you may not read are not among them/)
  }))
