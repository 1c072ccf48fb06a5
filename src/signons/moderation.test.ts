import assert from 'node:assert/strict'
import { csvSafe } from '../kit/index.ts'
import { test } from 'node:test'
import { sql } from 'kysely'
import { listNames } from './shown-names.ts'
import {
  cancelRemoval,
  doRemovals,
  drawSample,
  forAddressee,
  listAudits,
  listBatches,
  listOrganisations,
  listRemovals,
  openExport,
  openOrganisation,
  openOwn,
  organisationsToReview,
  previewRemoval,
  readSealedLines,
  readSigningStateNow,
  reaffirmOrganisation,
  recordAuditResult,
  recordBatch,
  removeOrganisation,
  reviewOrganisation,
  startRemoval,
  withdrawBatch,
  withdrawOrganisation,
  writeSealedLines,
  askAsOrganisation,
  confirm,
} from './index.ts'
import type { OrganisationForm, RemovalCondition } from './index.ts'
import { wordsLeft } from '../../test/words-left.ts'
import { doSlice } from './removal-slice.ts'
import { publishVersion, withCampaign } from '../../test/fixtures/campaign.ts'
import { appeal, ask, mailedLink, operator, release, sign, type CampaignInTest } from './testing.ts'

const stateOf = async ({ db, log }: CampaignInTest) => {
  await release(log)
  const state = await readSigningStateNow(db, appeal)
  return state.kind === 'none' || state.counts === null ? assert.fail('nothing is counted') : { ...state, counts: state.counts }
}

/** So many people sign at once; each with a mailbox of its own. */
async function many(campaign: CampaignInTest, count: number, disclosure: 'n' | 'a' | 'c'): Promise<void> {
  const asked = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      ask(campaign, { name: `Bot ${disclosure}`, mail: `bot-${disclosure}-${at}@example.net`, disclosure }),
    ),
  )
  await Promise.all(asked.map(({ token }) => confirm(campaign.signOns, token)))
}

test('what a condition means is counted first, then removed by hundreds with a public reason, and the log says so of each', () =>
  withCampaign(async (campaign) => {
    const { signOns, db } = campaign
    await many(campaign, 230, 'n')
    await sign(campaign, { name: 'Rosa Díaz', disclosure: 'n' })
    const condition = { state: 'c', disclosure: 'n', name: 'bot' } as const
    assert.equal((await previewRemoval(db, appeal, condition)).count, 230)
    const asked = { kind: 'remove', condition, reason: 'automated', publicReason: 'Sent by a program within a minute.' } as const
    assert.deepEqual(await startRemoval(signOns, appeal, asked, operator), { kind: 'started', number: 1, total: 230 })
    assert.equal(await signOns.committer.change((batch) => doSlice(batch, 1)), 100)
    assert.equal((await stateOf(campaign)).counts.total, 131)
    await doRemovals(signOns)
    const { counts } = await stateOf(campaign)
    assert.deepEqual([counts.total, counts.removed], [1, [['automated', 230]]])
    assert.deepEqual((await listNames(db, appeal, { limit: 9, offset: 0 })).names, ['Rosa Díaz'])
    const [removal] = await listRemovals(db, appeal)
    assert.deepEqual([removal?.state, removal?.done, removal?.condition], ['done', 230, { state: 'c', disclosure: 'n', name: true }])
    const back = { kind: 'restore', condition: { state: 'r' }, reason: 'removed-by-mistake', publicReason: 'They were people.' } as const
    await startRemoval(signOns, appeal, back, operator)
    await doRemovals(signOns)
    assert.deepEqual([(await stateOf(campaign)).counts.total, (await stateOf(campaign)).counts.removed], [231, []])
    assert.equal((await listNames(db, appeal, { limit: 1, offset: 0 })).total, 231)
  }))

