import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atSigning, sheets, signOnsPage as page } from '../../../../test/fixtures/signing-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { caseKeyOf } from '../../../cases/index.ts'
import { foldReleased } from '../../../log/index.ts'
import { askAsOrganisation, confirm, listBatches, openExport, organisationsToReview, readSealedLines } from '../../../signons/index.ts'
import { release, sign, type CampaignInTest } from '../../../signons/testing.ts'

const counts = async ({ db, log }: CampaignInTest) => {
  await release(log)
  return (await foldReleased(db)).appeals.get('EX-001')!
}

async function askAs({ signOns, mails }: CampaignInTest, domain: string, mail: string): Promise<void> {
  const asked = await askAsOrganisation(
    signOns,
    {
      appeal: 'EX-001',
      version: 1,
      lang: 'en',
      request: randomBytes(16).toString('base64url'),
      names: [{ text: `Committee of ${domain}`, lang: 'en' }],
      country: 'PE',
      kind: 'ngo',
      domain,
      officer: 'Olga Officer',
      capacity: 'Secretary',
      showOfficer: false,
      status: 'special',
      mail,
      authorised: true,
    },
    '192.0.2.7',
  )
  assert.equal(asked.kind, 'asked', JSON.stringify(asked))
  const token = /\/s\/([A-Za-z0-9_-]{43})/.exec(mails.findLast(({ to }) => to === mail)?.text ?? '')?.[1] ?? assert.fail()
  assert.equal((await confirm(signOns, token)).kind, 'organisation')
}

test('a reviewer accepts an organisation that could not show its domain, and refuses another with a reason', () =>
  atSigning(async (desk) => {
    const { db, member } = desk
    const reviewer = await member('reviewer')
    await askAs(desk, 'true.example.org', 'olga@elsewhere.example')
    await askAs(desk, 'false.example.org', 'oleg@elsewhere.example')
    const list = await reviewer.get(`${page}/organisations`)
    assert.match(textOf(list.text), /To review: 2 .*Committee of true\.example\.org.*special consultative status.*sealed/)
    assert.doesNotMatch(list.text, /Olga|elsewhere\.example/)
    for (const where of [page, '/appeals']) assert.match(textOf((await reviewer.get(where)).text), /2 organisations to review/)
    assert.doesNotMatch((await (await member('reader')).get('/appeals')).text, /to review/)
    const [yes, no] = await organisationsToReview(db, 'EX-001')
    const decide = (id: number, decision: string, reason = '') =>
      reviewer.post(
        `${page}/organisations`,
        { organisation: String(id), [`decision.${id}`]: decision, [`reason.${id}`]: reason },
        { on: `${page}/organisations` },
      )
    assert.match(textOf((await decide(no!.id, 'refuse')).text), /Say why/)
    assert.equal((await decide(no!.id, 'refuse', 'not-what-it-says')).status, 303)
    assert.equal((await decide(yes!.id, 'accept')).status, 303)
    const { organisations, total } = await counts(desk)
    assert.deepEqual([organisations.map(({ standing }) => standing), total], [['counted'], 0])
    assert.match(textOf((await reviewer.get(`${page}/organisations`)).text), /Shown: 1 .*Accepted by a reviewer/)
    // Somebody else of the same domain asks: who reviews it is told what it would replace.
    await askAs(desk, 'true.example.org', 'other@true.example.org')
    const replacing = textOf((await reviewer.get(`${page}/organisations`)).text)
    assert.match(replacing, /To review: 1 .*One of this domain stands already \(entry 1\)\..*takes its place.* Shown: 1 /)
    assert.equal((await decide(yes!.id, 'refuse', 'not-what-it-says')).status, 303)
    assert.deepEqual(
      (await counts(desk)).organisations.map(({ standing }) => standing),
      ['removed'],
    )
  }))

test('a batch on paper is recorded apart, and corrected by another', () =>
  atSigning(async (desk) => {
    const { db, member } = desk
    const editor = await member('editor')
    const wrong = await editor.post(`${page}/paper/new`, { ...sheets, accepted: '121', from: 'last week' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /value="last week"/)
    const early = await editor.post(`${page}/paper/new`, { ...sheets, to: '2021-07-27' })
    assert.deepEqual([early.status, textOf(early.text).match(/This day is still to come/g)?.length], [422, 2])
    const turned = await editor.post(`${page}/paper/new`, { ...sheets, collected_by: 'A \u202Enoinu' })
    assert.match(textOf(turned.text), /a mark in it that nobody sees \(U\+202E\)/)
    assert.equal(turned.status, 422)
    assert.equal((await editor.post(`${page}/paper/new`, sheets)).status, 303)
    const { id } = (await listBatches(db, 'EX-001'))[0]!
    const form = `${page}/paper/new?corrects=${id}`
    assert.match((await editor.get(form)).text, /value="A union"/)
    assert.equal((await editor.post(`${page}/paper/new`, { accepted: '110' }, { on: form })).status, 303)
    const { batches, total } = await counts(desk)
    assert.deepEqual(
      [batches.map(({ accepted, standing }) => [accepted, standing]), total],
      [
        [
          [111, 'withdrawn'],
          [110, 'counted'],
        ],
        0,
      ],
    )
    assert.match(textOf((await editor.get(`${page}/paper`)).text), /110 accepted of 120 claimed .* 111 accepted of 120 claimed, taken back/)
    assert.match(textOf((await editor.post(`${page}/paper/new`, {}, { on: form })).text), /does not stand any more/)
  }))

test('the same batch sent twice is recorded once', () =>
  atSigning(async (desk) => {
    const editor = await desk.member('editor')
    const twice = { ...sheets, _once: 'the-same-form' }
    const answers = await Promise.all([editor.post(`${page}/paper/new`, twice), editor.post(`${page}/paper/new`, twice)])
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303],
    )
    assert.equal((await listBatches(desk.db, 'EX-001')).length, 1)
  }))

