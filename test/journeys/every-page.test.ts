import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { beginThread, findDraft, type MarkedAppeal } from '../../src/appeals/index.ts'
import { caseKeyOf, importCase, loadCaseWith, recordEntries, type EntryChange } from '../../src/cases/index.ts'
import { makeCampaignKey, projectPath, systemClock, systemRandomness, type Database } from '../../src/platform/index.ts'
import { noteChanges, publishAppeal } from '../../src/publishing/index.ts'
import {
  askAsOrganisation,
  confirm,
  listEditionsSigned,
  openSigning,
  recordAuditResult,
  recordBatch,
  startRemoval,
} from '../../src/signons/index.ts'
import { release, sign } from '../../src/signons/testing.ts'
import { codeAt } from '../../src/staff/index.ts'
import { addStaffMember } from '../../src/staff/testing.ts'
import { addTerm, changeTranslation, segmentsOf } from '../../src/translations/index.ts'
import { lines } from '../../src/web/desk/chapters.ts'
import { openBrowser } from '../browser.ts'
import { fill } from '../desk/parts-of-addresses.ts'
import { withSites, type OpenedSites } from '../desk/sites.ts'
import { evaluated, facts, readCase } from '../fixtures/hospital-case.ts'
import { keepCollection, personsHeld } from '../fixtures/kept-collection.ts'
import { keepDossiers, type KeptDossiers } from '../fixtures/kept-dossiers.ts'
import { keepSubmissions, type KeptSubmissions } from '../fixtures/kept-submissions.ts'
import { keepTellings, type KeptTellings } from '../fixtures/kept-tellings.ts'
import { violationsOn } from './accessible.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

/** As it stood before its appeal was closed: what is closed cannot be opened for sign-ons. */
const beforeItsEnd = readFileSync(projectPath('data', 'demo', 'guzman.yaml'), 'utf8').replace(
  /status: closed(\s+opened: \S+)\s+closed: \S+\s+outcome: \S+/,
  'status: open$1',
)
const demo = readCase(beforeItsEnd)
const longAddress = `https://example.org/${'alongaddress'.repeat(24)}`
const guzman = {
  ...demo,
  claims: demo.claims.map((one, at) => (at > 0 ? one : { ...one, statement: `${one.statement} ${longAddress}` })),
  documents: demo.documents.map((one, at) =>
    at > 0 ? one : { ...one, text: `${'Una línea del comunicado, de muchas. '.repeat(900)}\nEl 17 de julio de 2021 fue trasladado.` },
  ),
}
const [caseId, appeal] = [guzman.case.id, guzman.appeals[0]!.id]
const contested = evaluated([guzman])
  .evaluations.get(caseId)!
  .points.find(({ state, fact }) => state === 'contested' && fact !== undefined)!
const longName = 'An office whose name goes on for longer than a small screen is wide'

/**
 * Every page of the table (src/web/desk/chapters.ts) by its path, with the queries with which it is looked at; the parts of
 * the path are filled in below. `null`: nothing that is shown by itself, but a stylesheet, a table to download, a word to a
 * script, or the way to another page. `steps`: a page on the way in, which is walked through.
 */