test('a removal that is cancelled stops after the hundred that is being done', () =>
  withCampaign(async (campaign) => {
    const { signOns, db } = campaign
    await many(campaign, 150, 'c')
    await startRemoval(signOns, appeal, { kind: 'remove', condition: { state: 'c' }, reason: 'other', publicReason: 'A test.' }, operator)
    await signOns.committer.change((batch) => doSlice(batch, 1))
    assert.deepEqual(await cancelRemoval(signOns, 1, operator), { kind: 'changed' })
    assert.equal(await doRemovals(signOns), 0)
    assert.deepEqual([(await stateOf(campaign)).counts.total, (await listRemovals(db, appeal))[0]?.state], [50, 'cancelled'])
    assert.deepEqual(await cancelRemoval(signOns, 1, operator), { kind: 'none' })
  }))

test('a removal needs a condition, a reason of the list and words for everybody; a country that hides in no entry finds nobody', () =>
  withCampaign(async (campaign) => {
    const { signOns, db } = campaign
    await sign(campaign)
    const wrong = {
      kind: 'remove',
      condition: { state: 'q' } as unknown as RemovalCondition,
      reason: 'because',
      publicReason: ' ',
    } as const
    assert.deepEqual(await startRemoval(signOns, appeal, wrong, operator), {
      kind: 'refused',
      errors: ['condition', 'reason', 'publicReason'],
    })
    assert.equal((await previewRemoval(db, appeal, { state: 'c', country: 'PE' })).count, 0)
  }))

test('a country stands in an entry from the twenty-first sign-on of it on', () =>
  withCampaign(async (campaign) => {
    for (let at = 0; at < 3; at++) await many(campaign, 8, (['n', 'a', 'c'] as const)[at]!)
    await sign(campaign, { country: 'MX', mail: 'mx@example.net' })
    await sign(campaign, {
      mail: 'no@example.net',
      consents: { sign: true, showName: false, toAddressee: false, country: false, outcome: false },
    })
    const { counts } = await stateOf(campaign)
    assert.deepEqual([counts.total, counts.byCountry, counts.withoutCountry], [26, [['PE', 4]], 22])
  }))

test('what is held counts once a reviewer lets it through, with its name and its country', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, limits } = campaign
    limits.network = 'over'
    const own = await sign(campaign, { name: 'Rosa Díaz', disclosure: 'n' })
    await sign(campaign, { name: 'Bot', mail: 'bot@example.net' })
    const held = await openOwn(signOns, own)
    assert.deepEqual(held.kind === 'record' && [held.state, held.reason, held.entry], ['held', 'many-from-one-network', null])
    const id = Number(own.split('-')[0])
    await startRemoval(
      signOns,
      appeal,
      { kind: 'release', condition: { state: 'h', ids: [id] }, reason: '', publicReason: 'Looked at.' },
      operator,
    )
    await startRemoval(
      signOns,
      appeal,
      { kind: 'remove', condition: { state: 'h' }, reason: 'automated', publicReason: 'A program.' },
      operator,
    )
    await doRemovals(signOns)
    const { counts, held: left } = await stateOf(campaign)
    assert.deepEqual([counts.total, counts.removed, left], [1, [], []])
    assert.deepEqual((await listNames(db, appeal, { limit: 9, offset: 0 })).names, ['Rosa Díaz'])
    const page = await openOwn(signOns, own)
    assert.equal(page.kind === 'record' && page.state, 'confirmed')
  }))

const organisation: OrganisationForm = {
  appeal,
  version: 1,
  lang: 'en',
  request: 'AAAAAAAAAAAAAAAAAAAAAA',
  names: [
    { text: 'Comité de Ejemplo', lang: 'es' },
    { text: 'Example Committee', lang: 'en' },
  ],
  country: 'PE',
  kind: 'ngo',
  domain: 'https://www.comite.example/es/',
  officer: 'Luisa Ejemplo',
  capacity: 'President',
  showOfficer: false,
  status: 'special',
  mail: 'luisa@comite.example',
  authorised: true,
}

