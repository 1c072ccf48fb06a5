import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { sql } from 'kysely'
import { answerReview, askForApproval, atAppeal, numberOf, page } from '../../../../test/fixtures/appeal-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { facts, hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import type { DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { findAppeal, keepReview, readReview } from '../../../appeals/index.ts'
import { importCaseFile, type Appeal } from '../../../cases/index.ts'
import { mayLeave, publishAppeal, takeDown } from '../../../publishing/index.ts'
import { membershipOf, readAudit } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { approvedTranslation, readTranslation, segmentsOf, translationJobs, type TranslationServer } from '../../../translations/index.ts'
import { openDesk, type Person } from '../testing.ts'

const es = `${page}/translations/es`

async function appealOf({ db }: Pick<DeskOfCase, 'db'>): Promise<Appeal> {
  const found = await findAppeal(db, 'EX-001')
  assert.ok(found.kind === 'found')
  return found.appeal
}

/** The address of the sentence at a place: S1, Title. */
async function sentenceAt(desk: Pick<DeskOfCase, 'db'>, place: string): Promise<string> {
  const segment = segmentsOf(await appealOf(desk)).find((one) => one.place === place)
  assert.ok(segment !== undefined)
  return `${es}/sentences/${segment.key}`
}

/** What stands of the translation, by place. */
async function standing(desk: Pick<DeskOfCase, 'db'>) {
  const { translation } = await readTranslation(desk.db, await appealOf(desk), 'es')
  return new Map(translation.segments.map((segment) => [segment.place, segment]))
}

const translate = async (desk: DeskOfCase, place: string, target: string, more: Readonly<Record<string, string>> = {}) => {
  const saved = await desk.editor.post(await sentenceAt(desk, place), { target, ...more })
  assert.equal(saved.status, 303, textOf(saved.text))
  return saved
}

/** Approves all that waits. */
async function approveAll(reviewer: Person): Promise<void> {
  const { text } = await reviewer.get(`${es}/review`)
  const decisions = [...text.matchAll(/name="(decision\.[^"]+)"/g)].map(([, name = '']) => [name, 'approve'])
  assert.equal((await reviewer.post(`${es}/review`, Object.fromEntries(decisions))).status, 303)
}