const pages: Readonly<Record<string, readonly string[] | null | 'steps'>> = {
  '/sign-in': 'steps',
  '/sign-in/second-factor': 'steps',
  '/invitations/:token': 'steps',
  '/invitations/:token/second-factor': 'steps',
  '/confirm': ['?next=%2Fcases'],

  '/search': ['', '?q=hospital', '?q=hospital&when=2021-07&kind=claims', '?q=hosptial', '?q=zzzzzz', '?when=soonish'],

  '/languages': [''],

  '/deadlines': ['', '?case=guzman', '?kind=event'],
  '/deadlines/month': ['', '?month=2021-07'],
  '/deadlines/thresholds': [''],
  '/me/calendar': [''],
  '/me/reminders': [''],
  // Each is the page of a link in one mail.
  '/me/reminders/confirm/:token': null,
  '/reminders/stop/:token': null,
  '/calendar/:token/deadlines.ics': null,

  '/me': [''],
  '/me/password': [''],
  '/me/second-factors': [''],
  '/me/second-factors/new': [''],
  '/me/sessions': [''],
  '/me/actions': [''],
  '/staff': [''],
  '/staff/cases': [''],
  '/staff/invite': [''],
  '/staff/:staff': [''],
  '/staff/:staff/role': [''],
  '/staff/:staff/end': [''],
  '/staff/:staff/recover': [''],
  '/settings': [''],
  '/audit': ['', '?day=soon'],
  '/audit.csv': null,
  '/check': [''],
  '/understood': null,

  '/cases': ['', '?q=nothing+of+that+name'],
  '/cases/new': [''],
  '/cases/new/call': [''],
  '/cases/new/report': [''],
  '/cases/new/empty': [''],
  '/cases/new/file': [''],
  '/cases/new/list': [''],
  '/cases/:case': ['', '?at=2021-07-20&known=2021-07-20'],
  '/cases/:case/head': [''],
  '/cases/:case/history': [''],
  '/cases/:case/export': [''],
  '/cases/:case/members': [''],
  '/cases/:case/erasures': [''],
  '/cases/:case/erasures/new': [''],

  '/cases/:case/log': [''],
  '/cases/:case/calls/new': [''],
  '/cases/:case/calls': null,
  '/cases/:case/contacts': null,
  '/cases/:case/handovers': null,
  '/cases/:case/calls/:entry': [''],
  '/cases/:case/calls/:entry/correction': [''],
  '/cases/:case/contacts/new': ['?again=call.0'],
  '/cases/:case/contacts/:entry': [''],
  '/cases/:case/handovers/new': [''],

  '/cases/:case/bodies': ['', '?at=2020-01-01'],
  '/cases/:case/procedures': [''],
  '/cases/:case/procedures/:entry/lift': [''],

  '/cases/:case/submissions': [''],
  '/cases/:case/submissions/new': [''],
  '/cases/:case/submissions/:submission': [''],
  '/cases/:case/submissions/:submission/answers/:answer': [''],
  '/cases/:case/submissions/:submission/annexes': [''],
  '/cases/:case/submissions/:submission/files/:form': null,
  '/cases/:case/submissions/:submission/submission.zip': null,
  '/cases/:case/submissions/:submission/by-hand': [''],
  '/cases/:case/submissions/:submission/deliveries/:delivery/replies/new': [''],
  '/cases/:case/submissions/:submission/replies/:reply': [''],

  '/cases/:case/norms': ['', '?show=all'],
  '/cases/:case/norms/questions': ['', '?show=all'],
  '/cases/:case/norms/changes': ['', '?since=2021-07-18', '?since=soonish'],
  '/cases/:case/norms/:norm': [''],
  '/cases/:case/norms/:norm/appeals': [''],
  '/appeals/:appeal/sentences/norm': [`?case=${caseId}&norm=nmr-44`],

  '/cases/:case/points': ['', '?state=contested'],
  '/cases/:case/point': [`?${new URLSearchParams({ id: contested.id }).toString()}`],
  '/cases/:case/rulings/new': [`?${new URLSearchParams({ point: contested.id }).toString()}`],
  '/cases/:case/occasions/new': ['?subject=guzman&fact=health.examination_date'],
  '/cases/:case/questions': [''],
  '/cases/:case/questions/new': [`?claims=${guzman.claims[0]!.id},${guzman.claims[1]!.id}`],
  '/cases/:case/questions/:question': [''],
  '/cases/:case/questions/:question/explanation': [''],
  '/cases/:case/independence': [''],
  '/cases/:case/independence/new': [''],

  '/cases/:case/claims': ['', '?q=hospital'],
  '/cases/:case/claims/new': [
    '',
    '?call=0',
    `?document=${guzman.documents[0]!.id}`,
    `?${new URLSearchParams({ point: contested.id }).toString()}`,
  ],
  '/cases/:case/claims/:claim': [''],
  '/cases/:case/claims/:claim/retraction': [''],
  '/cases/:case/claims/:claim/mark': [''],
  '/cases/:case/subjects': [''],
  '/cases/:case/subjects/new': [''],
  '/cases/:case/subjects/:subject': [''],
  '/cases/:case/subjects/:subject/correction': [''],
  '/cases/:case/same-persons': [''],
  // Of two persons: looked at in same-person.test.ts.
  '/cases/:case/same-persons/judgement': null,
  '/cases/:case/sources': [''],
  '/cases/:case/sources/new': [''],
  '/cases/:case/sources/:source': [''],
  '/cases/:case/sources/:source/correction': [''],
  '/cases/:case/sources/:source/protection': [''],
  // Of a protected source: looked at in protecting.test.ts.
  '/cases/:case/sources/:source/identity': null,
  '/cases/:case/documents': [''],
  '/cases/:case/documents/new': [''],
  '/cases/:case/documents/new/files': [''],
  '/cases/:case/documents/new/address': [''],
  '/cases/:case/documents/new/uploads/:upload': null,
  '/cases/:case/documents/:document': [''],
  '/cases/:case/documents/:document/original': null,
  '/cases/:case/documents/:document/files/:file': null,
  '/cases/:case/documents/:document/thumbnail': null,
  '/cases/:case/documents/:document/pages/:page': null,
  // Of a document that has a file: looked at in documents.test.ts.
  '/cases/:case/documents/:document/copies/new': null,
  '/cases/:case/documents/:document/copies/:file': null,
  '/cases/:case/documents/:document/copies/:file/pages/:page': null,
  '/cases/:case/documents/:document/correction': [''],
  '/cases/:case/documents/:document/mark': [''],
  '/cases/:case/documents/:document/text': ['', '?part=2', '?start=10&end=40'],
  '/cases/:case/passages': [''],
  // Of a list: looked at in lists.test.ts.
  '/cases/:case/lists': [''],
  '/cases/:case/lists/:list': null,
  '/cases/:case/lists/:list/columns': null,
  '/cases/:case/lists/:list/rows': null,
  '/cases/:case/who-sees': ['', '?list=documents', '?list=claims&from=sealed'],
  '/cases/:case/consents': [''],
  '/cases/:case/consents/new': [''],
  '/cases/:case/consents/:entry': [''],
  '/cases/:case/consents/:entry/correction': [''],

  '/bodies': [''],
  '/bodies/new': [''],
  '/bodies/:body': [''],
  '/bodies/:body/edit': [''],
  '/bodies/:body/objection': [''],
  '/bodies/:body/withdrawal': [''],
  '/deliveries': [''],
  '/deliveries.csv': null,
  '/deliveries/pace': [''],
  '/appeals/:appeal/deliveries': [''],
  '/appeals/:appeal/deliveries/:delivery': [''],
  '/appeals/:appeal/dossiers/new': [''],
  '/appeals/:appeal/dossiers/:dossier': [''],
  '/appeals/:appeal/dossiers/:dossier/letter': [''],
  '/appeals/:appeal/dossiers/:dossier/letter.pdf': null,
  '/appeals/:appeal/dossiers/:dossier/annexes': [''],
  '/appeals/:appeal/dossiers/:dossier/dossier.zip': null,
  '/appeals/:appeal/dossiers/:dossier/by-hand': [''],
  '/appeals/:appeal/deliveries/:delivery/replies/new': [''],
  '/appeals/:appeal/replies/:reply': [''],
  '/appeals/:appeal/letters': [''],

  '/norms': ['', '?q=incommunicado', '?q=zzzzzz'],
  '/norms/settings': [''],
  '/norms/states': [''],
  '/norms/states/:state': [''],
  '/norms/:instrument': [''],
  '/norms/:instrument/states': [''],
  '/norms/:instrument/:norm': [''],

  '/patterns': ['', '?rows=place&columns=year&country=PE', '?norms=nmr&held=now', '?from=yesterday&norms=none&place=x'],
  '/patterns/table.csv': null,
  '/patterns/persons': ['?rows=country&row=PE', '?row=none'],
  '/collections': ['', '?archived=yes'],
  '/collections/new': ['', '?country=PE&held=now&norms=nmr-44&rows=place'],
  '/collections/:collection': [''],
  '/collections/:collection/edit': [''],
  '/collections/:collection/history': [''],
  '/collections/:collection/changes': [''],
  '/collections/:collection/releases/:release': [''],
  '/collections/:collection/take-down': [''],
  '/collections/:collection/appeal': [''],

  '/comparisons': ['', '?fact=health.diagnosis&age=80', '?outcome=humanitarian', '?age=old'],
  '/comparisons/table': ['', '?with=guzman%23guzman&with=fujimori%23fujimori'],
  '/comparisons/table.csv': null,
  '/comparisons/citation': ['?cite=guzman%23C1'],
  '/appeals/:appeal/sentences/compared': ['?cite=fujimori%23C3', '?cite=guzman%23C45'],

  '/appeals': [''],
  '/appeals/changed': [''],
  '/cases/:case/appeals/new': [''],
  '/appeals/:appeal': [''],
  '/appeals/:appeal/citations': null,
  '/appeals/:appeal/history': [''],
  '/appeals/:appeal/preview': [''],
  '/appeals/:appeal/preview.css': null,
  '/appeals/:appeal/head': [''],
  '/appeals/:appeal/news': [''],
  '/appeals/:appeal/extension': [''],
  '/appeals/:appeal/closing': [''],
  '/appeals/:appeal/comments': ['', '?thread=1'],
  '/appeals/:appeal/sentences/:part{[0-9]+}/comment': [''],
  '/appeals/:appeal/standings': [''],
  '/appeals/:appeal/differences': ['', '?from=now&to=1'],
  '/appeals/:appeal/kept-changes/:change{[0-9]+}': [''],
  '/appeals/:appeal/sections/new': [''],
  '/appeals/:appeal/sections/:part{[0-9]+}': [''],
  '/appeals/:appeal/sentences/new': [''],
  '/appeals/:appeal/sentences/:part{[0-9]+}': [''],
  '/appeals/:appeal/addressees/new': [''],
  '/appeals/:appeal/addressees/:part{[0-9]+}': [''],
  '/appeals/:appeal/undecided': [''],
  '/appeals/:appeal/risk-review': [''],
  '/appeals/:appeal/approval': [''],
  '/appeals/:appeal/publication': [''],
  '/appeals/:appeal/who-sees': [''],
  '/appeals/:appeal/take-down': [''],
  '/appeals/:appeal/translations': ['', '?lang=english'],
  '/appeals/:appeal/translations/:lang{[A-Za-z0-9-]+}': ['', '?state=missing'],
  '/appeals/:appeal/translations/:lang{[A-Za-z0-9-]+}/sentences/:segment{[a-z]+-[0-9a-f]+}': [''],
  '/appeals/:appeal/translations/:lang{[A-Za-z0-9-]+}/review': [''],
  '/appeals/:appeal/translations/:lang{[A-Za-z0-9-]+}/xliff': null,
  '/appeals/:appeal/translations/:lang{[A-Za-z0-9-]+}/po': null,
  '/appeals/:appeal/translations/:lang{[A-Za-z0-9-]+}/import': [''],
  '/appeals/:appeal/translations/:lang{[A-Za-z0-9-]+}/machine': [''],
  '/appeals/:appeal/glossary': [''],
  '/appeals/:appeal/glossary/:term{[0-9a-f-]+}': [''],
  '/glossary': [''],
  '/glossary/:term{[0-9a-f-]+}': [''],
  '/appeals/:appeal/sign-ons': [''],
  '/appeals/:appeal/sign-ons/opening': [''],
  '/appeals/:appeal/sign-ons/addressed': [''],
  '/appeals/:appeal/sign-ons/closing': [''],
  '/appeals/:appeal/sign-ons/keys': [''],
  '/appeals/:appeal/sign-ons/held': [''],
  '/appeals/:appeal/sign-ons/removals': [''],
  '/appeals/:appeal/sign-ons/removals/new': ['', '?what=release&held_for=many-from-one-network'],
  '/appeals/:appeal/sign-ons/organisations': [''],
  '/appeals/:appeal/sign-ons/paper': [''],
  '/appeals/:appeal/sign-ons/paper/new': ['', '?corrects=1'],
  '/appeals/:appeal/sign-ons/audits': [''],
  '/appeals/:appeal/sign-ons/export': [''],
  '/appeals/:appeal/sign-ons/tellings': [''],
  '/appeals/:appeal/sign-ons/tellings/:telling': [''],
  '/appeals/:appeal/sign-ons/tellings/:telling/start': [''],
}