async function askOrganisation({ signOns, mails }: CampaignInTest, given: Partial<OrganisationForm> = {}): Promise<string> {
  const asked = await askAsOrganisation(signOns, { ...organisation, ...given }, '::1')
  assert.equal(asked.kind, 'asked', JSON.stringify(asked))
  return /\/s\/(\S+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? assert.fail()
}

test('an organisation is confirmed at an address of its domain, affirms a new version, and is withdrawn', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, mails, log, time } = campaign
    assert.deepEqual(await confirm(signOns, await askOrganisation(campaign)), { kind: 'organisation', state: 'confirmed' })
    const link = mailedLink(mails, 'luisa@comite.example')
    await release(log)
    const [shown] = await listOrganisations(db, appeal)
    assert.deepEqual([shown?.record.domain, shown?.confirmedBy, shown?.record.officer], ['comite.example', 'domain', undefined])
    assert.equal((await stateOf(campaign)).counts.total, 0, 'it is never in the total')
    await publishVersion(db, () => time.now, 'Fictional: another title')
    const page = await openOrganisation(signOns, link)
    assert.deepEqual(page.kind === 'record' && [page.record.version, page.newest, page.officer.name], [1, 2, 'Luisa Ejemplo'])
    assert.deepEqual(await reaffirmOrganisation(signOns, link), { kind: 'changed' })
    assert.deepEqual(await listOrganisations(db, appeal), [shown], 'the version before, until the new one is released')
    const standing = async () => (await stateOf(campaign)).counts.organisations.map(({ standing: how }) => how)
    assert.deepEqual(await standing(), ['withdrawn', 'counted'])
    assert.equal((await listOrganisations(db, appeal))[0]?.record.version, 2)
    assert.deepEqual(await withdrawOrganisation(signOns, link), { kind: 'changed' })
    assert.deepEqual([await standing(), (await openOrganisation(signOns, link)).kind], [['withdrawn', 'withdrawn'], 'gone'])
    assert.deepEqual(await wordsLeft(['Luisa Ejemplo', 'Comité de Ejemplo', 'comite.example'], { db }), [])
  }))

test('another mailbox of its domain does not replace what an organisation signed: only its own link does, or a reviewer', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, mails, log } = campaign
    const standing = async () => (await listOrganisations(db, appeal)).map(({ id, record }) => [id, record.names[0]?.text])
    const again = (number: number) =>
      askOrganisation(campaign, {
        names: [{ text: 'Taken Over', lang: 'en' }],
        mail: 'intern@comite.example',
        officer: 'Ines Oficial',
        request: `${number}`.repeat(21).concat('A'),
      })
    assert.deepEqual(await confirm(signOns, await askOrganisation(campaign)), { kind: 'organisation', state: 'confirmed' })
    const first = mailedLink(mails, 'luisa@comite.example')
    await release(log)
    const [before] = await standing()
    assert.deepEqual(await confirm(signOns, await again(1)), { kind: 'organisation', state: 'review' })
    assert.match(mails.at(-1)?.text ?? '', /stands there already/)
    const later = mailedLink(mails, 'intern@comite.example')
    assert.deepEqual(await reaffirmOrganisation(signOns, later), { kind: 'not-standing' })
    await release(log)
    assert.deepEqual(await standing(), [before])
    assert.equal((await openOrganisation(signOns, first)).kind, 'record')
    // What the later one takes back is its own.
    assert.deepEqual(await withdrawOrganisation(signOns, later), { kind: 'changed' })
    assert.deepEqual(await standing(), [before])

    assert.equal((await confirm(signOns, await again(2))).kind, 'organisation')
    const [waiting] = await organisationsToReview(db, appeal)
    assert.equal(waiting?.replaces, before?.[0])
    assert.deepEqual(await reviewOrganisation(signOns, waiting!.id, 'accept', operator), { kind: 'changed' })
    await release(log)
    assert.deepEqual(await standing(), [[waiting!.id, 'Taken Over']])
    assert.equal((await openOrganisation(signOns, first)).kind, 'gone')
    assert.deepEqual(await wordsLeft(['Luisa Ejemplo', 'Comité de Ejemplo', 'Ines Oficial', 'luisa@comite.example'], { db }), [])

    // Removed by a reviewer, it does not come back without one.
    assert.deepEqual(await removeOrganisation(signOns, waiting!.id, 'signed-by-another', operator), { kind: 'changed' })
    assert.deepEqual(await confirm(signOns, await again(3)), { kind: 'organisation', state: 'review' })
    assert.equal((await organisationsToReview(db, appeal))[0]?.replaces, null)
  }))

