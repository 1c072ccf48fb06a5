import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as holds, constantFrom, property } from 'fast-check'
import { addBody, approvedDossier, atPublished, sendDossier } from '../../test/fixtures/approved-dossier.ts'
import { page as appealPage } from '../../test/fixtures/appeal-desk.ts'
import { withCampaign } from '../../test/fixtures/campaign.ts'
import { facts } from '../../test/fixtures/hospital-case.ts'
import { report } from '../../test/fixtures/delivery-report.ts'
import { wordsLeft } from '../../test/words-left.ts'
import { erase } from '../erasure/index.ts'
import { rebuildSearch } from '../cases/index.ts'
import { checkInstallation } from '../integrity/index.ts'
import { allRecords } from '../platform/index.ts'
import { findEdition } from '../publishing/index.ts'
import { release, sign } from '../signons/testing.ts'
import {
  catalogueProblem,
  dayAfter,
  draftLetter,
  figuresOf,
  findBody,
  findDelivery,
  letterPdf,
  monthsSinceCheck,
  readCatalogue,
  type DeliveryEvent,
  type EventKind,
  type Letter,
} from './index.ts'
import { answerDue } from './body.ts'
import { dayOf, stateOf } from './delivery.ts'
import { addEvent, publicDeliveries } from './ledger-store.ts'
import { takeReport } from './take-report.ts'

const kinds: readonly EventKind[] = [
  'queued',
  'taken',
  'accepted',
  'deferred',
  'refused',
  'uncertain',
  'again',
  'arrived',
  'given-up',
  'reported-delivered',
  'reported-delayed',
  'reported-failed',
  'reported-relayed',
  'sent',
  'acknowledged',
  'shown',
  'hidden',
]
const anything = array(constantFrom(...kinds), { maxLength: 12 })
const eventsOf = (list: readonly EventKind[]): DeliveryEvent[] =>
  list.map((kind, at) => ({ kind, number: at + 1, at: new Date(Date.UTC(2021, 6, 1 + at)) }))

const leaving = new Set<EventKind>(kinds.filter((kind) => /^(taken|accepted|arrived|sent|reported-.*)$/.test(kind)))

test('whatever becomes of a delivery, what they have they keep, and what readers are told changes nothing of it', () => {
  holds(
    property(anything, anything, (before, later) => {
      assert.equal(stateOf(eventsOf([...before, 'acknowledged', ...later])), 'acknowledged')
      const told = before.flatMap((kind): EventKind[] => [kind, 'shown', 'hidden'])
      assert.equal(stateOf(eventsOf(told)), stateOf(eventsOf(before)))
      const [state, delayed] = [stateOf(eventsOf(before)), stateOf(eventsOf([...before, 'reported-delayed']))]
      assert.equal(delayed, ['sending', 'uncertain'].includes(state) ? 'accepted' : state)
      const left = ['accepted', 'doubtful', 'delivered', 'sent', 'acknowledged'].includes(state)
      assert.equal(dayOf(eventsOf(before)) !== null, left && before.some((kind) => leaving.has(kind)))
      if (left) assert.equal(dayOf(eventsOf([...before, 'shown', 'hidden', 'acknowledged'])), dayOf(eventsOf(before)))
      if (left && before.some((kind) => /^(accepted|arrived|sent)$/.test(kind)))
        assert.equal(dayOf(eventsOf([...before, 'reported-failed'])), dayOf(eventsOf(before)), 'nobody decided')
    }),
  )
})

const become = (...list: EventKind[]) => [stateOf(eventsOf(list)), dayOf(eventsOf(list))]

test('a report before its time is not undone by the server’s word, stops no letter that waits, and the day stays where it was', () => {
  assert.deepEqual(become('queued', 'taken', 'reported-failed', 'accepted'), ['bounced', null])
  assert.deepEqual(become('queued', 'taken', 'reported-delivered', 'accepted'), ['delivered', '2021-07-04'])
  // What was taken anew is another sending.
  assert.deepEqual(become('taken', 'reported-failed', 'again', 'taken', 'accepted'), ['accepted', '2021-07-05'])
  assert.deepEqual(become('taken', 'uncertain', 'again', 'reported-delayed'), ['queued', null])
  assert.deepEqual(become('taken', 'deferred', 'reported-delayed'), ['deferred', null])
  assert.deepEqual(become('taken', 'uncertain', 'reported-delayed', 'reported-delivered', 'shown', 'hidden'), ['delivered', '2021-07-03'])
  assert.deepEqual(become('taken', 'uncertain', 'acknowledged', 'shown'), ['acknowledged', '2021-07-01'])
})