const shown = lines.filter(({ route }) => route.method === 'GET').map(({ route }) => route.path)

const first = (list: readonly { readonly id: string }[]): string => list[0]!.id

/** What stands in the parts of an address: the first of its kind that the case has. */
function partsOf(
  path: string,
  {
    staff,
    marked,
    kept,
  }: { readonly staff: string; readonly marked: MarkedAppeal; readonly kept: KeptDossiers & KeptTellings & KeptSubmissions },
): Record<string, string> {
  const [section] = marked.sections
  const part = path.includes('/sections/') ? section : path.includes('/sentences/') ? section?.sentences[0] : marked.to[0]
  const { claims, sources, subjects, documents, questions } = guzman
  const entries = {
    claim: first(claims),
    source: first(sources),
    subject: first(subjects),
    document: first(documents),
    question: first(questions),
  }
  const brought = {
    body: 'wgad',
    instrument: 'nmr',
    norm: 'nmr-44',
    state: 'MX',
    dossier: path.endsWith('/by-hand') ? kept.frozen : kept.written,
    delivery: path.startsWith('/cases/') ? kept.submissionDelivery : kept.delivery,
    telling: kept.telling,
    reply: path.startsWith('/cases/') ? kept.submissionReply : kept.reply,
    submission: /\/(?:by-hand|replies\/.+)$/.test(path) ? kept.frozenSubmission : kept.writtenSubmission,
    answer: 'arrest.place',
    collection: '1',
    release: '1',
    form: 'txt',
  }
  const translated = {
    lang: 'ar',
    segment: segmentsOf(guzman.appeals[0]!)[1]!.key,
    term: path.startsWith('/glossary') ? termOfAll : termOfAppeal,
  }
  return { case: caseId, appeal, staff, entry: '0', change: '1', part: String(part?.id), ...entries, ...brought, ...translated }
}