test('an organisation whose mail proves nothing waits for a reviewer, and is shown when accepted', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, log, mails } = campaign
    const proofless = [{ mail: 'comite@gmail.com' }, { mail: 'x@other.example' }, { domain: 'gmail.com', mail: 'x@gmail.com' }]
    for (const [at, given] of proofless.entries())
      assert.deepEqual(await confirm(signOns, await askOrganisation(campaign, { ...given, request: `${at}`.repeat(21).concat('A') })), {
        kind: 'organisation',
        state: 'review',
      })
    const waiting = await organisationsToReview(db, appeal)
    assert.equal(waiting.length, 3)
    assert.deepEqual(await reviewOrganisation(signOns, waiting[0]!.id, 'accept', operator), { kind: 'changed' })
    assert.deepEqual(await reviewOrganisation(signOns, waiting[2]!.id, { refuse: 'not-what-it-says' }, operator), { kind: 'changed' })
    await release(log)
    assert.deepEqual(
      (await listOrganisations(db, appeal)).map(({ confirmedBy }) => confirmedBy),
      ['reviewer'],
    )
    const page = await openOrganisation(signOns, mailedLink(mails, 'x@gmail.com'))
    assert.equal(page.kind === 'record' && page.state, 'removed')
    assert.equal((await askAsOrganisation(signOns, { ...organisation, names: [], authorised: false }, '::1')).kind, 'refused')
  }))

test('a batch on paper stands apart with what was claimed and accepted, and can be taken back', () =>
  withCampaign(async (campaign) => {
    const { signOns, db } = campaign
    const paper = {
      version: 1,
      lang: 'en',
      collectedBy: 'Parish of San Juan',
      place: 'Lima',
      from: '2021-07-01',
      to: '2021-07-20',
      claimed: 120,
      accepted: 113,
      scan: 'ab'.repeat(32),
      method: 'Each tenth was telephoned.',
    }
    assert.deepEqual(await recordBatch(signOns, appeal, { ...paper, accepted: 121, place: '' }, operator), {
      kind: 'refused',
      errors: ['place', 'accepted'],
    })
    const recorded = await recordBatch(signOns, appeal, paper, operator)
    assert.ok(recorded.kind === 'recorded')
    const { counts } = await stateOf(campaign)
    assert.deepEqual([counts.total, counts.batches[0]?.claimed, counts.batches[0]?.accepted], [0, 120, 113])
    assert.deepEqual(await withdrawBatch(signOns, recorded.id, operator), { kind: 'changed' })
    assert.equal((await stateOf(campaign)).counts.batches[0]?.standing, 'withdrawn')
    assert.ok((await listBatches(db, appeal))[0]?.withdrawnAt)
  }))