test('a report that a letter came back, which its body can forge, takes nothing back: it waits for a person, and the letter keeps its day and deadline', () =>
  atPublished(async ({ desk, editor, reviewer }) => {
    const { db, time } = desk
    const dossier = await approvedDossier({ editor, reviewer }, await addBody(editor))
    const id = await sendDossier(editor, dossier)
    const { messageId, appeal } = (await findDelivery(db, id))!
    await db.transaction().execute(async (tx) => {
      for (const kind of ['taken', 'accepted', 'shown'] as const) await addEvent(tx, id, { kind, at: time.now })
    })
    const told = async () => (await publicDeliveries(db, appeal)).map(({ day, deadline }) => [day, deadline?.day])
    const before = await told()
    assert.equal(before.length, 1)
    time.now = new Date('2021-07-28T10:00:00Z')
    const take = async (action: string, to: string) => {
      const bytes = report({ action, status: '5.1.1', messageId: messageId! }).replaceAll('office@ombudsman.example.org', to)
      return (await takeReport(db, Buffer.from(bytes), time.now)).kind
    }
    assert.equal(await take('delivered', 'elsewhere@example.org'), 'unknown', 'of somebody else it is not believed')
    assert.equal(await take('failed', 'office@ombudsman.example.org'), 'report')
    assert.deepEqual([(await findDelivery(db, id))!.state, await told()], ['doubtful', before])
    const [late, address] = [await desk.member('editor'), `${appealPage}/deliveries/${id}`]
    assert.match((await late.get(address)).text, /reported as undeliverable: decide/)
    assert.equal((await late.post(`${address}/decision`, { decision: 'arrived', note: 'They rang.' }, { on: address })).status, 303)
    assert.deepEqual([(await findDelivery(db, id))!.state, await told()], ['accepted', before])
    // Once their own server says that they have it, such a report changes nothing.
    assert.equal(await take('delivered', 'office@ombudsman.example.org'), 'report')
    assert.equal(await take('failed', 'Office@ombudsman.example.org'), 'report')
    assert.deepEqual([(await findDelivery(db, id))!.state, await told()], ['delivered', before])
  }))

test('the age of an entry is counted in whole months, and a deadline in days, over every end of a month and year', () => {
  assert.deepEqual(
    [
      ['2021-01-31', '2021-02-28'],
      ['2021-01-31', '2021-03-01'],
      ['2020-05-20', '2021-07-25'],
      ['2021-07-25', '2021-07-25'],
    ].map(([checked, today]) => monthsSinceCheck(checked, today!)),
    [0, 1, 14, 0],
  )
  assert.equal(monthsSinceCheck(undefined, '2021-07-25'), null)
  // Months of a rule are no number of days.
  assert.deepEqual(
    [
      ['2021-07-25', 6],
      ['2021-08-31', 6],
      ['2023-11-30', 3],
    ].map(([left, months]) => answerDue(String(left), { days: 180, months: Number(months) })),
    ['2022-01-25', '2022-02-28', '2024-02-29'],
  )
  assert.deepEqual([dayAfter('2024-02-28', 2), dayAfter('2021-12-31', 60)], ['2024-03-01', '2022-03-01'])
})

test('the catalogue holds only what can be written to as an address, and keeps the rest as words', () => {
  const bodies = new Map(readCatalogue().map((body) => [body.id, body]))
  assert.ok(bodies.size > 20)
  const [wgad, court, cat] = [bodies.get('wgad'), bodies.get('ecthr-39'), bodies.get('cat-c')]
  assert.equal(wgad?.channels.email, 'hrc-wg-ad@un.org')
  assert.deepEqual([wgad?.reply?.days, wgad?.reply?.of], [60, 'state'])
  assert.deepEqual([cat?.reply?.months, bodies.get('ccpr')?.reply?.months, wgad?.reply?.months], [6, 6, undefined])
  // "not accepted" is no address, and what it says stays.
  assert.equal(court?.channels.email, undefined)
  assert.ok(court?.notes.includes('email: not accepted'))
  assert.equal(bodies.get('ecthr')?.channels.post, undefined)
  assert.deepEqual(cat?.languages, ['ar', 'zh', 'en', 'fr', 'ru', 'es'])
  for (const body of bodies.values()) assert.equal(body.checked, undefined, 'nobody of this team has checked it')
  assert.match(
    catalogueProblem('version: 1\nbodies: [{id: "Not an id", name: X, type: y}]\nnational: []\n') ?? '',
    /cannot be used\. bodies\.0\.id: /,
  )
})