/** What the desk keeps besides the file: without it, some pages would have nothing to show. */
const besides: readonly EntryChange[] = [
  {
    kind: 'add',
    list: 'calls',
    entry: {
      kind: 'call',
      name: longName,
      at: '2021-07-20T14:05Z',
      channel: 'phone',
      next: '2021-07-22',
      said: 'See https://example.org/a/very/long/address/that/has/no/place/at/which/it/could/be/broken.html',
      promised: 'To call again.',
    },
  },
  { kind: 'add', list: 'contacts', entry: { name: longName, at: '2021-07-21', channel: 'email', outcome: 'promised', note: 'Wait.' } },
  { kind: 'add', list: 'handovers', entry: { kind: 'note', open: 'Call the office.', watch: 'The hearing.' } },
  {
    kind: 'add',
    list: 'procedures',
    entry: {
      kind: 'procedure',
      body: longName,
      whole: false,
      claims: [],
      documents: [],
      appeals: [longName.slice(0, 60).replaceAll(/[^A-Za-z0-9]/g, '-')],
      told: longName,
      note: longName,
    },
  },
  {
    kind: 'add',
    list: 'consents',
    entry: { subject: guzman.subjects[0]!.id, given_by: longName, relation: 'himself', scope: 'An appeal', on: '2021-07-16' },
  },
]