test('an appeal is translated sentence by sentence and approved by another; a changed sentence makes its own stale, and says what changed', () =>
  atAppeal(async (desk) => {
    const reviewer = await desk.member('administrator', 'team', 'Rita Reviewer')
    const begun = await desk.editor.get(`${page}/translations?lang=es`)
    assert.equal(begun.location, es)
    for (const name of ['Spanish', ' español', 'ES', 'español (es)'])
      assert.equal((await desk.editor.get(`${page}/translations?lang=${encodeURIComponent(name)}`)).location, es, name)
    const refusals = { English: /written in this language/, Spanisch: /No language is known by this name/, '': /Type into which language/ }
    for (const [name, says] of Object.entries(refusals)) {
      const refused = await desk.editor.get(`${page}/translations?lang=${name}`)
      assert.equal(refused.status, 422)
      assert.match(refused.text, says)
    }
    const places = [...(await standing(desk)).keys()]
    assert.deepEqual(places, ['Title', 'Summary', 'H1', 'S1', 'S2', 'S3', 'A1'])
    for (const place of places) {
      const saved = await translate(
        desk,
        place,
        `«${place}» 17 de julio, Ana Ejemplo`,
        place === 'S1' ? { do: 'ask', note: 'Which hospital?' } : {},
      )
      assert.match(saved.location ?? '', place === 'A1' ? /translations\/es\?/ : /\/sentences\//, 'it goes on to the next one')
    }
    assert.equal((await desk.editor.post(`${es}/request`, {}, { on: es })).status, 303)
    assert.match((await desk.editor.get(`${es}/review`)).text, /Your role does not allow this/)
    const sentBack = (await standing(desk)).get('S2')!
    const wordless = await reviewer.post(`${es}/review`, { [`decision.${sentBack.key}`]: 'send-back' })
    assert.equal(wordless.status, 422)
    assert.match(textOf(wordless.text), /Say what has to change\./)
    const remark = { [`decision.${sentBack.key}`]: 'send-back', [`remark.${sentBack.key}`]: 'She has a sister, not a family.' }
    assert.equal((await reviewer.post(`${es}/review`, remark)).status, 303)
    await approveAll(reviewer)
    const shown = textOf((await desk.editor.get(es)).text)
    assert.match(shown, /6 of 7 approved, 1 sent back/)
    assert.match(shown, /S2 · sent back · translated by Rosa Editor/)
    const list = async (): Promise<string> => textOf((await desk.editor.get('/appeals')).text)
    assert.match(await list(), /español : 1 sentence sent back to the translator/)
    assert.match(shown, /S1 · approved · translated by Rosa Editor , approved by Rita Reviewer/)
    assert.match(shown, /Sent back: She has a sister, not a family\./)
    assert.match(shown, /Note: Which hospital\?/)
    const history = textOf((await desk.editor.get(await sentenceAt(desk, 'S2'))).text)
    assert.match(
      history,
      /What was done \( ?3 ?\) Rita Reviewer sent back, .*: She has a sister, not a family\.[\s\S]*Rosa Editor asked for the review of/,
    )
    await translate(desk, 'S2', 'Nadie se lo dijo a su hermana.', { do: 'ask' })
    assert.match(await list(), /español : 1 sentence waits for review/)
    await approveAll(reviewer)
    const done = await desk.db
      .transaction()
      .execute(async (tx) => approvedTranslation(tx, { appeal: await appealOf(desk), lang: 'es', takenDown: null }))
    assert.ok(done.kind === 'approved' && done.how === 'second-person' && !done.machine)
    assert.deepEqual([done.appeal.lang, done.appeal.sections[0]!.sentences[1]!.text], ['es', 'Nadie se lo dijo a su hermana.'])
    assert.deepEqual(done.appeal.sections[0]!.sentences[1]!.cites, ['example#C3'])

    const before = await sentenceAt(desk, 'S2')
    await desk.editor.post(`${page}/sentences/${await numberOf(desk.db, 'S2')}`, { text: 'Nobody told the mother.' })
    assert.deepEqual(
      [...(await standing(desk)).values()].filter(({ state }) => state !== 'approved').map(({ place, state }) => [place, state]),
      [['S2', 'stale']],
    )
    assert.equal((await desk.editor.get(before)).location, await sentenceAt(desk, 'S2'), 'the old address leads to what it says now')
    const stale = (await desk.editor.get(await sentenceAt(desk, 'S2'))).text
    assert.match(stale, /Nobody told the <mark>family\.<\/mark>/)
    assert.match(stale, /Nobody told the <mark>mother\.<\/mark>/)
    assert.match(stale, /<textarea[^>]*lang="es" dir="ltr"[^>]*>Nadie se lo dijo a su hermana\.<\/textarea>/)
    const unready = await desk.db
      .transaction()
      .execute(async (tx) => approvedTranslation(tx, { appeal: await appealOf(desk), lang: 'es', takenDown: null }))
    assert.deepEqual(unready, { kind: 'not-approved', missing: ['S2'] })
    const actions = (await readAudit(desk.db, {})).map(({ action }) => action)
    for (const action of ['translation.write', 'translation.ask', 'translation.approve', 'translation.refuse'])
      assert.ok((actions as readonly string[]).includes(action), action)
  }))

test('nobody approves what they translated, unless the team lets one person go alone', () =>
  atAppeal(async (desk) => {
    const both = await desk.member('administrator', 'team', 'Aida Both')
    const title = await sentenceAt(desk, 'Title')
    assert.equal((await both.post(title, { target: 'Un título: Ana Ejemplo', do: 'ask' })).status, 303)
    const { key, base } = (await standing(desk)).get('Title')!
    const own = await both.get(`${es}/review`)
    assert.match(textOf(own.text), /One sentence of your own waits for another person\.[\s\S]*Nothing waits for your review/)
    const forced = { [`decision.${key}`]: 'approve', [`base.${key}`]: String(base) }
    assert.equal((await both.post(`${es}/review`, forced)).status, 409)
    assert.equal((await both.post('/settings', { approval: 'one-person' })).status, 303)
    await approveAll(both)
    assert.equal((await standing(desk)).get('Title')?.state, 'approved')
    assert.match(textOf((await desk.editor.get(es)).text), /Title · approved · translated by Aida Both who approved it alone/)
  }))

test('of two who translate one sentence at once the second is shown the other’s words, and nothing that was typed is lost', () =>
  atAppeal(async (desk) => {
    const other = await desk.member('editor', 'team', 'Eva Other')
    const address = await sentenceAt(desk, 'S1')
    const opened = (await other.get(address)).text
    const frame = Object.fromEntries(
      [...opened.matchAll(/name="(_[a-z]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    await translate(desk, 'S1', 'Fue trasladada el 17 de julio.')
    const late = await other.send(address, { ...frame, target: 'La llevaron el 17 de julio.', note: 'Mine' })
    assert.equal(late.status, 409)
    assert.match(textOf(late.text), /Rosa Editor changed it on/)
    assert.match(late.text, />La llevaron el 17 de julio\.<\/textarea>/)
    const base = /name="_base" value="([^"]*)"/.exec(late.text)![1]!
    assert.equal((await other.send(address, { ...frame, _once: 'again', _base: base, target: 'La llevaron el 17 de julio.' })).status, 303)
    assert.equal((await standing(desk)).get('S1')?.target, 'La llevaron el 17 de julio.')
    const gone = await other.get(address)
    await desk.editor.post(`${page}/sentences/${await numberOf(desk.db, 'S1')}`, { text: 'She was moved to a hospital on 20 July.' })
    const typed = Object.fromEntries(
      [...gone.text.matchAll(/name="(_[a-z]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const moved = await other.send(address, { ...typed, target: 'Typed meanwhile' })
    assert.equal(moved.status, 409)
    assert.match(moved.text, /Somebody changed this sentence while you translated it[\s\S]*>Typed meanwhile<\/textarea>/)
    assert.equal((await other.send(address, { ...typed, _once: 'x', target: 'x'.repeat(20_001) })).status, 409)
  }))

const secondCase = hospitalCase.replace('case: {id: example,', 'case: {id: second,').concat(`appeals:
  - {id: EX-009, title: Another, summary: Fictional., status: open, opened: '2021-07-22', lang: en, sections: [{sentences: [{text: The law is clear., own_words: true}]}], asks: [{text: Let an independent doctor examine him., own_words: true}], to: [{name: Head, title: Prison service}]}
`)

test('beside a sentence stand its terms, what was approved before in appeals that one reads, and the figures that its translation lacks', () =>
  atAppeal(async (desk) => {
    const { db, time } = desk
    const imported = await importCaseFile(db, secondCase, { file: 'second.yaml', facts, clock: () => time.now })
    assert.ok(imported.kind === 'imported')
    const key = (await sql<{ key: number }>`select max(key) as key from cases`.execute(db)).rows[0]!.key
    assert.equal(await membershipOf(db, desk.staff.id, key), null)
    const ask = 'Let an independent doctor examine him.'
    const segment = segmentsOf({ ...(await appealOf(desk)), asks: [{ text: ask, cites: [], own_words: true }] }).find(
      ({ text }) => text === ask,
    )!
    const words = JSON.stringify({ ...segment })
    assert.ok(words.includes(ask))
    const elsewhere = openDesk(db, { clock: () => time.now })
    const [member, approver] = [
      await addStaffMember(db, { role: 'editor', now: time.now, cases: [{ key, clearance: 'team' }] }),
      await addStaffMember(db, { role: 'reviewer', now: time.now, cases: [{ key, clearance: 'team' }] }),
    ]
    const there = '/appeals/EX-009/translations/es'
    const saved = await elsewhere
      .as(member.token)
      .post(`${there}/sentences/${segment.key}`, { target: 'Que un médico independiente lo examine.', do: 'ask' })
    assert.equal(saved.status, 303)
    const decided = await elsewhere.as(approver.token).post(`${there}/review`, { [`decision.${segment.key}`]: 'approve' })
    assert.equal(decided.status, 303)

    const mine = await sentenceAt(desk, 'A1')
    assert.doesNotMatch((await desk.editor.get(mine)).text, /médico independiente/, 'not of a case of which one is no member')
    const reader = await addStaffMember(db, {
      role: 'editor',
      now: time.now,
      cases: [
        { key, clearance: 'team' },
        { key: desk.key, clearance: 'team' },
      ],
    })
    const shown = await elsewhere.as(reader.token).get(mine)
    assert.match(
      textOf(shown.text),
      /83 % alike, in EX-009 Let an independent doctor examine him\. Que un médico independiente lo examine\./,
    )
    const taken = await elsewhere.as(reader.token).post(mine, { take: '0' })
    assert.match(taken.text, /<textarea[^>]*name="target"[^>]*>Que un médico independiente lo examine\.<\/textarea>/)
    assert.equal((await standing(desk)).get('A1')?.target, null, 'it stands in the form and is not saved')
    const later = { by: 'Ana B.', clock: () => new Date(time.now.getTime() + 60_000) }
    assert.equal((await publishAppeal(db, 'EX-009', { ...later, as: 'operator', facts })).kind, 'published')
    assert.match((await elsewhere.as(reader.token).get(mine)).text, /médico independiente/)
    assert.equal((await takeDown(db, 'EX-009', { ...later, reason: 'Asked for.' })).kind, 'taken-down')
    assert.doesNotMatch((await elsewhere.as(reader.token).get(mine)).text, /médico independiente/, 'not what was taken down since')

    const term = { lang: 'es', source: 'hospital', target: 'centro de salud; clínica', kind: 'other', note: 'As the prison service says' }
    assert.equal((await desk.editor.post(`${page}/glossary`, term)).status, 303)
    const shared = { from: 'en', lang: 'es', source: 'independent doctor', target: 'médico independiente', kind: 'legal', note: '' }
    assert.equal((await desk.editor.post('/glossary', shared)).status, 303)
    assert.equal((await desk.editor.post('/glossary', { ...shared, lang: 'en', source: '' })).status, 422)
    const wrong = await translate(desk, 'S1', 'Fue trasladada a un hospital el 7 de julio.', { do: 'ask' })
    assert.match(
      wrong.location ?? '',
      new RegExp(`^${await sentenceAt(desk, 'S1')}\\?notice=review-asked-marked`),
      'whoever translates sees it at once',
    )
    assert.match(textOf((await desk.editor.get(wrong.location!)).text), /Something is marked below.*Lacks the number 17/)
    await translate(desk, 'Title', 'Ficticio: un examen para la detenida', { do: 'ask' })
    const reviewer = await desk.member('reviewer', 'team', 'Rita Reviewer')
    assert.match(textOf((await reviewer.get(`${es}/review`)).text), /Lacks the name Ana Ejemplo .*Why Title is right although it is marked/)
    const { key: title } = (await standing(desk)).get('Title')!
    const unsaid = await reviewer.post(`${es}/review`, { [`decision.${title}`]: 'approve' })
    assert.equal(unsaid.status, 422)
    assert.match(unsaid.text, /Something is marked\. Say why it is right all the same/)
    assert.equal((await standing(desk)).get('Title')?.state, 'in-review')
    const why = { [`decision.${title}`]: 'approve', [`remark.${title}`]: 'Her name stands in the summary.' }
    assert.equal((await reviewer.post(`${es}/review`, why)).status, 303)
    assert.match(textOf((await desk.editor.get(es)).text), /Why it was approved: Her name stands in the summary\./)
    const marked = textOf((await desk.editor.get(es)).text)
    assert.match(marked, /Lacks the number 17/)
    assert.match(marked, /hospital is said otherwise than in the glossary: centro de salud · clínica/)
    assert.match(textOf((await desk.editor.get(mine)).text), /In the glossary independent doctor médico independiente/)
    const list = (await desk.editor.get(`${page}/glossary`)).text
    const removal = /action="([^"]*\/removal)"/.exec(list)![1]!
    assert.equal((await desk.editor.post(removal, {}, { on: `${page}/glossary` })).status, 303)
    assert.doesNotMatch((await desk.editor.get(es)).text, /said otherwise/)
  }))

test('a file goes out to translators and comes back by the desk, which tells what of it was taken', () =>
  atAppeal(async (desk) => {
    const out = await desk.editor.get(`${es}/xliff`)
    assert.equal(out.headers.get('content-disposition'), 'attachment; filename="EX-001.es.xlf"')
    const back = out.text.replace(/(state="initial"[^>]*>\s*)(<source[^>]*>Fictional\.<\/source>)/, '$1$2<target>Ficticio.</target>')
    const file = new File([back], 'back.xlf')
    const looked = await desk.editor.post(`${es}/import`, { file, do: 'look' })
    assert.match(textOf(looked.text), /1 of 7 sentences would be written; 6 say what stands already\. Summary: a draft Ficticio\./)
    assert.equal((await standing(desk)).get('Summary')?.target, null)
    const taken = await desk.editor.post(`${es}/import`, { file })
    assert.match(textOf(taken.text), /1 of 7 sentences are written/)
    assert.equal((await standing(desk)).get('Summary')?.target, 'Ficticio.')
    for (const [content, why] of [
      ['<html/>', /no XLIFF/],
      [back.replace('trgLang="es"', 'trgLang="fr"'), /translation into French/],
      [back.replaceAll('EX-001', 'EX-002'), /of the appeal EX-002/],
    ] as const) {
      const refused = await desk.editor.post(`${es}/import`, { file: new File([content], 'x.xlf') })
      assert.equal(refused.status, 422)
      assert.match(textOf(refused.text), why)
    }
    assert.match(textOf((await desk.editor.post(`${es}/import`, {})).text), /Choose the file/)
    assert.match((await desk.editor.get(`${es}/po`)).text, /msgid "Fictional\."\nmsgstr "Ficticio\."/)
  }))

test('machine drafts are asked for only of what may be public, by name and sentence; they are marked, overwrite nothing and are never approved by themselves', async () => {
  const asked: string[] = []
  let refuses = false
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { q, source, target, api_key } = JSON.parse(body) as Record<string, string>
      asked.push(`${request.url} ${source} ${target} ${api_key} ${q}`)
      response.writeHead(refuses ? 403 : 200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ translatedText: `Máquina: ${q}` }))
    })
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const translationServer: TranslationServer = { kind: 'libretranslate', url, key: 'secret' }
  try {
    await atAppeal(async (desk) => {
      const { db, time } = desk
      const machine = `${es}/machine`
      const { as } = openDesk(db, { clock: () => time.now, translationServer })
      const { token } = await addStaffMember(db, {
        role: 'editor',
        now: time.now,
        name: 'Eva Editor',
        cases: [{ key: desk.key, clearance: 'team' }],
      })
      const editor = as(token)
      assert.match(textOf((await desk.editor.get(machine)).text), /No server is configured/)
      assert.match(textOf((await editor.get(machine)).text), /none is published, or may be published today, in these words/)
      const { key } = (await standing(desk)).get('S3')!
      const early = await editor.post(machine, { sentences: key, agree: 'yes', server: '127.0.0.1' })
      assert.equal(early.status, 422)
      await answerReview(desk.editor)
      assert.equal((await askForApproval(desk.editor)).status, 303)
      const reviewer = await desk.member('reviewer', 'team', 'Rita Reviewer')
      assert.equal((await reviewer.post(`${page}/approval`, { decision: 'approve' })).status, 303)
      assert.match(
        textOf((await editor.get(machine)).text),
        /S3: The law is clear\.[\s\S]*These sentences may go to 127\.0\.0\.1:\d+ \(LibreTranslate\)/,
      )
      const unsaid = await editor.post(machine, { sentences: key })
      assert.match(textOf(unsaid.text), /Say that these sentences may go to this server/)
      const draft = async (): Promise<void> => {
        const { rows } = await sql<{ id: string }>`select id from machine_draft_requests where ended_at is null`.execute(db)
        for (const { id } of rows)
          await translationJobs(db, {
            server: translationServer,
            clock: () => time.now,
            mayLeave: (sentence, now) => mayLeave(db, sentence, { now, facts }),
          })['machine-drafts']!({ id })
      }
      const all = [...(await standing(desk)).values()]
      assert.equal((await editor.post(machine, { sentences: [key, all[0]!.key], agree: 'yes' })).status, 303)
      await translate(desk, 'Title', 'Written by a person')
      await draft()
      assert.deepEqual(
        asked.map((line) => line.replace(/^\/translate en es secret /, '')),
        ['Fictional: an examination for Ana Ejemplo', 'The law is clear.'],
      )
      const now = await standing(desk)
      assert.equal(now.get('Title')?.target, 'Written by a person')
      assert.deepEqual([now.get('S3')?.state, now.get('S3')?.unread, now.get('S3')?.target], ['draft', true, 'Máquina: The law is clear.'])
      const page2 = textOf((await editor.get(es)).text)
      assert.match(page2, /S3 · draft · machine draft, read by nobody yet/)
      assert.match(page2, /Ask for the review of one draft/, 'the machine’s is not among them')
      const address = await sentenceAt(desk, 'S3')
      assert.equal((await editor.post(address, { target: 'La ley es clara.', do: 'ask' })).status, 303)
      assert.deepEqual([(await standing(desk)).get('S3')?.state, (await standing(desk)).get('S3')?.machine], ['in-review', true])
      for (const further of [{ target: '' }, { target: 'La ley es clara.' }, { target: 'La ley es clara.', anew: 'yes' }])
        assert.equal((await editor.post(address, further)).status, 303)
      assert.equal((await standing(desk)).get('S3')?.machine, true, 'emptied, typed again and said to be new while it is not')
      assert.equal((await editor.post(address, { target: 'Está claro en la ley.', anew: 'yes' })).status, 303)
      assert.equal((await standing(desk)).get('S3')?.machine, false)
      refuses = true
      time.now = new Date(time.now.getTime() + 60_000)
      const rest = all.filter(({ place }) => place === 'S1').map((one) => one.key)
      assert.equal((await editor.post(machine, { sentences: rest, agree: 'yes' })).status, 303)
      await draft()
      assert.match(textOf((await editor.get(machine)).text), /Last asked by Eva Editor on .*: 0 of 1 done\. Then the server refused\./)
      time.now = new Date(time.now.getTime() + 60_000)
      const before = asked.length
      assert.equal((await editor.post(machine, { sentences: rest, agree: 'yes' })).status, 303)
      const open = (await readReview(db, 'EX-001')).base
      await db.transaction().execute((tx) => keepReview(tx, 'EX-001', { base: open, answers: {}, by: 'rita', at: time.now }))
      await draft()
      assert.equal(asked.length, before, 'what may not be published any more does not go, although it was asked for')
      assert.match(textOf((await editor.get(machine)).text), /0 of 1 done\. Then the text could not be published any more/)
    })
  } finally {
    server.close()
  }
})
