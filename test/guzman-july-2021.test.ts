import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { projectFacts, importCaseFile, loadCaseWith } from '../src/cases/index.ts'
import { openFiles } from '../src/platform/index.ts'
import { temporaryFolder, withDatabase } from '../src/platform/testing.ts'
import { findEdition, publishTranslationWithin } from '../src/publishing/index.ts'
import { openSigning, tellNext, type SignOnMail } from '../src/signons/index.ts'
import { sign } from '../src/signons/testing.ts'
import { makeCampaignKey, systemRandomness } from '../src/platform/index.ts'
import type { Role } from '../src/staff/index.ts'
import { addStaffMember } from '../src/staff/testing.ts'
import { openDesk } from '../src/web/desk/testing.ts'
import { publicApp } from '../src/web/public/app.tsx'
import { approve, lookAgain, publish, sayNews, textOf } from './fixtures/approved-appeal.ts'
import { guzmanInJuly } from './fixtures/guzman-in-july.ts'
import { origin, sheetsOf } from './fixtures/public-site.ts'
import { signOnsOver } from './fixtures/sign-ons.ts'
import { translate } from './fixtures/translated-appeal.ts'

const page = '/appeals/PER-001-0721'
const id = 'PER-001-0721'

test('Guzmán, July 2021: what comes to be known later flags every sentence in every language, an update and the closing are published', () =>
  withDatabase(async (db) => {
    const time = { now: new Date('2021-07-25T10:00:00Z') }
    const clock = () => time.now
    const facts = projectFacts()
    const { july, later } = guzmanInJuly()
    const imported = await importCaseFile(db, july, { file: 'guzman.json', facts, clock })
    assert.ok(imported.kind === 'imported', JSON.stringify(imported))
    const { key } = (await loadCaseWith(db, 'guzman'))!
    const mails: SignOnMail[] = []
    const signOns = await signOnsOver(db, clock, undefined, mails)
    const { as } = openDesk(db, { clock, signOns })
    // A session of July has ended by September.
    const member = async (role: Role) =>
      as((await addStaffMember(db, { role, now: time.now, cases: [{ key, clearance: 'sealed' }] })).token)
    const team = async () => ({ editor: await member('editor'), reviewer: await member('reviewer') })
    const inJuly = await team()
    const { app: site } = publicApp({ db, facts, clock, origin, sheets: sheetsOf(db, openFiles(temporaryFolder(), db)), signOns })
    const read = async (path: string): Promise<string> => textOf(await (await site.request(path)).text())

    await approve(inJuly.editor, inJuly.reviewer, page)
    await publish(inJuly.editor, page)
    await translate(db, id, 'es')
    const spanish = await db.transaction().execute((tx) => publishTranslationWithin(tx, id, 'es', { by: 'Ana B.', clock, facts }))
    assert.equal(spanish.kind, 'published', JSON.stringify(spanish))
    const { publicKey, text: keyFile } = makeCampaignKey(systemRandomness)
    assert.equal((await openSigning(signOns, id, { publicKey, note: '', addressed: [] }, { staff: null })).kind, 'opened')
    const usual = {
      appeal: id,
      disclosure: 'c',
      consents: { sign: true, showName: false, toAddressee: false, country: false, outcome: true },
    }
    await sign({ signOns, mails }, { ...usual, name: 'Inés', mail: 'ines@example.net', lang: 'es' })
    await sign({ signOns, mails }, { ...usual, name: 'Otto', mail: 'otto@example.net', consents: { ...usual.consents, outcome: false } })

    // In September the later accounts and the death are recorded: the file of the case grows.
    time.now = new Date('2021-09-25T10:00:00Z')
    const { editor, reviewer } = await team()
    const grown = await editor.post('/cases/new/file', { file: new File([later], 'guzman.json', { type: 'application/json' }) })
    assert.match(grown.location ?? textOf(grown.text), /^\/cases\/guzman\?notice=imported/)
    const { rows: flagged } = await sql<{ lang: string; sentences: string[] }>`
      select lang, array_agg(distinct sentence order by sentence) as sentences
      from edition_changes cross join unnest(sentences) as sentence group by lang order by lang`.execute(db)
    assert.deepEqual(flagged, [
      { lang: 'en', sentences: ['s2', 's3', 's4', 's5'] },
      { lang: 'es', sentences: ['s2', 's3', 's4', 's5'] },
    ])
    const { rows: transactions } = await sql<{ count: number }>`
      select count(distinct made)::integer as count
      from (select xmin::text as made from edition_changes
        union all select xmin::text from entries where case_key = ${key} and list = 'claims' and recorded_at = ${time.now}) as rows`.execute(
      db,
    )
    assert.deepEqual(transactions, [{ count: 1 }], 'flagged in the transaction that records the claims')
    assert.match(await read(page), /It said that he was moved of his own will on 20 July\..*Noted on 25 September 2021/)
    const tasks = textOf((await editor.get('/appeals/changed')).text)
    assert.match(tasks, /version 1 , English.*S3 It said.*version 1 ,[^·]* a translation ·.*S3 \[es\] It said/)

    await editor.post(`${page}/head`, { act_until: '2021-10-25' })
    const wordless = textOf((await editor.get(page)).text)
    assert.match(wordless, /Say what the next version is against version 1, an update or a correction/)
    await sayNews(editor, 'The press said that he was moved on 17 July.', 'update', page)
    await lookAgain(editor, page)
    await approve(editor, reviewer, page)
    assert.match((await editor.get(`${page}/publication`)).text, /Publish version 2 as update 1/)
    await publish(editor, page)
    assert.match(await read(page), /What is new \(update 1\): The press said that he was moved on 17 July\. PER-001-0721\.1 · Version 2/)
    assert.match(await read(`${page}/differences/1/2`), /Status · Changed Version 1: .*25 August 2021 Version 2: .*25 October 2021/)

    const closing = {
      outcome: 'died_in_custody',
      closed: '2021-09-11',
      text: 'The prison service said that he died in custody on 11 September 2021.',
    }
    const uncited = await editor.post(`${page}/closing`, closing)
    assert.equal(uncited.status, 422)
    assert.match(uncited.text, /Say what this rests on/)
    const lastWord = 'The accounts of his death differ, and stand below. Thank you for asking.'
    const closed = await editor.post(`${page}/closing`, { ...closing, cites: 'guzman#question/place-at-death', last_word: lastWord })
    assert.equal(closed.status, 303, textOf(closed.text))
    await lookAgain(editor, page)
    await approve(editor, reviewer, page)
    assert.match(await read(page), /Sign/, 'it takes sign-ons until the closing is published')
    await publish(editor, page)
    const last = await read(page)
    assert.match(
      last,
      /Closed: died in custody on 11 September 2021 Abimael Guzmán.*How it ended .*died in custody.*To those who acted .*Thank you for asking\./,
    )
    assert.match(last, /Version 3: closing \(this one\).*Version 2: update 1 .*Version 1: first version .*Approved by: a second person/)
    const { rows: ended } = await sql<{ together: boolean }>`
      select signon_campaigns.xmin::text = editions.xmin::text as together from signon_campaigns, editions
      where signon_campaigns.closed_at is not null and editions.version = 3`.execute(db)
    assert.deepEqual(ended, [{ together: true }], 'the sign-ons are closed in the transaction that publishes the closing')
    assert.equal((await findEdition(db, id))?.edition.change, 'closing')

    const tellings = `${page}/sign-ons/tellings`
    const begun = await editor.post(tellings, { occasion: 'closing' }, { on: tellings })
    const telling = /^[^?]+/.exec(begun.location ?? '')?.[0] ?? assert.fail(textOf(begun.text))
    assert.equal((await reviewer.post(`${telling}/approval`, {}, { on: telling })).status, 303)
    const administrator = await member('administrator')
    const start = () => administrator.post(`${telling}/start`, { key: new File([keyFile], 'key.json'), pace: '60', sure: 'yes' })
    assert.equal((await start()).status, 303)
    for (let seconds = 0; seconds < 5; seconds++) {
      time.now = new Date(time.now.getTime() + 1000)
      await tellNext(signOns)
    }
    const told = mails.filter(({ kind }) => kind === 'telling')
    assert.deepEqual(
      told.map(({ to }) => to),
      ['ines@example.net'],
      'one who asked is told, once',
    )
    assert.match(told[0]!.text, /Lo que usted firmó queda cerrado: muerte bajo custodia\..*appeals\/PER-001-0721\n/s)
    assert.match((await start()).text, /It has ended/)
  }))