const [termOfAll, termOfAppeal] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']

/** Some of it is translated into Arabic: a draft, and what waits for its review; with terms in both glossaries. */
async function haveTranslated(db: Database): Promise<void> {
  const [text] = guzman.appeals
  const what = { appeal: text!, lang: 'ar' }
  const by = { by: 'import', at: systemClock() }
  const word = { sourceLang: text!.lang, lang: 'ar', kind: 'legal', source: 'prisión', target: 'سجن; محبس', note: longName } as const
  await db.transaction().execute(async (tx) => {
    for (const [index, { key }] of segmentsOf(text!).slice(0, 6).entries()) {
      const target = 'نُقل في ٢٠ يوليو ٢٠٢١ إلى المستشفى (Callao)، كما تقول عائلته.'
      await changeTranslation(tx, what, { kind: 'write', key, base: 0, target, note: longName, ask: index > 1, anew: false }, by)
    }
    await addTerm(tx, null, { ...word, id: termOfAll }, by)
    await addTerm(tx, appeal, { ...word, id: termOfAppeal }, by)
  })
}

/** What the published text rests on has changed since, and somebody has commented on a sentence that said something else then. */
async function haveChanged(db: Database): Promise<void> {
  const at = systemClock()
  const [cited = ''] = guzman.appeals[0]!.sections.flatMap(({ sentences }) => sentences).flatMap(({ cites }) => cites)
  const denies = [cited.split('#')[1]!]
  const words = 'See https://example.org/a/very/long/address/that/has/no/place/at/which/it/could/be/broken.html'
  const said = { said_by: [guzman.sources[0]!.id], printed_in: [], statement: 'It was not so.' }
  const denial = { about: guzman.subjects[0]!.id, ...said, asserts: [], denies }
  const by = { by: 'import', at }
  await db.transaction().execute(async (tx) => {
    const entry = { ...denial, said_on: '2021-12-24', sensitivity: 'public' }
    const written = await recordEntries(tx, caseId, [{ kind: 'add', list: 'claims', entry }], { ...by, facts })
    assert.equal(written.kind, 'recorded', JSON.stringify(written))
    await noteChanges(tx, { facts, at })
    const found = await findDraft(tx, appeal)
    assert.ok(found.kind === 'found')
    const part = found.draft.marked.sections[0]!.sentences[0]!.id
    await beginThread(tx, appeal, { part, sentence: words, text: words, ...by })
  })
}