test('where it breaks off between a batch and what it corrects, or before the form is remembered, nothing counts twice', () =>
  atSigning(async (desk) => {
    const { db, member } = desk
    const editor = await member('editor')
    await editor.post(`${page}/paper/new`, sheets)
    const form = `${page}/paper/new?corrects=${(await listBatches(db, 'EX-001'))[0]!.id}`
    await sql`create function break_off() returns trigger language plpgsql as $$ begin raise 'broken off'; end $$`.execute(db)
    for (const [event, table] of [
      ['update', 'paper_batches'],
      ['insert', 'paper_batches'],
      ['update', 'submissions'],
    ] as const) {
      await sql`create trigger broken before ${sql.raw(event)} on ${sql.table(table)} execute function break_off()`.execute(db)
      assert.equal((await editor.post(`${page}/paper/new`, { accepted: '110', _once: 'one-form' }, { on: form })).status, 500, table)
      await sql`drop trigger broken on ${sql.table(table)}`.execute(db)
      assert.deepEqual(
        (await counts(desk)).batches.map(({ accepted, standing }) => [accepted, standing]),
        [[111, 'counted']],
      )
    }
    for (let times = 1; times <= 2; times++)
      assert.equal((await editor.post(`${page}/paper/new`, { accepted: '110', _once: 'one-form' }, { on: form })).status, 303)
    const standing = (await counts(desk)).batches.filter((batch) => batch.standing === 'counted')
    assert.deepEqual(
      standing.map(({ accepted }) => accepted),
      [110],
    )
  }))

test('what staff did with sign-ons stands in the record of its case', () =>
  atSigning(async ({ db, member, administrator }) => {
    await (await member('editor')).post(`${page}/paper/new`, sheets)
    const { rows } = await sql<{ action: string }>`
      select action from audit where case_key = ${await caseKeyOf(db, 'example')} and action in ('signon.open', 'signon.batch')
      order by 1`.execute(db)
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['signon.batch', 'signon.open'],
    )
    assert.match(textOf((await administrator.get('/audit?case=example')).text), /recorded signatures on paper/)
    // The appeal cites a second case: what is one act is recorded for both, and says so.
    await sql`insert into cases (key, id_digest, revision, opened_at) overriding system value
      select 99, '\\x01', revision, opened_at from cases limit 1`.execute(db)
    await sql`insert into edition_cases (appeal, version, lang, case_key, revision)
      select appeal, version, lang, 99, revision from edition_cases limit 1`.execute(db)
    await administrator.post(`${page}/pause`, {}, { on: page })
    const told = textOf((await administrator.get('/audit?action=signon.pause')).text)
    assert.equal(told.match(/one act, recorded for each of 2 cases/g)?.length, 2)
  }))

test('a sample is drawn by a public seed, opens with the key only, and its result is published', () =>
  atSigning(async (desk) => {
    const { administrator, privateKey } = desk
    for (const name of ['Ana', 'Berta', 'Carla']) await sign(desk, { name: `${name} Quispe`, mail: `${name}@example.net` })
    await counts(desk)
    const draw = (typed: Readonly<Record<string, string>>) =>
      administrator.post(`${page}/audits/sample`, { edition: '0', n: '2', seed: '7 11 23', ...typed }, { on: `${page}/audits` })
    assert.match(textOf((await draw({ n: 'many' })).text), /from 1 to 10,000/)
    const drawn = await draw({})
    assert.equal(drawn.status, 200)
    assert.doesNotMatch(drawn.text, /Quispe|Ana|example\.net/)
    assert.equal((await draw({})).text, drawn.text)
    const read = readSealedLines(drawn.text)
    assert.ok(read.kind === 'read')
    assert.deepEqual(
      read.lines.map(({ entry }) => entry).toSorted((a, b) => a - b),
      drawnByHand('7 11 23', [1, 2, 3], 2),
    )
    const { rows, bad } = openExport(read.lines, [privateKey])
    assert.deepEqual([rows.length, bad.length], [2, 0])
    const result = { edition: '0', seed: '7 11 23', size: '4', sampled: '2', erased: '', bad: '3', method: 'Each was asked.' }
    const named = (typed: object) =>
      Object.fromEntries(Object.entries({ ...result, ...typed }).map(([name, text]) => [`result.${name}`, text]))
    const refused = await administrator.post(`${page}/audits`, named({}))
    assert.match(textOf(refused.text), /not more than could be judged/)
    const impossible = await administrator.post(`${page}/audits`, named({ sampled: '500', bad: '0' }))
    assert.equal(impossible.status, 422)
    assert.match(textOf(impossible.text), /more than were drawn: 3 sign-ons of this version stood in a log of that size/)
    assert.equal((await administrator.post(`${page}/audits`, named({ bad: '0' }))).status, 303)
    assert.deepEqual(
      (await counts(desk)).audits.map(({ sampled, bad: found }) => [sampled, found]),
      [[2, 0]],
    )
    assert.match(textOf((await administrator.get(`${page}/audits`)).text), /0 bad of 2 judged Each was asked/)
  }))

/** As the page says it is done. */
const drawnByHand = (seed: string, entries: readonly number[], count: number): number[] =>
  entries
    .map((entry) => ({ entry, hash: createHash('sha256').update(`${seed} ${entry}`).digest('hex') }))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, count)
    .map(({ entry }) => entry)
    .toSorted((a, b) => a - b)