test('a sample is drawn by a seed, opened with the key and held against the log; what was changed in the database shows', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, log, privateKey } = campaign
    await many(campaign, 30, 'a')
    await release(log)
    const draw = (seed: string) => drawSample(signOns, appeal, { edition: 0, n: 10, seed }, operator)
    const [one, same, other] = [await draw('lottery 7'), await draw('lottery 7'), await draw('lottery 8')]
    assert.ok(one.kind === 'drawn' && other.kind === 'drawn')
    assert.deepEqual(one, same)
    assert.notDeepEqual(one.lines, other.lines)
    const read = readSealedLines(writeSealedLines(one.lines))
    assert.ok(read.kind === 'read')
    const opened = openExport(read.lines, [privateKey])
    assert.deepEqual([opened.rows.length, opened.unchecked, opened.bad], [10, 0, []])
    const without = read.lines.map(({ commitment, ...line }, index) =>
      index === 0 || commitment === undefined ? line : { ...line, commitment },
    )
    assert.equal(openExport(without, [privateKey]).unchecked, 1, 'a line that says nothing of the log was not compared')
    const [first, second, ...rest] = one.lines
    const swapped = openExport(
      [{ ...first!, wrap: second!.wrap, content: second!.content }, { ...second!, content: `${second!.content!.slice(0, -2)}AA` }, ...rest],
      [privateKey],
    )
    assert.deepEqual(
      swapped.bad.map(({ why }) => why),
      ['not-what-was-logged', 'damaged'],
    )
    const result = { edition: 0, seed: 'lottery 7', size: one.sample.size, sampled: 10, erased: 0, bad: 1, method: 'Each was written to.' }
    assert.equal((await recordAuditResult(signOns, appeal, result, operator)).kind, 'recorded')
    assert.deepEqual(await recordAuditResult(signOns, appeal, { ...result, bad: 11, seed: '' }, operator), {
      kind: 'refused',
      errors: ['seed', 'bad'],
    })
    assert.deepEqual((await listAudits(db, appeal))[0]?.result, result)
    assert.deepEqual(
      (await stateOf(campaign)).counts.audits.map(({ sampled, bad }) => [sampled, bad]),
      [[10, 1]],
    )
  }))

test('no cell of a spreadsheet begins a formula, and the addressee gets only who agreed to it', () => {
  const csv = csvSafe([
    { name: '=HYPERLINK("http://x")', mail: '+1', note: '\tx' },
    { name: '@a', mail: '-b', note: ' =c' },
    { name: 'Ana, "la"', mail: '', note: 'línea\notra' },
  ])
  const cells = csv
    .slice(1)
    .split(/,|\r\n/)
    .map((cell) => cell.replace(/^"/, ''))
  for (const cell of cells) assert.doesNotMatch(cell, /^\s*[=+\-@\t\r]/)
  assert.match(csv, /^\uFEFFname,mail,note\r\n/)
  assert.match(csv, /"Ana, ""la""",,"línea\notra"\r\n$/)
  const row = {
    id: 1,
    entry: 1,
    state: 'c',
    version: 1,
    lang: 'en',
    name: 'Ana',
    mail: 'a@x.example',
    country: 'PE',
    outcomeMails: false,
    corrections: 0,
  } as const
  const rows = [
    { ...row, disclosure: 'n' },
    { ...row, disclosure: 'c' },
    { ...row, disclosure: 'a', state: 'w' },
  ] as const
  assert.deepEqual(forAddressee(rows), [{ name: 'Ana', country: 'PE' }])
})

test('a removal that fails holds none of those up that were begun after it', () =>
  withCampaign(async (campaign) => {
    const { signOns, db } = campaign
    await sign(campaign, { name: 'Luis Rojas', mail: 'luis@example.net', disclosure: 'n' })
    await sign(campaign, { name: 'Rosa Díaz', mail: 'rosa@example.net', disclosure: 'a' })
    for (const disclosure of ['n', 'a'] as const) {
      const asked = { kind: 'remove', condition: { state: 'c', disclosure }, reason: 'automated', publicReason: 'By a program.' } as const
      assert.equal((await startRemoval(signOns, appeal, asked, operator)).kind, 'started')
    }
    await sql`update signon_removals set reason = 'what no entry can say' where number = 1`.execute(db)
    await assert.rejects(doRemovals(signOns))
    assert.deepEqual(
      (await listRemovals(db, appeal)).map(({ number, state }) => [number, state]),
      [
        [2, 'done'],
        [1, 'running'],
      ],
    )
  }))