async function prepare(db: Database): Promise<readonly number[]> {
  const clock = systemClock
  await importCase(db, guzman, { clock })
  // To set beside it.
  await importCase(db, readCase(readFileSync(projectPath('data', 'demo', 'fujimori.yaml'), 'utf8')), { clock })
  const written = await db.transaction().execute((tx) => recordEntries(tx, caseId, besides, { by: 'import', at: clock(), facts }))
  assert.equal(written.kind, 'recorded')
  assert.equal((await publishAppeal(db, appeal, { by: 'Test', as: 'operator', clock, facts })).kind, 'published')
  await haveTranslated(db)
  const held = personsHeld(12, { norm: 'nmr-44', instrument: 'nmr', citation: longName, place: longAddress })
  const collection = {
    title: longName,
    introduction: longAddress,
    rows: 'norm',
    columns: 'place',
    query: { place: longAddress.slice(0, 200) },
  }
  assert.equal(await keepCollection(db, { ...collection, at: clock(), facets: held, appeal }), 1)
  await haveChanged(db)
  return [(await loadCaseWith(db, caseId))!.key, (await loadCaseWith(db, 'fujimori'))!.key]
}

/** People, an organisation and sheets of paper have signed; something is held, and something was removed. */
async function haveSigned({ db, log, signOns, mails }: OpenedSites): Promise<void> {
  const by = { staff: null }
  const { publicKey } = makeCampaignKey(systemRandomness)
  const opening = { publicKey, note: longName, addressed: [] }
  assert.equal((await openSigning(signOns, appeal, opening, by)).kind, 'opened')
  const lang = guzman.appeals[0]!.lang
  for (const name of ['one', 'two', 'three']) await sign({ signOns, mails }, { appeal, lang, mail: `${name}@example.net` })
  const form = {
    country: 'PE',
    kind: 'ngo',
    domain: 'example.org',
    officer: 'Olga',
    capacity: 'Secretary',
    showOfficer: true,
    status: 'special',
  }
  const asked = { appeal, version: 1, lang, request: randomBytes(16).toString('base64url'), mail: 'olga@example.net', authorised: true }
  await askAsOrganisation(signOns, { ...form, ...asked, names: [{ text: longName, lang: 'en' }] }, '192.0.2.7')
  const token = /\/s\/(\S+)/.exec(mails.at(-1)!.text)?.[1] ?? assert.fail(mails.at(-1)!.text)
  assert.deepEqual(await confirm(signOns, token), { kind: 'organisation', state: 'review' })
  await release(log)
  const [edition] = await listEditionsSigned(db, appeal)
  const sheets = { collectedBy: longName, place: 'Lima', from: '2021-07-20', to: '2021-07-24', method: 'Each line was looked at.' }
  const scan = 'a'.repeat(64)
  const paper = await recordBatch(signOns, appeal, { ...sheets, version: 1, lang, claimed: 120, accepted: 111, scan }, by)
  assert.equal(paper.kind, 'recorded')
  const removal = {
    kind: 'remove',
    condition: { state: 'c', edition: edition!.entry },
    reason: 'automated',
    publicReason: longName,
  } as const
  assert.equal((await startRemoval(signOns, appeal, removal, by)).kind, 'started')
  const result = { edition: edition!.entry, seed: '7 11 23', size: 4, sampled: 3, erased: 0, bad: 1, method: longName }
  assert.equal((await recordAuditResult(signOns, appeal, result, by)).kind, 'recorded')
}