test('what is erased from a letter goes from its archive and from the mail, the line of the ledger stays, and the check finds all as it should be', () =>
  atPublished(async ({ desk: { db, files, place, time }, editor, reviewer }) => {
    const dossier = await approvedDossier({ editor, reviewer }, await addBody(editor, { name: 'Office of Quilaventura' }))
    const id = await sendDossier(editor, dossier)
    const { hash } = (await findDelivery(db, id))!
    assert.equal((await files.read(hash)).kind, 'found')
    // As at the start of an installation.
    await rebuildSearch(db, () => Promise.resolve(null))
    assert.deepEqual((await checkInstallation(db, files, facts)).findings, [])
    const outcome = await db
      .transaction()
      .execute((tx) =>
        erase(tx, { words: ['Quilaventura'], chosen: () => true, reason: 'Asked for', by: 'test', at: time.now, facts, files }),
      )
    assert.equal(outcome.kind, 'erased')
    const after = (await findDelivery(db, id))!
    assert.deepEqual([after.hash, after.bodyName, after.state], [hash, 'Office of [erased]', 'queued'])
    assert.equal((await files.read(hash)).kind, 'missing')
    const page = await editor.get(dossier)
    assert.equal(page.status, 200)
    assert.match(page.text, /Words of it were erased, and its files with them/)
    assert.doesNotMatch(page.text, /Quilaventura/)
    for await (const { value } of allRecords(db)) assert.doesNotMatch(JSON.stringify(value), /Quilaventura/)
    assert.deepEqual(await wordsLeft(['Quilaventura'], { db, paths: [place.folder] }), [])
    assert.deepEqual((await checkInstallation(db, files, facts)).findings, [])
  }))

test('the figures of a dossier are those of the released log, with its checkpoint; before anything is released there are none', () =>
  withCampaign(async (campaign) => {
    const { db, log } = campaign
    for (const name of ['one', 'two', 'three']) await sign(campaign, { mail: `${name}@example.net` })
    assert.equal(await figuresOf(db, 'EX-001'), null)
    await release(log)
    const figures = (await figuresOf(db, 'EX-001'))!
    assert.deepEqual([figures.people, figures.organisations, figures.day], [3, 0, '2036-01-01'])
    assert.match(figures.checkpoint, new RegExp(`\\n${figures.size}\\n`))
    const [{ edition }, body] = [(await findEdition(db, 'EX-001'))!, (await findBody(db, 'wgad'))!]
    const letter = draftLetter({ body, edition, figures, from: '' })
    assert.match(letter.text, /Until 1 January 2036, 3 people signed it\. This number can be checked by anybody/)
    // A body that reads another language is written to in that, and told in which the appeal is.
    const foreign = draftLetter({ body: { ...body, languages: ['es'] }, edition, figures: null, from: '' })
    assert.match(foreign.text, /El llamamiento está escrito en inglés\./)
    assert.equal(foreign.salutation, 'De nuestra consideración:')
  }))

test('a letter is the same bytes each time, runs its own way, and is refused by the name of a character that no typeface has', async () => {
  const letter: Letter = {
    lang: 'ar',
    to: ['OHCHR', '1211 Geneva 10'],
    from: 'A committee',
    subject: 'النداء EX-001',
    salutation: 'تحية طيبة وبعد،',
    text: 'نرجو ردًّا خطيًّا.',
    closing: 'وتفضلوا بقبول فائق الاحترام،',
    signed: ['روزا'],
  }
  const place = { day: '2021-07-25', code: 'EX-001' }
  const [one, other] = [await letterPdf(letter, place), await letterPdf(letter, place)]
  assert.ok(one.kind === 'rendered' && other.kind === 'rendered')
  assert.deepEqual(one.bytes, other.bytes)
  const pdf = Buffer.from(one.bytes).toString('latin1')
  assert.ok(pdf.includes('/Direction /R2L') && pdf.includes('/Lang (ar)'))
  const amharic = await letterPdf({ ...letter, lang: 'am', subject: 'የአቤቱታ ደብዳቤ', salutation: 'ለክቡር ሚኒስትር፣' }, place)
  assert.ok(amharic.kind === 'rendered' && Buffer.from(amharic.bytes).toString('latin1').includes('NotoSansEthiopic'))
  const refused = await letterPdf({ ...letter, signed: ['𐎀'] }, place)
  assert.deepEqual(refused.kind === 'missing-glyphs' && refused.characters, ['𐎀'])
})