/** From which side the desk is laid out. */
type Side = 'left' | 'right'
const sizes = '[document.documentElement.scrollWidth, document.documentElement.clientWidth]'

/** What is wrong with the page that is open, on a screen as small as they come (WCAG 1.4.10): it is wider, or axe finds something. */
async function wrongOn(page: Page, called: string, side: Side = 'left'): Promise<string[]> {
  const [width, room] = await page.evaluate<[number, number]>(sizes)
  const found = await violationsOn(page, side === 'left' ? 'everything' : 'layout')
  return [...(width > room ? [`is ${width - room} px wider than the screen`] : []), ...found].map((what) => `${called} ${what}`)
}

/** Opens every page of the table that somebody who is signed in sees. */
async function lookAtAll(page: Page, sites: OpenedSites, place: Parameters<typeof partsOf>[1], side: Side): Promise<string[]> {
  const wrong: string[] = []
  // Its secret is made when it is asked for, and only then has a page.
  await page.goto(`${sites.deskOrigin}/me/second-factors`)
  await page.getByRole('button', { name: 'Add a second factor' }).click()
  for (const path of shown) {
    const queries = pages[path]
    if (!Array.isArray(queries)) continue
    for (const query of queries as readonly string[]) {
      const address = fill(path, partsOf(path, place)) + query
      const response = await page.goto(sites.deskOrigin + address)
      const reached = new URL(page.url()).pathname + new URL(page.url()).search
      assert.ok([200, 422].includes(response!.status()) && reached === address, `${address} led to ${reached}: ${response!.status()}`)
      wrong.push(...(await wrongOn(page, `${address} (from the ${side})`, side)))
    }
  }
  return wrong
}

async function signIn(page: Page, { deskOrigin }: OpenedSites, name: string, password: string): Promise<void> {
  await page.goto(`${deskOrigin}/sign-in`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Somebody joins by an invitation, and comes in by password and code: the pages that are seen before anybody is signed in. */
async function walkIn(page: Page, { deskOrigin }: OpenedSites, link: string): Promise<string[]> {
  const wrong: string[] = []
  const [name, password] = ['luz', 'copper harbour seventeen']
  await page.goto(link)
  wrong.push(...(await wrongOn(page, 'an invitation')))
  await page.getByLabel('Name to sign in with').fill(name)
  await page.getByLabel('Name that others see').fill(longName)
  await page.getByLabel('New password').fill(password)
  await page.getByLabel('The same again').fill(password)
  await page.getByRole('button', { name: 'Go on to the second factor' }).click()
  wrong.push(...(await wrongOn(page, 'setting up the second factor')))
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code').fill(codeAt(secret, new Date()))
  await page.getByRole('button', { name: 'Finish and sign in' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  wrong.push(...(await wrongOn(page, 'sign in')))
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  assert.equal(page.url(), `${deskOrigin}/sign-in/second-factor`)
  return [...wrong, ...(await wrongOn(page, 'second factor'))]
}

test('each page of the table stands in the list of those that are looked at, and none besides', () => {
  assert.deepEqual(Object.keys(pages).toSorted(), shown.toSorted())
})

test('no page is wider than a small screen or keeps anybody out, from the left and from the right', () =>
  withSites(async (sites) => {
    const { db, password, deskOrigin } = sites
    await haveSigned(sites)
    const viewport = { width: 320, height: 640 }
    const page = await (await browser.newContext({ viewport })).newPage()
    await signIn(page, sites, 'administrator', password)
    await page.goto(`${deskOrigin}/staff/invite`)
    await page.getByLabel('Whom it is for').fill(longName)
    await page.getByLabel(/^editor/).check()
    await page.getByRole('button', { name: 'Make the link' }).click()
    const link = /http\S+/.exec(await page.innerText('main'))?.[0] ?? assert.fail(await page.innerText('main'))
    const wrong = await walkIn(await (await browser.newContext({ viewport })).newPage(), sites, link)
    const [{ staff }, found] = [await addStaffMember(db, { role: 'editor', name: longName }), await findDraft(db, appeal)]
    assert.ok(found.kind === 'found')
    const dossiers = await keepDossiers(db, sites.files, { appeal, name: longName, at: systemClock() })
    const answer = { case: caseId, document: first(guzman.documents), speaker: first(guzman.sources) }
    const tellings = await keepTellings(db, { appeal, delivery: dossiers.delivery, ...answer, name: longName, at: systemClock() })
    const about = { caseKey: (await caseKeyOf(db, caseId))!, subject: first(guzman.subjects), claim: first(guzman.claims) }
    const submissions = await keepSubmissions(db, sites.files, { ...about, answer, name: longName, at: systemClock() })
    const kept = { ...dossiers, ...tellings, ...submissions }
    const place = { staff: staff.id, marked: found.draft.marked, kept }
    wrong.push(...(await lookAtAll(page, sites, place, 'left')))
    await page.goto(`${deskOrigin}/me`)
    await page.getByLabel('From which side you read').selectOption('rtl')
    await page.getByRole('button', { name: 'Save' }).click()
    assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
    wrong.push(...(await lookAtAll(page, sites, place, 'right')))
    assert.deepEqual(wrong, [])
  }, prepare))
